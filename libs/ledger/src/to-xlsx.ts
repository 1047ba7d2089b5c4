import ExcelJS, { type Style, type Worksheet } from 'exceljs';
import { cellTexts, type LedgerColumn } from './columns.js';
import { addDepartmentsSheet, addHiddenSheet } from './hidden-sheet.js';
import { layFlat, layOut, type LedgerLayout, type LedgerLine } from './layout.js';
import type { Ledger, LedgerRow } from './ledger.js';
import { lineCount } from './line-count.js';
import { REF_TITLE } from './to-csv.js';
import { type PlacedColumn, factsOf, placeColumns } from './place-columns.js';
import { BODY_POINTS, charactersPerLine, excelWidth, LOOK, lookOf } from './xlsx-style.js';

export interface XlsxOptions {
  /** Names to choose from in 牵头单位. */
  departments?: readonly string[];
}

const HEADER_ROW = 3;
const LINE_POINTS = BODY_POINTS * 1.38;
const LOWEST_ROW = 24;
/** The most that Excel takes. */
const HIGHEST_ROW = 409;
/** A heading beside more than this is read at its top, for its middle may fall between two pages. */
const HALF_A_PAGE = 230;

/**
 * The ledger as a workbook: printed on A4 landscape, one page wide, its header on every page. One that tells how its tasks
 * stand is read with filters, so its rows are flat.
 */
export async function toXlsx(ledger: Ledger, options: XlsxOptions = {}): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = ledger.title;
  const layout = ledger.stateOn === undefined ? layOut(ledger) : layFlat(ledger);
  const sheet = addSheet(workbook);
  const columns = placeColumns(ledger, layout.headingColumns);
  const refColumn = columns.length + 1;
  columns.forEach(({ millimetres }, index) => (sheet.getColumn(index + 1).width = excelWidth(millimetres)));
  sheet.getColumn(refColumn).hidden = true;
  writeHead(sheet, ledger, layout, columns);
  layout.lines.forEach((line, at) => writeLine(sheet, HEADER_ROW + 1 + at, line, columns));
  mergeHeadings(sheet, layout, columns);
  if (ledger.stateOn !== undefined) addFilter(sheet, layout.lines.length, columns.length);
  if (options.departments?.length)
    offerDepartments(sheet, columns, layout.lines.length, addDepartmentsSheet(workbook, options.departments));
  addHiddenSheet(workbook, ledger);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook): Worksheet {
  return workbook.addWorksheet('任务分解表', {
    views: [
      {
        state: 'frozen',
        ySplit: HEADER_ROW,
        topLeftCell: `A${HEADER_ROW + 1}`,
        activeCell: `A${HEADER_ROW + 1}`,
        zoomScale: 100,
      },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.39, right: 0.39, top: 0.55, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
    },
    headerFooter: { oddFooter: '&C&"仿宋,Regular"&9第 &P 页，共 &N 页' },
  });
}

function writeHead(sheet: Worksheet, ledger: Ledger, layout: LedgerLayout, columns: readonly PlacedColumn[]): void {
  const last = columns.length;
  sheet.mergeCells(1, 1, 1, last);
  put(sheet, 1, 1, ledger.title, LOOK.title);
  const width = columns.reduce((sum, { millimetres }) => sum + millimetres, 0);
  sheet.getRow(1).height = 12 + 24 * lineCount(ledger.title, charactersPerLine(width, 18));
  sheet.mergeCells(2, 1, 2, last);
  put(sheet, 2, 1, factsOf(ledger, layout.common), LOOK.facts);
  sheet.getRow(2).height = 20;
  columns.forEach(({ column }, index) => put(sheet, HEADER_ROW, index + 1, column.title, LOOK.header));
  sheet.getCell(HEADER_ROW, last + 1).value = REF_TITLE;
  const path = columns.findIndex(({ column }) => column.key === 'path') + 1;
  if (layout.headingColumns > 1) sheet.mergeCells(HEADER_ROW, path, HEADER_ROW, path + layout.headingColumns - 1);
  sheet.getRow(HEADER_ROW).height = 28;
}

