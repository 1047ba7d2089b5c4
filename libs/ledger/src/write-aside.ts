import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type LedgerFormat, writeLedger } from './formats.js';
import type { Ledger } from './ledger.js';
import type { XlsxOptions } from './to-xlsx.js';

/** Up to so many rows a ledger is written on the spot, within some tens of milliseconds; a thread takes longer to start. */
export const WRITTEN_ON_THE_SPOT = 100;

/** The entry beside this file, in the form this file has itself: built JavaScript, or the source under a loader. */
const ENTRY = new URL(`./writing-thread${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

/** Like {@link writeLedger}, but a long workbook or document leaves this thread free to answer others. */
export async function writeLedgerAside(format: LedgerFormat, ledger: Ledger, options: XlsxOptions = {}): Promise<Buffer> {
  const isQuick = format === 'csv' || format === 'json' || ledger.rows.length <= WRITTEN_ON_THE_SPOT;
  if (isQuick) return writeLedger(format, ledger, options);
  const worker = new Worker(ENTRY, { workerData: { format, ledger, options } });
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that writes a ledger ended with ${code}.`)));
    });
  } finally {
    await worker.terminate();
  }
}
