import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ParsedPlan, parsePlan, type ParseOptions, type PlanDocument } from '#plan-text';

/** Up to this length a text is taken apart on the spot, within some tens of milliseconds; a thread takes longer to start. */
export const PARSED_ON_THE_SPOT = 50_000;

/** The entry beside this file, in the form this file has itself: built JavaScript, or the source under a loader. */
const ENTRY = new URL(`./parsing-thread${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

/** Like {@link parsePlan}, but a long text leaves this thread free to answer others. */
export async function parseAside(document: PlanDocument, options: ParseOptions): Promise<ParsedPlan> {
  if (document.text.length <= PARSED_ON_THE_SPOT) return parsePlan(document, options);
  const worker = new Worker(ENTRY, { workerData: { document, options } });
  try {
    return await new Promise<ParsedPlan>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that takes a plan apart ended with ${code}.`)));
    });
  } finally {
    await worker.terminate();
  }
}
