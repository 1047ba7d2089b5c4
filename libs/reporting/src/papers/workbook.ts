import ExcelJS, { type Style, type Worksheet } from 'exceljs';
import { excelWidth, LOOK } from '#ledger';
import type { PaperTable } from './table.js';

/** A screen and a landscape page hold more than the document: columns grow by it. */
const WIDER = 1.5;

/** What stands above the tables of each sheet. */
interface SheetHead {
  title: string;
  /** Which paper it is, of which day its figures are. */
  facts: string;
}

/** Tables as a workbook: one sheet for each list of them, named by its first table; the others follow below. */
export async function workbookOf(head: SheetHead, sheets: readonly (readonly PaperTable[])[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = head.title;
  for (const tables of sheets) writeSheet(workbook, head, tables);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function writeSheet(workbook: ExcelJS.Workbook, { title, facts }: SheetHead, tables: readonly PaperTable[]): void {
  const width = Math.max(...tables.map(({ columns }) => columns.length));
  const sheet = workbook.addWorksheet(tables[0]?.name ?? '', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: '&C&"仿宋,Regular"&9第 &P 页，共 &N 页' },
  });
  across(sheet, 1, width, title, LOOK.title);
  across(sheet, 2, width, facts, LOOK.facts);
  let row = 3;
  for (const table of tables) row = writeTable(sheet, row, table, width) + 1;
  for (let column = 1; column <= width; column += 1)
    sheet.getColumn(column).width = excelWidth(
      WIDER * Math.max(...tables.map(({ columns }) => columns[column - 1]?.millimetres ?? 0)),
    );
}

/** @returns the row below it */
function writeTable(sheet: Worksheet, top: number, { columns, rows, note }: PaperTable, width: number): number {
  columns.forEach(({ title }, index) => put(sheet, top, index + 1, title, LOOK.header));
  rows.forEach((values, at) =>
    values.forEach((value, index) =>
      put(sheet, top + 1 + at, index + 1, value, columns[index]?.align === 'left' ? LOOK.left : LOOK.centred),
    ),
  );
  const next = top + 1 + rows.length;
  if (note === null) return next;
  across(sheet, next, width, note, LOOK.facts);
  return next + 1;
}

function across(sheet: Worksheet, row: number, width: number, text: string, look: Partial<Style>): void {
  put(sheet, row, 1, text, look);
  sheet.mergeCells(row, 1, row, width);
}

function put(sheet: Worksheet, row: number, column: number, value: string | number, look: Partial<Style>): void {
  const cell = sheet.getCell(row, column);
  cell.value = value;
  cell.style = look;
}
