import { COLUMNS, type LedgerColumn } from './columns.js';
import type { Ledger } from './ledger.js';

/** A column as printed; headings of several levels take several. */
export interface PlacedColumn {
  column: LedgerColumn;
  /** Which level of headings it shows; null for every other column. */
  heading: number | null;
  millimetres: number;
}

/** Two columns of headings are narrower each, and the task gives them room. */
const NARROW_HEADING = 24;

export function placeColumns(headingColumns: number): PlacedColumn[] {
  const path = COLUMNS.find(({ key }) => key === 'path')?.millimetres ?? 0;
  const each = headingColumns > 1 ? NARROW_HEADING : path;
  const extra = each * headingColumns - path;
  return COLUMNS.flatMap((column): PlacedColumn[] => {
    if (column.key === 'path')
      return Array.from({ length: headingColumns }, (_, heading) => ({ column, heading, millimetres: each }));
    return [{ column, heading: null, millimetres: column.key === 'task' ? column.millimetres - extra : column.millimetres }];
  });
}

/** The line below the title: who issued it, for which year, under which heading, how many tasks. */
export function factsOf({ issuer, planYear, rows }: Ledger, common: readonly string[]): string {
  return [
    ...(issuer ? [`发文单位：${issuer}`] : []),
    ...(planYear ? [`计划年度：${planYear}年`] : []),
    ...(common.length > 0 ? [common.join(' / ')] : []),
    `共 ${rows.length} 项`,
  ].join('　　');
}
