import { parseDocument } from '../parse-document.js';
import { DocumentRefused } from '../refusal.js';
import { READY, type ReadingOutcome, type ReadingTask } from './messages.js';

/** Entry of the process: reads one document after another, until the one that asks is gone. */
process.on('message', (task: ReadingTask) => {
  void outcomeOf(task).then((outcome) => process.send?.(outcome));
});

async function outcomeOf({ bytes, fileName, limits }: ReadingTask): Promise<ReadingOutcome> {
  try {
    return { document: await parseDocument(bytes, fileName, limits) };
  } catch (error) {
    const refused = refusalOf(error);
    if (refused) return { refusal: { code: refused.code, message: refused.message } };
    return {
      fault: error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error), stack: '' },
    };
  }
}
/** A file nested too deep for the stack, or with a length that no array can have, is no fault of the program. */
function refusalOf(error: unknown): DocumentRefused | null {
  if (error instanceof DocumentRefused) return error;
  return error instanceof RangeError ? new DocumentRefused('file.too-complex') : null;
}
process.send?.(READY);
