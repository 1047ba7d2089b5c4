import type { Ledger, LedgerRow } from './ledger.js';

/** A line of the printed table: a banner over all columns, or a task. */
export type LedgerLine = { kind: 'banner'; text: string } | { kind: 'task'; row: LedgerRow; index: number; headings: string[] };

/** A heading and the block of cells that it stands in: columns of headings, first and last line. */
export interface HeadingRun {
  text: string;
  column: number;
  /** Its last column: a heading with nothing below it takes the columns of deeper ones too. */
  toColumn: number;
  from: number;
  to: number;
}

/** How the headings of a ledger are shown. */
export interface LedgerLayout {
  /** Headings that stand over every task: said once, above the table. */
  common: string[];
  /** How many columns the headings beside the tasks take, 1 or 2. */
  headingColumns: number;
  lines: LedgerLine[];
  runs: HeadingRun[];
}

const MOST_COLUMNS = 2;

/**
 * One level of headings stands beside its tasks. Of two and more the outermost runs across the table as a banner, as
 * offices set it, and the inner ones stand beside the tasks, each over all its tasks; what lies still deeper is joined.
 */
export function layOut({ rows }: Ledger): LedgerLayout {
  const common = commonPath(rows);
  const depth = Math.max(0, ...rows.map(({ path }) => path.length - common.length));
  const hasBanners = depth > 1;
  const headingColumns = Math.min(MOST_COLUMNS, Math.max(1, hasBanners ? depth - 1 : depth));
  const lines: LedgerLine[] = [];
  let banner: string | undefined;
  rows.forEach((row, index) => {
    const path = row.path.slice(common.length);
    const outer = hasBanners ? path.shift() : undefined;
    if (outer !== banner && outer !== undefined) lines.push({ kind: 'banner', text: outer });
    banner = outer;
    lines.push({ kind: 'task', row, index, headings: headingCells(path, headingColumns) });
  });
  return { common, headingColumns, lines, runs: headingRuns(lines, headingColumns) };
}

/** Every row whole in itself, so that whoever reads it may sort and filter: no banner, nothing merged. */
export function layFlat({ rows }: Ledger): LedgerLayout {
  const lines = rows.map((row, index): LedgerLine => ({ kind: 'task', row, index, headings: [row.path.join('\n')] }));
  const runs = rows.map(({ path }, at): HeadingRun => ({ text: path.join('\n'), column: 0, toColumn: 0, from: at, to: at }));
  return { common: [], headingColumns: 1, lines, runs };
}

/** Headings that all rows share; the innermost ones stay, or nothing would stand beside the tasks. */
function commonPath(rows: readonly LedgerRow[]): string[] {
  const [first] = rows;
  if (!first) return [];
  const shared = first.path.findIndex((heading, level) => rows.some(({ path }) => path[level] !== heading));
  const length = shared < 0 ? first.path.length : shared;
  const depth = Math.max(...rows.map(({ path }) => path.length));
  return first.path.slice(0, Math.max(0, Math.min(length, depth - 2)));
}

function headingCells(path: readonly string[], columns: number): string[] {
  const outer = path.slice(0, columns - 1);
  return Array.from({ length: columns }, (_, column) =>
    column < columns - 1 ? (outer[column] ?? '') : path.slice(columns - 1).join('\n'),
  );
}

function headingRuns(lines: readonly LedgerLine[], columns: number): HeadingRun[] {
  const runs: HeadingRun[] = [];
  for (let column = 0; column < columns; column += 1) {
    let open: HeadingRun | undefined;
    lines.forEach((line, at) => {
      const before = lines[at - 1];
      if (line.kind === 'banner') open = undefined;
      else if (open && before && continues(before, line, column)) open.to = at;
      else runs.push((open = { text: line.headings[column] ?? '', column, toColumn: column, from: at, to: at }));
    });
  }
  return runs.filter((run) => !isSwallowed(run, runs));
}

/** The same heading, below the same outer ones. */
function continues(before: LedgerLine, line: LedgerLine, column: number): boolean {
  if (before.kind !== 'task' || line.kind !== 'task') return false;
  return line.headings.slice(0, column + 1).every((heading, level) => heading === before.headings[level]);
}

/** An empty run beside an outer heading of the same length goes into that one. */
function isSwallowed(run: HeadingRun, runs: readonly HeadingRun[]): boolean {
  if (run.column === 0 || run.text !== '') return false;
  const outer = runs.find(({ column, from, to }) => column === run.column - 1 && from === run.from && to === run.to);
  if (outer) outer.toColumn = run.column;
  return outer !== undefined;
}
