import { parentPort } from 'node:worker_threads';
import { parseDocument } from '../parse-document.js';
import { DocumentRefused } from '../refusal.js';
import { READY, type ReadingOutcome, type ReadingTask } from './messages.js';

/** Entry of the thread: reads one document after another. */
parentPort?.on('message', (task: ReadingTask) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
  void outcomeOf(task).then((outcome) => parentPort?.postMessage(outcome));
});

async function outcomeOf({ bytes, fileName, limits }: ReadingTask): Promise<ReadingOutcome> {
  try {
    return { document: await parseDocument(bytes, fileName, limits) };
  } catch (error) {
    if (error instanceof DocumentRefused) return { refusal: { code: error.code, message: error.message } };
    return {
      fault: error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error), stack: '' },
    };
  }
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
parentPort?.postMessage(READY);
