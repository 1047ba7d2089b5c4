import ExcelJS, { type Style, type Worksheet } from 'exceljs';
import { excelWidth, LOOK } from '#ledger';
import { chineseDate } from '#work-calendar';
import {
  type CircularTable,
  comparisonTable,
  overallTable,
  rankingTable,
  redTable,
  scoreChangesTable,
} from './circular-tables.js';
import type { CircularView } from './circular-view.js';

/** A screen and a landscape page hold more than the document: columns grow by it. */
const WIDER = 1.5;

/** The figures of a circular as a workbook: 总体情况, 排名, 红灯清单, 环比. */
export async function circularXlsx(circular: CircularView): Promise<Buffer> {
  const { figures } = circular;
  const workbook = new ExcelJS.Workbook();
  workbook.title = circular.text.title;
  const scoreChanges = figures.before === null ? [] : [scoreChangesTable(figures)];
  for (const tables of [
    [overallTable(figures)],
    [rankingTable(figures)],
    [redTable(figures)],
    [comparisonTable(figures), ...scoreChanges],
  ])
    writeSheet(workbook, circular, tables);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** One sheet, named by its first table; the others follow below. */
function writeSheet(workbook: ExcelJS.Workbook, circular: CircularView, tables: readonly CircularTable[]): void {
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
  across(sheet, 1, width, circular.text.title, LOOK.title);
  across(sheet, 2, width, scoreFactsOf(circular), LOOK.facts);
  let row = 3;
  for (const table of tables) row = writeTable(sheet, row, table, width) + 1;
  for (let column = 1; column <= width; column += 1)
    sheet.getColumn(column).width = excelWidth(
      WIDER * Math.max(...tables.map(({ columns }) => columns[column - 1]?.millimetres ?? 0)),
    );
}

/** Which paper it is, or that it is none yet, and of which day its figures are. */
function scoreFactsOf({ number, state, figures: { period, day, isOver } }: CircularView): string {
  const marks = { draft: '草稿', issued: '', withdrawn: '草稿（已撤销）' };
  const until = `数据截至${chineseDate(day)}${isOver ? '' : `，${period.name}尚未结束`}`;
  return [number ?? '', marks[state], until].filter((part) => part !== '').join('　');
}

/** @returns the row below it */
function writeTable(sheet: Worksheet, top: number, { columns, rows, note }: CircularTable, width: number): number {
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
