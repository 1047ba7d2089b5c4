import { stat } from 'node:fs/promises';
import { type FilledLedger, ledgerRefused } from '#ledger';
import { DomainError, ProcessPool, WorkStopped } from '#platform';
import type { FileSource } from '../documents/plan-file.js';
import type * as LedgerWork from './ledger-work.js';

/** Largest ledger taken, in bytes. A thousand rows have some hundred kilobytes. */
export const MAX_LEDGER_BYTES = 10 * 1024 * 1024;

const readers = new ProcessPool<typeof LedgerWork>({ module: './ledger-work', caller: import.meta.url, deadlineMs: 30_000 });

/**
 * Reads a ledger that was filled in, .xlsx or .csv, in a process that ends with a file that takes too much of it.
 * @throws DomainError `file.too-large`, `file.damaged`, `file.encoding`, `file.too-complex`, `file.unknown-format`, `ledger.no-header`, `file.busy`
 */
export async function readLedgerFile(file: FileSource, limits: Parameters<typeof readers.run>[2] = {}): Promise<FilledLedger> {
  const bytes = file instanceof Uint8Array ? file.length : (await stat(file.path)).size;
  if (bytes > MAX_LEDGER_BYTES) {
    throw new DomainError(
      'file.too-large',
      `The ledger is larger than the ${MAX_LEDGER_BYTES / 1024 / 1024} MB that are read. Copy its table into a new workbook and send that.`,
    );
  }
  try {
    return await readers.run('readLedger', [file], limits);
  } catch (error) {
    throw error instanceof WorkStopped ? refusalOf(error) : error;
  }
}

function refusalOf(stopped: WorkStopped): DomainError {
  if (stopped.reason === 'busy')
    return new DomainError('file.busy', 'Too many ledgers are being read just now. Send it again in a minute.');
  const { code, message } = ledgerRefused('file.too-complex');
  return new DomainError(code, message, {}, { cause: stopped });
}
