import type { Span } from '../text/document.js';
import type { DocumentTable } from '../text/plan-document.js';
import { isUnitName } from '../responsibility/unit-names.js';
import { readColumnDate } from '../time/column-date.js';
import { type Column, columnOf } from './columns.js';
import type { TextLine } from './text-lines.js';

const LONGEST_CELL = 16;
const LEAST_COLUMNS = 3;
const MOST_COLUMNS = 12;
/** Lines of one row at most. */
const MOST_LINES = 40;
const LEAST_ROWS = 2;
const ANY_YEAR = 2000;

/** Lines that look like the header of a table, what was made of them, and the first line behind. */
export interface LinesTable {
  /** Null where the lines below could not be put together to rows. */
  table: DocumentTable | null;
  next: number;
}

/**
 * A table that was pasted with each cell on a line of its own: 序号 / 民生实事 / 责任单位 / 完成时限 / 1 / …. The header has at least
 * three lines; a row begins with its number, or ends with its date, and its lines are given to the columns that they look
 * like, in their order.
 */
export function readLinesTable(lines: readonly TextLine[], at: number): LinesTable | null {
  const header = headerFrom(lines, at);
  if (!header) return null;
  const { columns, cells, next } = header;
  const read = columns[0] === 'number' ? numberedRows(lines, next, columns) : datedRows(lines, next, columns);
  const isTable = read.rows.length >= LEAST_ROWS;
  return { table: isTable ? { rows: [cells, ...read.rows] } : null, next: isTable ? read.next : next };
}

interface Rows {
  rows: Span[][];
  next: number;
}

function numberedRows(lines: readonly TextLine[], start: number, columns: readonly (Column | null)[]): Rows {
  const rows: Span[][] = [];
  let from = start;
  for (let number = 1; ; number += 1) {
    const first = nextFilled(lines, from);
    if (!isNumber(lines[first], number)) break;
    const row = rowFrom(lines, first, number, columns);
    rows.push(row.cells);
    from = row.next;
  }
  return { rows, next: from };
}

function isNumber(line: TextLine | undefined, number: number): boolean {
  const [, digits] = /^[(（]?0?(\d{1,3})[.．、)）]?$/.exec(line?.words.trim() ?? '') ?? [];
  return Number(digits) === number;
}

/** Rows without numbers: each ends with the line that is a date, where that is the last column. */
function datedRows(lines: readonly TextLine[], start: number, columns: readonly (Column | null)[]): Rows {
  const rows: Span[][] = [];
  let from = start;
  let own: number[] = [];
  if (columns.at(-1) !== 'due') return { rows, next: start };
  for (let at = nextFilled(lines, start); at < lines.length && own.length < MOST_LINES; at = nextFilled(lines, at + 1)) {
    own.push(at);
    if (own.length < 2 || fit(lines[at]?.words.trim() ?? '', 'due') < 0) continue;
    rows.push(cellsOfRow(lines, own, columns, lines[own[0] ?? at]?.start ?? 0));
    from = at + 1;
    own = [];
  }
  return { rows, next: from };
}

/** Lines that name columns, one after the other; one of them holds tasks. */
function headerFrom(lines: readonly TextLine[], at: number): { columns: (Column | null)[]; cells: Span[]; next: number } | null {
  const first = lines[at];
  if (!first || first.words.length > LONGEST_CELL || /\d/.test(first.words) || columnOf(first.words) === null) return null;
  const columns: (Column | null)[] = [];
  const cells: Span[] = [];
  let next = at;
  for (let line = lines[next]; line && columns.length < MOST_COLUMNS; line = lines[next]) {
    const column = line.words.trim().length > LONGEST_CELL || /\d/.test(line.words) ? null : columnOf(line.words);
    if (column === null || columns.includes(column)) break;
    columns.push(column);
    cells.push({ start: line.start, end: line.end });
    next = nextFilled(lines, next + 1);
  }
  const hasTask = columns.some((column) => column === 'task' || column === 'project' || column === 'content');
  const hasOther = columns.some((column) => column === 'due' || column === 'responsible' || column === 'lead');
  return hasTask && hasOther && columns.length >= LEAST_COLUMNS ? { columns, cells, next } : null;
}

function nextFilled(lines: readonly TextLine[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.words.trim() === '') at += 1;
  return at;
}

