import { readFile } from 'node:fs/promises';
import { type FilledLedger, readLedger as readBytes } from '#ledger';

/** What a process for ledgers does: see `writeLedgerOffloaded` and `readLedgerFile`. */
export { writeLedger } from '#ledger';

export async function readLedger(file: Uint8Array | { path: string }): Promise<FilledLedger> {
  return readBytes(file instanceof Uint8Array ? file : await readFile(file.path));
}
