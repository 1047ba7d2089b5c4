import ExcelJS from 'exceljs';
import type { Layout } from '../document.js';
import { type Cell, LayoutBuilder } from '../layout-builder.js';
import type { Limits } from '../limits.js';
import { DocumentRefused } from '../refusal.js';
import type { OfficePackage } from '../zip/office-package.js';
import { cellText } from './cell-text.js';

/** A cell with a format far from the others makes a sheet look a million rows long. */
const MOST_CELLS = 2_000_000;

/**
 * Reads a workbook: each sheet that is not hidden as a table, cells as they are shown.
 * @throws DocumentRefused `file.damaged`, `file.too-complex`
 */
export async function readXlsx(parts: OfficePackage, bytes: Uint8Array, limits: Limits): Promise<Layout> {
  // exceljs inflates without limits: what the package really holds is measured before.
  await parts.measure();
  const workbook = await load(bytes);
  const builder = new LayoutBuilder(limits);
  const shown = workbook.worksheets.filter(({ state }) => state === 'visible');
  const filled = shown.map((sheet) => ({ sheet, rows: rowsOf(sheet) })).filter(({ rows }) => rows.length > 0);
  for (const { sheet, rows } of filled) {
    if (filled.length > 1 && !/^(?:Sheet|工作表)\d*$/i.test(sheet.name)) builder.paragraph(sheet.name, 1);
    builder.table(rows);
  }
  const hidden = workbook.worksheets.length - shown.length;
  if (hidden > 0) builder.note(`${hidden} hidden sheets were left out.`);
  return builder.layout();
}

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  try {
    await workbook.xlsx.load(copy, { ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing', 'picture'] });
  } catch (error) {
    throw error instanceof RangeError ? error : new DocumentRefused('file.damaged', undefined, { cause: error });
  }
  return workbook;
}

function rowsOf(sheet: ExcelJS.Worksheet): Cell[][] {
  const cells = new Map<ExcelJS.Cell, Cell>();
  const rows: Cell[][] = [];
  let count = 0;
  sheet.eachRow((row) => {
    const line: Cell[] = [];
    row.eachCell((cell, column) => {
      if (++count > MOST_CELLS) throw new DocumentRefused('file.too-complex');
      const master = cell.isMerged ? cell.master : cell;
      const known = cells.get(master) ?? { text: cellText(master) };
      cells.set(master, known);
      line[column - 1] = known;
    });
    const filled = Array.from(line, (cell) => cell ?? { text: '' });
    if (filled.some(({ text }) => text.trim() !== '')) rows.push(filled);
  });
  return withoutEmptyEdges(rows);
}

function withoutEmptyEdges(rows: Cell[][]): Cell[][] {
  const isFilled = (cell: Cell | undefined): boolean => (cell?.text.trim() ?? '') !== '';
  const width = rows.reduce((most, row) => Math.max(most, row.findLastIndex(isFilled) + 1), 0);
  const first = rows.reduce((least, row) => Math.min(least, row.findIndex(isFilled)), width);
  return rows.map((row) => Array.from({ length: width - first }, (_, at) => row[first + at] ?? { text: '' }));
}
