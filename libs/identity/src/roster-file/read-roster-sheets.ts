import { readFile } from 'node:fs/promises';
import { columnLetters, OfficePackage, readWorkbook, type Sheet, type SheetCell } from '#documents';
import { DEPARTMENT_COLUMNS, GROUP_COLUMNS, PERSON_COLUMNS, type RosterColumn, SHEETS } from './columns.js';

/** A row of a sheet: what stands under each known heading, and where. */
export interface SheetRow<Key extends string = string> {
  sheet: string;
  line: number;
  cells: Partial<Record<Key, { text: string; address: string }>>;
}

export interface RosterSheets {
  departments: SheetRow<(typeof DEPARTMENT_COLUMNS)[number]['key']>[];
  people: SheetRow<(typeof PERSON_COLUMNS)[number]['key']>[];
  groups: SheetRow<(typeof GROUP_COLUMNS)[number]['key']>[];
}

/** A roster of a thousand people has some hundred kilobytes when it is inflated. */
const LIMITS = { maxEntries: 2000, maxExpandedBytes: 32 * 1024 * 1024, maxRatio: Infinity };
const SEARCHED_ROWS = 10;

/**
 * Reads the sheets of a roster: found by their names, else by their headings. Runs in a process of its own: the file is a stranger's.
 * @throws DocumentRefused `file.…`
 */
export async function readRosterSheets(file: Uint8Array | { path: string }): Promise<RosterSheets> {
  const bytes = file instanceof Uint8Array ? file : await readFile(file.path);
  const { sheets } = await readWorkbook(await OfficePackage.open(bytes, LIMITS));
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  return {
    departments: rowsOf(shown, SHEETS.departments, DEPARTMENT_COLUMNS),
    people: rowsOf(shown, SHEETS.people, PERSON_COLUMNS),
    groups: rowsOf(shown, SHEETS.groups, GROUP_COLUMNS),
  };
}

function rowsOf<Key extends string>(
  sheets: readonly Sheet[],
  name: string,
  columns: readonly RosterColumn<Key>[],
): SheetRow<Key>[] {
  const sheet = sheets.find((one) => bare(one.name) === name);
  const header = sheet && headerOf(sheet, columns);
  if (!sheet || !header) return [];
  return [...sheet.rows.keys()]
    .filter((line) => line > header.line)
    .sort((a, b) => a - b)
    .map((line) => rowOf(sheet, line, header.columns))
    .filter(({ cells }) => Object.values<{ text: string } | undefined>(cells).some((cell) => cell && cell.text !== ''));
}

function rowOf<Key extends string>({ name, rows }: Sheet, line: number, columns: ReadonlyMap<Key, number>): SheetRow<Key> {
  const cells: SheetRow<Key>['cells'] = {};
  for (const [key, column] of columns)
    cells[key] = { text: rows.get(line)?.get(column)?.text.trim() ?? '', address: `${columnLetters(column)}${line}` };
  return { sheet: name, line, cells };
}

/** The row whose cells name the columns; a title and a line of help may stand around it. */
function headerOf<Key extends string>(
  { rows }: Sheet,
  columns: readonly RosterColumn<Key>[],
): { line: number; columns: Map<Key, number> } | null {
  for (const line of [...rows.keys()].sort((a, b) => a - b).slice(0, SEARCHED_ROWS)) {
    const found = columnsIn(rows.get(line) ?? new Map<number, SheetCell>(), columns);
    if (found.has(columns[0]?.key as Key) && found.size >= 2) return { line, columns: found };
  }
  return null;
}

function columnsIn<Key extends string>(
  cells: ReadonlyMap<number, SheetCell>,
  columns: readonly RosterColumn<Key>[],
): Map<Key, number> {
  const found = new Map<Key, number>();
  for (const { key, title, aliases } of columns)
    for (const word of [title, ...aliases]) {
      const cell = [...cells].find(([column, { text }]) => bare(text) === bare(word) && ![...found.values()].includes(column));
      if (cell && !found.has(key)) found.set(key, cell[0]);
    }
  return found;
}

function bare(text: string): string {
  return text.replace(/[\s*＊]/g, '').replace(/[（(][^（）()]*[）)]$/, '');
}
