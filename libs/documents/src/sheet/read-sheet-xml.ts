import type { Layout } from '../document/document.js';
import { type Cell, LayoutBuilder } from '../document/layout-builder.js';
import type { Limits } from '../document/limits.js';
import { child, elements, textOf, type XmlElement } from '../xml/parse-xml.js';
import { NOTES } from '../document/notes.js';

const MOST_COLUMNS = 1000;
const MOST_ROWS = 100_000;

/** Reads the XML of Excel 2003 (SpreadsheetML 2003), which systems export as .xls: each sheet that is not hidden as a table. */
export function readSheet2003(file: XmlElement, limits: Limits): Layout {
  const builder = new LayoutBuilder(limits);
  const all = elements(child(file, 'Workbook'), 'Worksheet');
  const shown = all.filter((sheet) => !isHidden(sheet));
  for (const sheet of shown) {
    const name = sheet.attributes['Name'] ?? '';
    const table = child(sheet, 'Table');
    if (!table || elements(table, 'Row').length === 0) continue;
    if (shown.length > 1 && !/^(?:Sheet|工作表)\d*$/i.test(name)) builder.paragraph(name, 1);
    const rows = rowsOf(table);
    builder.table(rows, { sheet: shown.length > 1 ? name : null, column: 1, rows: rows.map((_, at) => at + 1) });
  }
  if (shown.length < all.length) builder.note(NOTES.hiddenSheets(all.length - shown.length));
  return builder.layout();
}

function isHidden(sheet: XmlElement): boolean {
  const visible = child(sheet, 'WorksheetOptions', 'Visible');
  return visible !== undefined && /hidden/i.test(textOf(visible));
}

/** Rows and cells may skip to an index; a merged cell stands in each place that it covers. */
function rowsOf(table: XmlElement): Cell[][] {
  const grid: Cell[][] = [];
  let at = 0;
  for (const row of elements(table, 'Row')) {
    at = indexOf(row) ?? at;
    if (at >= MOST_ROWS) break;
    let column = 0;
    for (const element of elements(row, 'Cell')) {
      column = indexOf(element) ?? column;
      while (grid[at]?.[column]) column += 1;
      const cell = { text: textOfCell(element) };
      const [across, down] = [spanOf(element, 'MergeAcross'), spanOf(element, 'MergeDown')];
      for (let line = at; line <= Math.min(at + down, MOST_ROWS); line += 1)
        for (let place = column; place <= Math.min(column + across, MOST_COLUMNS); place += 1)
          (grid[line] ??= [])[place] ??= cell;
      column += across + 1;
    }
    grid[at] ??= [];
    at += 1;
  }
  return Array.from(grid, (row) => Array.from(row ?? [], (cell) => cell ?? { text: '' }));
}

function indexOf({ attributes }: XmlElement): number | null {
  const index = Number(attributes['Index']);
  return Number.isInteger(index) && index > 0 ? index - 1 : null;
}

function spanOf({ attributes }: XmlElement, name: 'MergeAcross' | 'MergeDown'): number {
  const span = Number(attributes[name] ?? 0);
  return Number.isInteger(span) && span > 0 ? Math.min(span, MOST_COLUMNS) : 0;
}

/** A date is held as 2022-12-31T00:00:00.000. */
function textOfCell(cell: XmlElement): string {
  const data = child(cell, 'Data');
  if (!data) return '';
  const text = textOf(data);
  return data.attributes['Type'] === 'DateTime' ? text.replace(/T00:00:00(?:\.0+)?$/, '') : text;
}
