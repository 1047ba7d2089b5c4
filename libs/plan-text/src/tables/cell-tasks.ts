import { acts } from '../clause/clause.js';
import { splitClauses } from '../boundary/split-clauses.js';
import { readClauses } from '../clause/read-clauses.js';
import { readSentences, type Sentence, type Span } from '../text/document.js';
import { type NormalForm, normalForm } from '../text/normal-form.js';
import { ordinalOf } from '../text/ordinals.js';

/** What one number of a cell, or one of its lines, holds. Places in the text of the cell. */
export interface CellPart extends Span {
  /** The cell numbers its parts: the marks are no part of the spans. */
  isNumbered: boolean;
}

const MOST_PARTS = 20;
/** The styles in which cells number what they hold: 1. （1） ① 一、 （一） 一是, each with its n-th mark. */
const STYLES: readonly (readonly RegExp[])[] = [
  (n: number): RegExp => new RegExp(`^${n}(?:[.．、]|\\s*[)）])\\s*`),
  (n: number): RegExp => new RegExp(`^[(（]\\s*${n}\\s*[)）][.．、]?\\s*`),
  (n: number): RegExp => new RegExp(`^${String.fromCharCode(0x245f + n)}[.．、]?\\s*`),
  (n: number): RegExp => new RegExp(`^${chinese(n)}[、.．]\\s*`),
  (n: number): RegExp => new RegExp(`^[(（]${chinese(n)}[)）][、.．]?\\s*`),
  (n: number): RegExp => new RegExp(`^${chinese(n)}是(?:要)?`),
].map((mark) => Array.from({ length: MOST_PARTS }, (_, at) => mark(at + 1)));
/** What the first mark of each begins with. */
const FIRSTS = /^[\s\u3000]*[1(（①一]/;
/** What may stand before a mark. */
const BEFORE_MARK = /[\n。；;！!，,：:\s\u3000]/;
const LONGEST_MARK = 8;

function chinese(n: number): string {
  const digits = '一二三四五六七八九';
  if (n < 10) return digits.charAt(n - 1);
  return `${n < 20 ? '' : '二'}十${n % 10 === 0 ? '' : digits.charAt((n % 10) - 1)}`;
}

/** The numbered parts of a cell, or the whole of it where it numbers nothing. */
export function partsOf(cell: string): CellPart[] {
  if (FIRSTS.test(cell))
    for (const style of STYLES) {
      const parts = numbered(cell, style);
      if (parts.length > 1) return parts;
    }
  const whole = trimmed(cell, { start: 0, end: cell.length });
  const ordinal = ordinalOf(cell.slice(whole.start, whole.end));
  return [{ start: whole.start + (ordinal?.length ?? 0), end: whole.end, isNumbered: false }];
}

function numbered(cell: string, style: readonly RegExp[]): CellPart[] {
  const marks: Span[] = [];
  let at = cell.length - cell.trimStart().length;
  for (const sign of style) {
    const mark = markFrom(cell, at, sign, marks.length === 0);
    if (!mark) break;
    marks.push(mark);
    at = mark.end;
  }
  return marks.map((mark, index) => ({
    ...trimmed(cell, { start: mark.end, end: marks[index + 1]?.start ?? cell.length }),
    isNumbered: true,
  }));
}

/** Is a mark wherever it stands. */
const CIRCLED = /[①-⑳]/;

/** The first mark opens the cell, later ones stand behind a stop or a line end. */
function markFrom(cell: string, from: number, mark: RegExp, isFirst: boolean): Span | null {
  for (let at = from; at < cell.length; at += 1) {
    if (isFirst && at > from) return null;
    if (!isFirst && !BEFORE_MARK.test(cell.charAt(at - 1)) && !CIRCLED.test(cell.charAt(at))) continue;
    const found = mark.exec(cell.slice(at, at + LONGEST_MARK));
    if (found) return { start: at, end: at + found[0].length };
  }
  return null;
}

/** The lines of a cell that hold something, without the marks that number them. */
export function linesOf(cell: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const line of cell.split('\n')) {
    const span = trimmed(cell, { start, end: start + line.length });
    const ordinal = ordinalOf(cell.slice(span.start, span.end));
    if (span.end > span.start) lines.push({ start: span.start + (ordinal?.length ?? 0), end: span.end });
    start += line.length + 1;
  }
  return lines;
}

/** The tasks in a part of a cell: by the rules for sentences and commas, but nothing is left out that could be one. */
export function tasksIn(cell: string, part: Span): Span[] {
  const words = withSoftLineEnds(cell.slice(part.start, part.end));
  const form = normalForm(words);
  const sentences = readSentences(form);
  const tasks = sentences.flatMap((sentence, index) => tasksOf(form, sentence, sentences[index - 1]?.endsWithFullStop !== true));
  const placed = tasks.map(({ start, end }) => ({
    start: part.start + (form.places[start] ?? 0),
    end: part.start + (form.places[end - 1] ?? 0) + 1,
  }));
  return placed.length > 0 ? placed : [trimmed(cell, part)];
}

/** A row is one task, as its office meant it, unless it lists several at length. */
const FEW_CLAUSES = 2;
const SHORT_ROW = 30;

/** A sentence without a verb names a task ("交通安全专项督察"); behind a full stop it only describes the one before. */
function tasksOf(form: NormalForm, sentence: Sentence, mayName: boolean): Span[] {
  const clauses = readClauses(form, sentence);
  const isShort = clauses.length <= FEW_CLAUSES && sentence.end - sentence.start <= SHORT_ROW;
  const parts = splitClauses(form, clauses);
  const promises = parts.some((part) => part.promises);
  if (promises && isShort) return [{ start: sentence.start, end: sentence.end }];
  if (!promises) return mayName ? [{ start: sentence.start, end: sentence.end }] : [];
  const tasks: Span[] = [];
  let from: number | null = null;
  for (const { start, end, promises } of parts) {
    from ??= start;
    const last = tasks.at(-1);
    if (promises) {
      tasks.push({ start: from, end });
      from = null;
    } else if (last) {
      last.end = end;
      from = null;
    }
  }
  return tasks;
}

const SHORTEST_LINE = 5;

/** A line end stays where a task ends: before a verb with its object, behind a line that has one too. */
function withSoftLineEnds(words: string): string {
  if (!words.includes('\n')) return words;
  let before = '';
  return words
    .split('\n')
    .map((line, index) => {
      const isNew =
        index === 0 ||
        /[。；;！!：:]\s*$/.test(before) ||
        ordinalOf(line.trimStart()) !== null ||
        (isTask(before) && isTask(line));
      before = line;
      return `${index === 0 ? '' : isNew ? '\n' : ' '}${line}`;
    })
    .join('');
}

function isTask(line: string): boolean {
  const form = normalForm(line.trim());
  if (form.codes.length < SHORTEST_LINE) return false;
  const [first] = readClauses(form, { start: 0, end: form.codes.length });
  return first !== undefined && acts(first);
}

/** Without blanks and closing marks. */
export function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /[\s\u3000]/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s\u3000。；;，,、：:]/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