function writeLine(sheet: Worksheet, row: number, line: LedgerLine, columns: readonly PlacedColumn[]): void {
  if (line.kind === 'banner') {
    for (let column = 1; column <= columns.length; column += 1) put(sheet, row, column, null, LOOK.banner);
    sheet.mergeCells(row, 1, row, columns.length);
    sheet.getCell(row, 1).value = line.text;
    sheet.getRow(row).height = LOWEST_ROW;
    return;
  }
  const texts = cellTexts(line.row, line.index);
  let lines = 1;
  columns.forEach(({ column, heading, millimetres }, index) => {
    const text = heading === null ? texts[column.key] : (line.headings[heading] ?? '');
    put(sheet, row, index + 1, valueOf(column, line.row, line.index, text), lookOf(column, line.row));
    if (heading === null) lines = Math.max(lines, lineCount(text, charactersPerLine(millimetres)));
  });
  sheet.getCell(row, columns.length + 1).value = line.row.ref;
  sheet.getRow(row).height = heightOf(lines);
}

function addFilter(sheet: Worksheet, lines: number, columns: number): void {
  sheet.autoFilter = { from: { row: HEADER_ROW, column: 1 }, to: { row: HEADER_ROW + lines, column: columns } };
}

function valueOf({ key }: LedgerColumn, row: LedgerRow, index: number, text: string): string | number | Date | null {
  if (key === 'number') return index + 1;
  if (key === 'due' && row.due) return new Date(`${row.due}T00:00:00Z`);
  return text === '' ? null : text;
}

function put(sheet: Worksheet, row: number, column: number, value: ExcelJS.CellValue, look: Partial<Style>): void {
  const cell = sheet.getCell(row, column);
  cell.value = value;
  cell.style = look;
}

/** Merges each heading over its tasks; where they are too low for it, the last of them grows. */
function mergeHeadings(sheet: Worksheet, { runs }: LedgerLayout, columns: readonly PlacedColumn[]): void {
  const first = columns.findIndex(({ heading }) => heading === 0);
  for (const { text, column, toColumn, from, to } of runs) {
    const [top, bottom] = [HEADER_ROW + 1 + from, HEADER_ROW + 1 + to];
    const widths = columns.slice(first + column, first + toColumn + 1).map(({ millimetres }) => millimetres);
    const height = fitHeight(sheet, top, bottom, lineCount(text, charactersPerLine(widths.reduce((sum, width) => sum + width))));
    const block = [top, first + column + 1, bottom, first + toColumn + 1] as const;
    if (from !== to || column !== toColumn) sheet.mergeCells(...block);
    if (height > HALF_A_PAGE) sheet.getCell(block[0], block[1]).style = LOOK.tall;
  }
}

/** Makes the rows high enough for so many lines of text; answers their height in points. */
function fitHeight(sheet: Worksheet, top: number, bottom: number, lines: number): number {
  let height = 0;
  for (let row = top; row <= bottom; row += 1) height += sheet.getRow(row).height ?? LOWEST_ROW;
  const missing = Math.max(0, heightOf(lines) - height);
  const last = sheet.getRow(bottom);
  last.height = Math.min(HIGHEST_ROW, (last.height ?? LOWEST_ROW) + missing);
  return height + missing;
}

/** Height of so many lines in points. */
function heightOf(lines: number): number {
  return Math.min(HIGHEST_ROW, Math.max(LOWEST_ROW, 8 + lines * LINE_POINTS));
}

function offerDepartments(sheet: Worksheet, columns: readonly PlacedColumn[], lines: number, list: string): void {
  if (lines === 0) return;
  const letter = sheet.getColumn(columns.findIndex(({ column }) => column.key === 'lead') + 1).letter;
  for (let row = HEADER_ROW + 1; row <= HEADER_ROW + lines; row += 1) {
    sheet.getCell(`${letter}${row}`).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [list],
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: '牵头单位',
      error: '名册中没有这个单位，导入时会指出。',
    };
  }
}
