import { parentPort, workerData } from 'node:worker_threads';
import { type Ledger, type LedgerFormat, writeLedger, type XlsxOptions } from '#ledger';

/** Entry of the thread: writes one ledger. */
const { format, ledger, options } = workerData as { format: LedgerFormat; ledger: Ledger; options: XlsxOptions };
const bytes = new Uint8Array(await writeLedger(format, ledger, options));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
parentPort?.postMessage(bytes, [bytes.buffer]);
