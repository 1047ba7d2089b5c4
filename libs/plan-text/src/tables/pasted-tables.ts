import type { Span } from '../text/document.js';
import type { DocumentTable } from '../text/plan-document.js';
import type { PlanNote } from '../plan/plan-note.js';
import { columnOf } from './columns.js';
import { readLinesTable } from './lines-table.js';
import { readTaskTable } from './task-table.js';
import { linesOfText, type TextLine } from './text-lines.js';

/** Tables in the text that the file did not mark as such, and what to say of them; `known` are those that it did. */
export function findPastedTables(text: string, known: readonly DocumentTable[]): { tables: DocumentTable[]; notes: PlanNote[] } {
  const tables: DocumentTable[] = [];
  const notes: PlanNote[] = [];
  if (known.length > 0) return { tables, notes };
  const lines = linesOfText(text);
  let failures = 0;
  for (let at = 0; at < lines.length;) {
    const tabbed = readTabbed(text, lines, at);
    const found = tabbed ?? (failures < MOST_FAILURES ? readLinesTable(lines, at) : null);
    if (found && !found.table) failures += 1;
    if (found?.table) tables.push(found.table);
    if (found && !tabbed && notes.length === 0) notes.push(found.table ? GUESSED : UNREAD);
    at = found ? Math.max(found.next, at + 1) : at + 1;
  }
  return { tables, notes };
}

/** A text that often looks like a header and never is one is no table. */
const MOST_FAILURES = 20;

const GUESSED: PlanNote = {
  kind: 'table-as-lines',
  text: 'A table came as lines of text, one cell a line, and was put together again. Check departments and dates, or upload the table as .docx or .xlsx.',
  zh: '文中的表格一行一格，已重新拼成表格。请核对单位和日期，或上传 .docx、.xlsx 文件。',
};
const UNREAD: PlanNote = {
  kind: 'table-as-lines',
  text: 'A table came as lines of text, one cell a line, and could not be put together again. Upload the table as .docx or .xlsx.',
  zh: '文中的表格一行一格，无法重新拼成表格。请上传 .docx、.xlsx 文件。',
};

/** A first cell that a narrow column broke: 时 / 间, 十一 / 月. */
const LONGEST_BROKEN = 3;
/** So far is looked for the next row behind a line without a tab. */
const LOOK_AHEAD = 12;

/** A table with tabs whose header begins at this line, and the first line behind it. */
function readTabbed(text: string, lines: readonly TextLine[], at: number): { table: DocumentTable; next: number } | null {
  const header = lines[at];
  if (!header?.words.includes('\t')) return null;
  const broken = lines[at - 1];
  const joins = broken !== undefined && isBroken(broken.words) && columnOf(header.words.split('\t', 1)[0] ?? '') === null;
  const cells = cellsOf(header, joins ? broken.start : header.start);
  if (cells.length < 2 || !readTaskTable(text, { rows: [cells] })) return null;
  const reader = new TabbedRows(lines, cells);
  const next = reader.read(at + 1);
  return reader.rows.length < 2 ? null : { table: { rows: reader.rows }, next };
}

function isBroken(words: string): boolean {
  const bare = words.trim();
  return bare !== '' && bare.length <= LONGEST_BROKEN && /^[\u4e00-\u9fff\d]+$/.test(bare);
}

function cellsOf({ start, words }: Span & { words: string }, from = start): Span[] {
  const cells: Span[] = [];
  let at = start;
  for (const cell of words.split('\t')) {
    cells.push({ start: cells.length === 0 ? from : at, end: at + cell.length });
    at += cell.length + 1;
  }
  return cells;
}

/** Puts the rows of a pasted table together; cells may go over several lines. */
class TabbedRows {
  readonly rows: Span[][];
  private readonly width: number;
  private waiting: TextLine | null = null;

  constructor(
    private readonly lines: readonly TextLine[],
    header: Span[],
  ) {
    this.rows = [header];
    this.width = header.length;
  }

  /** Reads from this line on and returns the first that is no part of the table. */
  read(from: number): number {
    let at = from;
    for (; at < this.lines.length; at += 1) {
      const line = this.lines[at];
      if (!line) break;
      if (line.words.includes('\t')) this.addTabbed(line);
      else if (line.words.trim() !== '' && !this.addPlain(line, at)) break;
    }
    this.rows.forEach((row) => padded(row, this.width));
    return this.waiting ? Math.min(at, this.lines.indexOf(this.waiting)) : at;
  }

  private addTabbed(line: TextLine): void {
    const cells = cellsOf(line);
    const last = this.rows.at(-1) ?? [];
    const goesOn = this.rows.length > 1 && last.length < this.width && last.length + cells.length - 1 <= this.width;
    const [first, ...rest] = cells;
    if (goesOn && first) {
      extend(last, first.end);
      last.push(...rest);
    } else {
      if (this.waiting && first) first.start = this.waiting.start;
      this.rows.push(cells.slice(0, this.width));
    }
    this.waiting = null;
  }

  /** Goes on with the last cell, is a row of its own, or waits for the rest of a first cell that was broken. False: the table ends before it. */
  private addPlain(line: TextLine, at: number): boolean {
    const last = this.rows.at(-1) ?? [];
    const isFull = last.length >= this.width;
    if (isFull && isBroken(line.words) && this.opensWith(at + 1)) {
      this.waiting = line;
      return true;
    }
    const goesOn = this.goesOnBelow(at);
    if (isHeading(line.words)) {
      if (goesOn) this.rows.push(padded([{ start: line.start, end: line.end }], this.width));
      return goesOn;
    }
    if (this.rows.length === 1 || (!goesOn && this.ends(at, isFull))) return false;
    extend(last, line.end);
    return true;
  }

  /** The next line begins with a short cell. */
  private opensWith(at: number): boolean {
    const tab = this.lines[at]?.words.indexOf('\t') ?? -1;
    const line = this.lines[at];
    return line !== undefined && tab >= 0 && tab <= LONGEST_BROKEN && !isHeaderLine(line);
  }

  private goesOnBelow(at: number): boolean {
    const next = this.lines.slice(at + 1, at + LOOK_AHEAD).find(({ words }) => words.includes('\t'));
    return next !== undefined && !isHeaderLine(next);
  }

  /** No row comes any more, and the line before is closed. */
  private ends(at: number, isFull: boolean): boolean {
    const before = this.lines[at - 1]?.words ?? '';
    if (before.trim() === '') return true;
    const line = this.lines[at]?.words ?? '';
    return isFull && !opensPart(line) && (/[。；;！!)）\d]\s*$/.test(before) || before.includes('\t'));
  }
}

/** With empty cells behind the last one. */
function padded(row: Span[], width: number): Span[] {
  const end = row.at(-1)?.end ?? 0;
  while (row.length < width) row.push({ start: end, end });
  return row;
}

function isHeading(words: string): boolean {
  return /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(words);
}

/** Another table begins: each of its cells is the name of a column. */
function isHeaderLine({ words }: TextLine): boolean {
  const cells = words.split('\t');
  return cells.length > 2 && cells.every((cell) => columnOf(cell) !== null);
}

function extend(row: Span[], end: number): void {
  const last = row.at(-1);
  if (last) row[row.length - 1] = { start: last.start, end };
}

function opensPart(words: string): boolean {
  return /^\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳])/.test(words);
}
