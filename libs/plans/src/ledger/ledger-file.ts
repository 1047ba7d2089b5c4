import { type FilledLedger, LedgerRefused, readLedger } from '#ledger';
import { DomainError } from '#platform';

/** Largest ledger taken, in bytes. A thousand rows have some hundred kilobytes. */
export const MAX_LEDGER_BYTES = 10 * 1024 * 1024;

/**
 * Reads a ledger that was filled in, .xlsx or .csv.
 * @throws DomainError `file.too-large`, `file.damaged`, `file.encoding`, `file.too-complex`, `file.unknown-format`, `ledger.no-header`
 */
export async function readLedgerFile(bytes: Uint8Array): Promise<FilledLedger> {
  if (bytes.length > MAX_LEDGER_BYTES) {
    throw new DomainError(
      'file.too-large',
      `The ledger is larger than the ${MAX_LEDGER_BYTES / 1024 / 1024} MB that are read. Copy its table into a new workbook and send that.`,
    );
  }
  try {
    return await readLedger(bytes);
  } catch (error) {
    throw error instanceof LedgerRefused ? new DomainError(error.code, error.message, {}, { cause: error }) : error;
  }
}
