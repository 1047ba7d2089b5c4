import { COLUMNS, columnsOf, dateInWords, type LedgerColumn } from './columns.js';
import type { Ledger, LedgerLamp, LedgerRow } from './ledger.js';

/** A column as printed; headings of several levels take several. */
export interface PlacedColumn {
  column: LedgerColumn;
  /** Which level of headings it shows; null for every other column. */
  heading: number | null;
  millimetres: number;
}

/** Two columns of headings are narrower each, and the task is narrowed for them. */
const NARROW_HEADING = 24;

/** All columns on one page: where there are more than those to fill in, each is narrower, but that of dates, which stay on one line. */
export function placeColumns(ledger: Ledger, headingColumns: number): PlacedColumn[] {
  const columns = columnsOf(ledger);
  const scale = widthOf(COLUMNS.filter(isElastic)) / widthOf(columns.filter(isElastic));
  return placed(columns, headingColumns).map((one) =>
    isElastic(one.column) ? { ...one, millimetres: one.millimetres * scale } : one,
  );
}

function isElastic({ key }: LedgerColumn): boolean {
  return key !== 'due';
}

function widthOf(columns: readonly LedgerColumn[]): number {
  return columns.reduce((sum, { millimetres }) => sum + millimetres, 0);
}

function placed(columns: readonly LedgerColumn[], headingColumns: number): PlacedColumn[] {
  const path = columns.find(({ key }) => key === 'path')?.millimetres ?? 0;
  const each = headingColumns > 1 ? NARROW_HEADING : path;
  const extra = each * headingColumns - path;
  return columns.flatMap((column): PlacedColumn[] => {
    if (column.key === 'path')
      return Array.from({ length: headingColumns }, (_, heading) => ({ column, heading, millimetres: each }));
    return [{ column, heading: null, millimetres: column.key === 'task' ? column.millimetres - extra : column.millimetres }];
  });
}

/** The line below the title: who issued it, for which year, under which heading, how many tasks, as of which day. */
export function factsOf({ issuer, planYear, rows, stateOn }: Ledger, common: readonly string[]): string {
  return [
    ...(issuer ? [`发文单位：${issuer}`] : []),
    ...(planYear ? [`计划年度：${planYear}年`] : []),
    ...(common.length > 0 ? [common.join(' / ')] : []),
    `共 ${rows.length} 项`,
    ...(stateOn === undefined ? [] : [lampCounts(rows), `截至${dateInWords(stateOn)}`]),
  ].join('　　');
}

function lampCounts(rows: readonly LedgerRow[]): string {
  const count = (lamp: LedgerLamp): number => rows.filter(({ standing }) => standing?.lamp === lamp).length;
  return `红灯 ${count('red')}、黄灯 ${count('yellow')}、绿灯 ${count('green')}`;
}
