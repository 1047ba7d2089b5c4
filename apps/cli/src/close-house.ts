import type { House } from '#assembly';

/** Running jobs get this long to finish; then what is on the wire is cut off and sent again later. */
const PATIENCE_MS = 15_000;

export async function closeHouse(house: House): Promise<void> {
  const cutOff = setTimeout(() => house.deliverer.abort(), PATIENCE_MS);
  try {
    await house.close();
  } finally {
    clearTimeout(cutOff);
  }
}
