import type { Workbook } from 'exceljs';
import { cellTexts } from './columns.js';
import type { Ledger } from './ledger.js';

/** The sheet that ties a ledger to its origin. Nobody opens it by hand: Excel and WPS don't even list it. */
export const HIDDEN_SHEET = '_duban';
/** The first cell of the hidden sheet: what it is, and how it is laid out. */
export const HIDDEN_FORMAT = 'duban-ledger/1';
const DEPARTMENTS_SHEET = '部门';

/** What a cell held when it was written, so that a reader knows which ones were touched by hand. */
export const REMEMBERED = ['task', 'lead', 'cooperating', 'leader', 'due', 'responsibleLeader', 'person', 'contact'] as const;
export type RememberedKey = (typeof REMEMBERED)[number];

export function addHiddenSheet(workbook: Workbook, ledger: Ledger): void {
  const sheet = workbook.addWorksheet(HIDDEN_SHEET, { state: 'veryHidden' });
  sheet.addRow([HIDDEN_FORMAT, ledger.origin ?? '']);
  ledger.rows.forEach((row, index) => {
    if (row.ref === null) return;
    const texts: Record<RememberedKey, string> = { ...cellTexts(row, index), due: row.due ?? row.dueWords ?? '' };
    sheet.addRow([row.ref, ...REMEMBERED.map((key) => texts[key])]);
  });
}

/** Names to choose from: a list inside the cell's own rule may have 255 characters only. */
export function addDepartmentsSheet(workbook: Workbook, departments: readonly string[]): string {
  const sheet = workbook.addWorksheet(DEPARTMENTS_SHEET, { state: 'hidden' });
  for (const name of departments) sheet.addRow([name]);
  return `'${DEPARTMENTS_SHEET}'!$A$1:$A$${departments.length}`;
}
