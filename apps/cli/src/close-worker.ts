import type { INestApplicationContext } from '@nestjs/common';
import { Deliverer } from '#delivery';

/** Running jobs get this long to finish; then what is on the wire is cut off and sent again later. */
const CUT_OFF_AFTER_MS = 15_000;

export async function closeWorker(worker: INestApplicationContext): Promise<void> {
  const cutOff = setTimeout(() => worker.get(Deliverer).abort(), CUT_OFF_AFTER_MS);
  try {
    await worker.close();
  } finally {
    clearTimeout(cutOff);
  }
}
