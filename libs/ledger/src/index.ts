/**
 * The 任务分解表: the table of tasks that offices print, fill in and send back. Knows no database and no framework.
 * - ledger: its rows with their headings    - ref, origin: what ties a row, and the whole, to whoever wrote it
 * - banner: an outer heading across the table; the inner headings stand beside their tasks
 */
export { PEOPLE_COLUMNS, peopleColumnOf } from './columns.js';
export { LEDGER_FORMATS, LEDGER_MEDIA_TYPES, type LedgerFormat, writeLedger } from './formats.js';
export type { Ledger, LedgerLamp, LedgerPerson, LedgerRow, PeopleColumnKey } from './ledger.js';
export { readLedger, type FilledLedger, type FilledRow, type LedgerCell } from './read-ledger.js';
export { peopleInRow, type PeopleRow } from './read-people.js';
export { LEDGER_REFUSAL_CODES, ledgerRefused } from './refusal.js';
export { toPlainCsv } from './to-csv.js';
export type { XlsxOptions } from './to-xlsx.js';
export { excelWidth, LOOK } from './xlsx-style.js';
