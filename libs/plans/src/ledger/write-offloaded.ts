import { type Ledger, type LedgerFormat, writeLedger, type XlsxOptions } from '#ledger';
import { ProcessPool } from '#platform';
import type * as Writing from './ledger-work.js';

/** Up to so many rows a ledger is written in this process, within some tens of milliseconds; another one takes longer to start. */
const WRITTEN_INLINE = 100;

const writers = new ProcessPool<typeof Writing>({ module: './ledger-work', caller: import.meta.url, maxWaiting: 1000 });

/** Like {@link writeLedger}, but a long workbook or document leaves this process free to answer others. */
export async function writeLedgerOffloaded(format: LedgerFormat, ledger: Ledger, options: XlsxOptions = {}): Promise<Buffer> {
  const isQuick = format === 'csv' || format === 'json' || ledger.rows.length <= WRITTEN_INLINE;
  return isQuick ? writeLedger(format, ledger, options) : writers.run('writeLedger', [format, ledger, options]);
}
