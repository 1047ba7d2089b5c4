import { setTimeout as delay } from 'node:timers/promises';
import type { BackgroundJobs } from '#outbox';
import { showProgress } from './output/progress.js';

const LOOK_EVERY_MS = 100;

/**
 * Shows how far a background job is while its work runs here. A worker may have taken the job first, and then `work` ends
 * at once with nothing done; so the end of the job itself is waited for.
 */
export async function watchJob(jobs: BackgroundJobs, jobId: string, work: Promise<void>): Promise<void> {
  const progress = showProgress();
  const failure = rejectionOf(work);
  // It may come while the job is being looked at; it is thrown by the next wait.
  failure.catch(() => undefined);
  try {
    for (;;) {
      const { state, progress: percent, message } = await jobs.read(jobId, { id: null, seesAll: true });
      progress.update(percent, message);
      if (state === 'done' || state === 'failed') break;
      await Promise.race([delay(LOOK_EVERY_MS), failure]);
    }
    await work;
  } finally {
    progress.stop();
  }
}

/** Rejects when the work does, and never resolves. */
function rejectionOf(work: Promise<void>): Promise<never> {
  return work.then(() => new Promise<never>(() => undefined));
}
