import { readBackgroundJob } from '#event-queue';
import type { Queryable } from '#platform';
import { showProgress } from './progress.js';

/** Shows how far the work of a background job is while it runs here. */
export async function watchJob(db: Queryable, jobId: string, work: Promise<void>): Promise<void> {
  const progress = showProgress();
  try {
    await watched(work, async () => {
      const job = await readBackgroundJob(db, jobId, { id: null, seesAll: true });
      progress.update(job.progress, job.message);
    });
  } finally {
    progress.stop();
  }
}

const LOOK_EVERY_MS = 100;

/** Calls `look` now and then while the work goes on, and once when it is done. */
async function watched(work: Promise<void>, look: () => Promise<void>): Promise<void> {
  let done = false;
  const finished = work.finally(() => (done = true));
  while (!done) {
    await look();
    await Promise.race([finished.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))]);
  }
  await finished;
  await look();
}
