import { type Ledger, type LedgerFormat, writeLedger, type XlsxOptions } from '#ledger';
import { runInThread } from '#platform';

/** Up to so many rows a ledger is written on the spot, within some tens of milliseconds; a thread takes longer to start. */
export const WRITTEN_ON_THE_SPOT = 100;

/** Like {@link writeLedger}, but a long workbook or document leaves this thread free to answer others. */
export async function writeLedgerOffloaded(format: LedgerFormat, ledger: Ledger, options: XlsxOptions = {}): Promise<Buffer> {
  const isQuick = format === 'csv' || format === 'json' || ledger.rows.length <= WRITTEN_ON_THE_SPOT;
  if (isQuick) return writeLedger(format, ledger, options);
  const bytes = await runInThread<Uint8Array>('./writing-thread', import.meta.url, { format, ledger, options });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