function rowFrom(
  lines: readonly TextLine[],
  at: number,
  number: number,
  columns: readonly (Column | null)[],
): { cells: Span[]; next: number } {
  const own: number[] = [];
  let next = nextFilled(lines, at + 1);
  while (next < lines.length && own.length < MOST_LINES && !isNumber(lines[next], number + 1)) {
    own.push(next);
    next = nextFilled(lines, next + 1);
  }
  const isLast = !isNumber(lines[next], number + 1);
  const used = isLast ? own.slice(0, lastOf(lines, own, columns.slice(1)) + 1) : own;
  const number0 = lines[at];
  const cell = { start: number0?.start ?? 0, end: number0?.end ?? 0 };
  const cells = [cell, ...cellsOfRow(lines, used, columns.slice(1), cell.end)];
  return { cells, next: isLast ? (used.at(-1) ?? at) + 1 : next };
}

/** The cells of a row that these lines hold; an empty one stands where the one before it ends. */
function cellsOfRow(
  lines: readonly TextLine[],
  own: readonly number[],
  columns: readonly (Column | null)[],
  start: number,
): Span[] {
  const given = assign(wordsOf(lines, own), columns);
  const cells: Span[] = [];
  columns.forEach((_, column) => {
    const held = own.filter((__, index) => given[index] === column).map((index) => lines[index]);
    const end = cells.at(-1)?.end ?? start;
    cells.push({ start: held[0]?.start ?? end, end: held.at(-1)?.end ?? end });
  });
  return cells;
}

function wordsOf(lines: readonly TextLine[], own: readonly number[]): string[] {
  return own.map((index) => lines[index]?.words.trim() ?? '');
}

interface Choice {
  score: number;
  from: number;
}

/** Which column each line belongs to: in their order, so that the lines fit the columns best. */
function assign(lines: readonly string[], columns: readonly (Column | null)[]): number[] {
  const best = choices(lines, columns);
  const given: number[] = [];
  let column = 0;
  const last = best.at(-1) ?? [];
  last.forEach((_, at) => {
    if (ending(last, at) > ending(last, column)) column = at;
  });
  for (let index = best.length - 1; index >= 0; index -= 1) {
    given.unshift(column);
    column = best[index]?.[column]?.from ?? 0;
  }
  return given;
}

/** The score of a row whose last line stands in this column: those behind it are empty. */
function ending(scores: readonly Choice[], at: number): number {
  return (scores[at]?.score ?? -Infinity) - (scores.length - 1 - at) * EMPTY;
}

function choices(lines: readonly string[], columns: readonly (Column | null)[]): Choice[][] {
  const best: Choice[][] = [];
  for (const line of lines) {
    const before = best.at(-1);
    best.push(
      columns.map((column, at) => {
        const own = fit(line, column);
        if (!before) return { score: own - at * EMPTY, from: 0 };
        const { score, from } = bestBefore(before, at);
        return { score: score + own, from };
      }),
    );
  }
  return best;
}

/** An empty cell and a second line of a cell are rarer than one line for each cell. */
const EMPTY = 1.5;
const AGAIN = 0.5;

function bestBefore(before: readonly Choice[], at: number): Choice {
  let best: Choice = { score: -Infinity, from: 0 };
  for (let from = 0; from <= at; from += 1) {
    const cost = from === at ? AGAIN : (at - from - 1) * EMPTY;
    const score = (before[from]?.score ?? -Infinity) - cost;
    if (score > best.score) best = { score, from };
  }
  return best;
}

/** Where the last row ends: at the line with which the columns are filled best; what follows is text again. */
function lastOf(lines: readonly TextLine[], own: readonly number[], columns: readonly (Column | null)[]): number {
  let [at, most] = [0, -Infinity];
  choices(wordsOf(lines, own), columns).forEach((scores, index) => {
    const score = ending(scores, scores.length - 1) - index * AGAIN;
    if (score > most) [at, most] = [index, score];
  });
  return at;
}

/** How well a line fits a column, from -2 to 2. */
function fit(line: string, column: Column | null): number {
  const isDate = line.length <= LONGEST_CELL && /[\d月季年旬]/.test(line) && readColumnDate(line, ANY_YEAR).due !== null;
  const isUnits =
    line.length <= LONGEST_CELL * 2 && line.split(/[、，,\s]+/).every((name) => isUnitName(name.replace(/[（(].*$/, '')));
  switch (column) {
    case 'due':
    case 'period':
      return isDate ? 2 : -2;
    case 'lead':
    case 'responsible':
    case 'cooperating':
      return isUnits ? 2 : isDate ? -2 : -1;
    case 'leader':
    case 'person':
      return /^[\u4e00-\u9fff]{1,4}(?:[、，,\s][\u4e00-\u9fff]{1,4})*$/.test(line) && !isUnits ? 1.5 : -1;
    case 'task':
    case 'project':
    case 'content':
    case 'target':
      return isUnits ? -1 : isDate && !/[。；]$/.test(line) ? -1 : 1;
    default:
      return isUnits || isDate ? -0.5 : 0;
  }
}
