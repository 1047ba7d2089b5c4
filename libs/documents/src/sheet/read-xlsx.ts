import type { Layout } from '../document/document.js';
import { type Cell, LayoutBuilder } from '../document/layout-builder.js';
import type { Limits } from '../document/limits.js';
import type { Sheet } from '../workbook/cell.js';
import { readWorkbook } from '../workbook/read-workbook.js';
import type { OfficePackage } from '../zip/office-package.js';
import { NOTES } from '../document/notes.js';

/**
 * Reads a workbook: each sheet that is not hidden as a table, cells as they are shown.
 * @throws DocumentRefused `file.damaged`, `file.too-complex`
 */
export async function readXlsx(parts: OfficePackage, limits: Limits): Promise<Layout> {
  const { sheets, hasStruckOut } = await readWorkbook(parts);
  const builder = new LayoutBuilder(limits);
  const filled = sheets.filter(({ isHidden, rows }) => !isHidden && rows.size > 0);
  for (const sheet of filled) {
    if (filled.length > 1 && !/^(?:Sheet|工作表)\d*$/i.test(sheet.name)) builder.paragraph(sheet.name, 1);
    const { rows, numbers, left } = gridOf(sheet);
    builder.table(rows, { sheet: filled.length > 1 ? sheet.name : null, column: left, rows: numbers });
  }
  const hidden = sheets.filter(({ isHidden }) => isHidden).length;
  if (hidden > 0) builder.note(NOTES.hiddenSheets(hidden));
  if (hasStruckOut) builder.note(NOTES.struckOut());
  return builder.layout();
}

/** The rows that hold something, without empty columns at the edges; a merged cell stands in each place that it covers. */
function gridOf({ rows, merges }: Sheet): { rows: Cell[][]; numbers: number[]; left: number } {
  const numbers = [...rows.keys()].sort((one, other) => one - other);
  const columns = numbers.flatMap((number) => [...(rows.get(number)?.keys() ?? [])]);
  const [left, right] = columns.reduce(([least, most], one) => [Math.min(least, one), Math.max(most, one)], [Infinity, 0]);
  const places = new Map(numbers.map((number, at) => [number, at]));
  const grid = numbers.map((number) =>
    Array.from({ length: right - left + 1 }, (_, at): Cell => ({ text: rows.get(number)?.get(left + at)?.text ?? '' })),
  );
  for (const { top, left: from, bottom, right: to } of merges) {
    const master = grid[places.get(top) ?? -1]?.[from - left];
    if (!master) continue;
    const covered = numbers.filter((number) => number >= top && number <= bottom);
    for (const number of covered)
      for (let column = Math.max(from, left); column <= Math.min(to, right); column += 1) {
        const row = grid[places.get(number) ?? -1];
        if (row) row[column - left] = master;
      }
  }
  return { rows: grid, numbers, left };
}
