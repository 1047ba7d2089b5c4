import ExcelJS, { type Worksheet } from 'exceljs';
import { excelWidth, LOOK } from '#ledger';
import {
  DEPARTMENT_COLUMNS,
  type DepartmentKey,
  GROUP_COLUMNS,
  type GroupKey,
  PERSON_COLUMNS,
  type PersonKey,
  ROLE_WORDS,
  type RosterColumn,
  SHEETS,
} from './columns.js';

/** What stands in the sheets, row by row. */
export interface WrittenRoster {
  departments: Record<DepartmentKey, string>[];
  people: Record<PersonKey, string>[];
  groups: Record<GroupKey, string>[];
}

const HEADER_ROW = 2;
/** Rows below the last with a choice of roles. */
const ROWS_TO_FILL_IN = 300;

/** The roster as a workbook to fill in and send back: one sheet each for departments, people and groups. */
export async function writeRoster({ departments, people, groups }: WrittenRoster): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = '单位和人员名册';
  addSheet(workbook, SHEETS.departments, DEPARTMENT_COLUMNS, departments);
  offerChoices(addSheet(workbook, SHEETS.people, PERSON_COLUMNS, people), people.length);
  addSheet(workbook, SHEETS.groups, GROUP_COLUMNS, groups);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet<Key extends string>(
  workbook: ExcelJS.Workbook,
  name: string,
  columns: readonly RosterColumn<Key>[],
  rows: readonly Record<Key, string>[],
): Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: HEADER_ROW }] });
  columns.forEach(({ title, help, millimetres }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = excelWidth(millimetres);
    // Text: a spreadsheet would make a number of a phone number.
    column.numFmt = '@';
    const [above, header] = [sheet.getCell(1, index + 1), sheet.getCell(HEADER_ROW, index + 1)];
    above.value = help;
    above.style = LOOK.left;
    header.value = title;
    header.style = LOOK.header;
  });
  for (const row of rows)
    sheet
      .addRow(columns.map(({ key }) => row[key]))
      .eachCell({ includeEmpty: true }, (cell) => (cell.style = { ...LOOK.left, numFmt: '@' }));
  return sheet;
}

function offerChoices(sheet: Worksheet, rows: number): void {
  const roles = Object.values(ROLE_WORDS).map(([word]) => word);
  const choices = { role: roles, isHead: ['是', '否'] } as const;
  for (const [key, words] of Object.entries(choices)) {
    const column = PERSON_COLUMNS.findIndex((one) => one.key === key) + 1;
    for (let row = HEADER_ROW + 1; row <= HEADER_ROW + rows + ROWS_TO_FILL_IN; row += 1)
      sheet.getCell(row, column).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${words.join(',')}"`] };
  }
}
