import { cellTexts, columnsOf } from './columns.js';
import { formatCsv } from './csv.js';
import type { Ledger } from './ledger.js';

/** What a table of data has beside the printed columns: how much is promised, and what ties a row to its item. */
const STRENGTH_TITLE = '力度';
export const REF_TITLE = '事项标识';

/** Without it Excel reads UTF-8 as the code page of the machine. */
const BYTE_ORDER_MARK = '\ufeff';

/** The ledger as CSV for Excel and WPS: UTF-8 with byte order mark, dates as YYYY-MM-DD. */
export function toCsv(ledger: Ledger): string {
  return BYTE_ORDER_MARK + toPlainCsv(ledger);
}

/** The same without the mark, for other programs. */
export function toPlainCsv(ledger: Ledger): string {
  const columns = columnsOf(ledger);
  const header = [...columns.map(({ title }) => title), STRENGTH_TITLE, REF_TITLE];
  return formatCsv([
    header,
    ...ledger.rows.map((row, index) => {
      const texts = { ...cellTexts(row, index), due: row.due ?? row.dueWords ?? '' };
      return [...columns.map(({ key }) => texts[key]), row.strength ?? '', row.ref ?? ''];
    }),
  ]);
}
