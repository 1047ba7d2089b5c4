import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Runs an entry that posts one answer in a thread of its own, so that this one can answer others.
 * @param entry beside the caller, without its ending: that is the caller's own, built JavaScript or the source under a loader
 * @param caller `import.meta.url`
 */
export async function runInThread<Answer>(entry: string, caller: string, workerData: unknown): Promise<Answer> {
  const worker = new Worker(new URL(`${entry}${extname(new URL(caller).pathname)}`, caller), { workerData });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread ${entry} ended with ${code}.`)));
    });
  } finally {
    await worker.terminate();
  }
}
