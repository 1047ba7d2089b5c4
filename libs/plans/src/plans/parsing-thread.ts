import { parentPort, workerData } from 'node:worker_threads';
import { parsePlan, type ParseOptions, type PlanDocument } from '#plan-text';

/** Entry of the thread: takes one document apart. */
const { document, options } = workerData as { document: PlanDocument; options: ParseOptions };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
parentPort?.postMessage(parsePlan(document, options));
