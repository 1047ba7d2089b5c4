import type { SheetCell } from '#documents';
import { COLUMNS, KEPT_COLUMNS, PEOPLE_COLUMNS, type KeptColumnKey, type LedgerColumnKey } from './columns.js';
import { REF_TITLE } from './to-csv.js';

export type HeaderKey = LedgerColumnKey | KeptColumnKey | 'ref';

/** Where the columns of a ledger stand in a sheet. */
export interface Header {
  row: number;
  columns: Map<HeaderKey, number>;
}

/** A title and some lines of notes stand above the header at most. */
const SEARCHED_ROWS = 30;
/** Without one of these there would be nothing to take in. */
const FILLED_IN: readonly HeaderKey[] = ['lead', 'cooperating', 'leader', 'responsibleLeader', 'due'];

const TITLES: readonly { key: HeaderKey; words: readonly string[] }[] = [
  ...COLUMNS.map(({ key, title, aliases }) => ({ key, words: [title, ...aliases].map(bare) })),
  { key: 'ref', words: [REF_TITLE] },
];

/** Read where the title is this very word: 进度 is how far it is, 进度安排 is not. */
const KEPT_TITLES: readonly { key: HeaderKey; words: readonly string[] }[] = [
  ...Object.entries(KEPT_COLUMNS).map(([key, words]) => ({ key: key as KeptColumnKey, words })),
  ...PEOPLE_COLUMNS.map(({ key, title, aliases }) => ({ key, words: [title, ...aliases] })),
];

/** The row that names the columns, by its words: columns may have been moved, added or taken away. */
export function findHeader(rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>): Header | null {
  let best: Header | null = null;
  for (const row of [...rows.keys()].sort((one, other) => one - other).slice(0, SEARCHED_ROWS)) {
    const columns = columnsOf(rows.get(row) ?? new Map<number, SheetCell>());
    if (!columns.has('task') || !FILLED_IN.some((key) => columns.has(key))) continue;
    if (!best || columns.size > best.columns.size) best = { row, columns };
  }
  return best;
}

function columnsOf(cells: ReadonlyMap<number, SheetCell>): Map<HeaderKey, number> {
  const columns = new Map<HeaderKey, number>();
  const titles = [...cells].map(([column, { text }]) => ({ column, title: bare(text) }));
  for (const { key, words } of KEPT_TITLES) {
    const found = titles.find(({ title }) => words.includes(title));
    if (found) columns.set(key, found.column);
  }
  for (const isMatch of [
    (title: string, word: string): boolean => title === word,
    (title: string, word: string): boolean => title.length <= word.length + 6 && title.startsWith(word),
  ]) {
    for (const { key, words } of TITLES)
      for (const word of words) {
        const found = titles.find(({ column, title }) => isMatch(title, word) && ![...columns.values()].includes(column));
        if (found && !columns.has(key)) columns.set(key, found.column);
      }
  }
  return columns;
}

/** Without blanks, and without what is said in brackets: 完成时限（月底前）. */
function bare(title: string): string {
  return title.replace(/\s/g, '').replace(/[(（][^()（）]*[)）]/g, '');
}
