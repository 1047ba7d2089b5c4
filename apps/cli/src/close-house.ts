import { Deliverer } from '#delivery';
import type { Application } from '#application';

/** Running jobs get this long to finish; then what is on the wire is cut off and sent again later. */
const PATIENCE_MS = 15_000;

export async function closeApplication(application: Application): Promise<void> {
  const cutOff = setTimeout(() => application.ofWorker(Deliverer).abort(), PATIENCE_MS);
  try {
    await application.close();
  } finally {
    clearTimeout(cutOff);
  }
}
