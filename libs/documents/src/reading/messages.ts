import type { ReadDocument } from '../document.js';
import type { Limits } from '../limits.js';
import type { RefusalCode } from '../refusal.js';

/** To the process: one document to read. */
export interface ReadingTask {
  bytes: Uint8Array;
  fileName: string | undefined;
  limits: Limits;
}

/** From the process, once: it is loaded, and the time of the first task begins. */
export const READY = 'ready';

/** From the process: what it read, or why not. Errors lose their class on the way, so they travel as data. */
export type ReadingOutcome =
  | { document: ReadDocument }
  | { refusal: { code: RefusalCode; message: string } }
  | { fault: { message: string; stack: string | undefined } };
