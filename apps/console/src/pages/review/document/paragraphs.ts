import type { PlanItem } from '../../../api/plans/plan-items.js';
import type { PlanDetail } from '../../../api/plans/plans.js';

type Skipped = PlanDetail['skipped'][number];

/** A stretch of the text that is drawn alike. */
interface Run {
  start: number;
  text: string;
  itemId: string | null;
  /** Why it became no item. */
  skipped: string | null;
  /** A date or a quantity of its item. */
  mark: boolean;
}

/** One line of the source; every character stands in one of its runs. */
export interface Paragraph {
  start: number;
  length: number;
  runs: readonly Run[];
  /** 1 for the uppermost headings; 0: no heading. */
  level: number;
  signature: string;
}

export interface Heading {
  start: number;
  level: number;
  text: string;
}

interface Range {
  start: number;
  end: number;
  itemId: string | null;
  skipped: string | null;
  mark: boolean;
}

type Cut = (
  source: string,
  items: readonly PlanItem[],
  skipped: readonly Skipped[],
  headings: readonly Heading[],
) => readonly Paragraph[];

/** As {@link paragraphsOf}, remembering the lines of the last time. */
export function rememberingParagraphs(): Cut {
  let before: readonly Paragraph[] = [];
  return (source, items, skipped, headings) => {
    before = paragraphsOf(source, items, skipped, headings, before);
    return before;
  };
}

/** Whether the text has the item where its span says; what a later version lost stands elsewhere. */
export function isInText(source: string, { span, context }: PlanItem): boolean {
  return source.slice(span.start, span.end) === context.text;
}

/**
 * The text cut into lines and runs, to the letter. Lines that stay as they were keep their object, so that only what changed is drawn anew.
 * @param before the lines of the last time
 */
function paragraphsOf(
  source: string,
  items: readonly PlanItem[],
  skipped: readonly Skipped[],
  headings: readonly Heading[],
  before: readonly Paragraph[] = [],
): readonly Paragraph[] {
  const known = new Map(before.map((paragraph) => [paragraph.start, paragraph]));
  const ranges = rangesOf(source, items, skipped);
  const levels = new Map(headings.map(({ start, level }) => [start, level]));
  const paragraphs: Paragraph[] = [];
  let at = 0;
  let next = 0;
  for (const line of source.split('\n')) {
    const end = at + line.length;
    while ((ranges[next]?.end ?? Infinity) <= at) next += 1;
    const runs = runsOf(source, at, end, ranges, next);
    const level = runs.some(({ itemId }) => itemId !== null) ? 0 : (levels.get(at) ?? 0);
    const signature = `${level} ${runs.map(({ start, itemId, skipped: why, mark }) => `${start}${itemId}${why}${mark}`).join(' ')}`;
    const same = known.get(at);
    paragraphs.push(same?.signature === signature ? same : { start: at, length: line.length, runs, level, signature });
    at = end + 1;
  }
  return paragraphs;
}

function runsOf(source: string, from: number, to: number, ranges: readonly Range[], first: number): Run[] {
  const runs: Run[] = [];
  const push = (start: number, end: number, range: Omit<Range, 'start' | 'end'>): void => {
    if (end > start)
      runs.push({ start, text: source.slice(start, end), itemId: range.itemId, skipped: range.skipped, mark: range.mark });
  };
  let at = from;
  for (let index = first; index < ranges.length; index += 1) {
    const range = ranges[index];
    if (!range || range.start >= to) break;
    push(at, Math.max(at, range.start), PLAIN);
    push(Math.max(at, range.start), Math.min(to, range.end), range);
    at = Math.max(at, Math.min(to, range.end));
  }
  push(at, to, PLAIN);
  return runs;
}

const PLAIN = { itemId: null, skipped: null, mark: false };

/** Items before skipped text, marks within items; none overlaps another. */
function rangesOf(source: string, items: readonly PlanItem[], skipped: readonly Skipped[]): Range[] {
  const ofItems: Range[] = [];
  let last = 0;
  for (const item of items) {
    if (!isInText(source, item) || item.span.end <= last) continue;
    const start = Math.max(last, item.span.start);
    ofItems.push(...withMarks(source, item, start));
    last = item.span.end;
  }
  const free: Range[] = [];
  for (const { start, end, reason } of skipped) {
    let at = start;
    for (const range of ofItems) {
      if (range.end <= at || range.start >= end) continue;
      if (range.start > at) free.push({ start: at, end: range.start, itemId: null, skipped: reason, mark: false });
      at = range.end;
    }
    if (at < end) free.push({ start: at, end, itemId: null, skipped: reason, mark: false });
  }
  return [...ofItems, ...free].sort((one, other) => one.start - other.start);
}

function withMarks(source: string, { id, span, dueText, quantities }: PlanItem, from: number): Range[] {
  const text = source.slice(span.start, span.end);
  const marks = [...(dueText ? [dueText] : []), ...quantities]
    .map((word) => ({ start: text.indexOf(word) + span.start, length: word.length, isThere: text.includes(word) }))
    .filter(({ isThere, start }) => isThere && start >= from)
    .sort((one, other) => one.start - other.start);
  const ranges: Range[] = [];
  let at = from;
  for (const { start, length } of marks) {
    if (start < at) continue;
    if (start > at) ranges.push({ start: at, end: start, itemId: id, skipped: null, mark: false });
    ranges.push({ start, end: start + length, itemId: id, skipped: null, mark: true });
    at = start + length;
  }
  if (at < span.end) ranges.push({ start: at, end: span.end, itemId: id, skipped: null, mark: false });
  return ranges;
}

/** The lines of the headings that items stand under, found by their words before the item. */
export function headingsOf(source: string, items: readonly PlanItem[]): readonly Heading[] {
  const found = new Map<number, Heading>();
  for (const { path, span } of items) {
    path.forEach((text, index) => {
      const at = source.lastIndexOf(text, span.start);
      if (at < 0) return;
      const start = source.lastIndexOf('\n', at) + 1;
      if (!found.has(start)) found.set(start, { start, level: index + 1, text });
    });
  }
  return [...found.values()].sort((one, other) => one.start - other.start);
}

const CHARACTERS_A_LINE = 34;
const LINES_A_BLOCK = 36;

/** About how many lines of the pane a line of the source takes. */
export function linesIn({ length }: Paragraph): number {
  return Math.max(1, Math.ceil(length / CHARACTERS_A_LINE));
}

/** Lines that stand together, about a screen of them: each block is drawn by itself. */
export function blocksOf(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const blocks: Paragraph[][] = [];
  let lines = Infinity;
  for (const paragraph of paragraphs) {
    if (lines >= LINES_A_BLOCK) {
      blocks.push([]);
      lines = 0;
    }
    blocks.at(-1)?.push(paragraph);
    lines += linesIn(paragraph);
  }
  return blocks;
}
