import { describeItem, type PlanItemDraft, type Span } from '#plan-text';

/** An item as a person cut it: its text in the plan, and whether it came of splitting or joining others. */
export interface CutItem {
  textInPlan: string;
  derivedFrom: readonly string[];
  /** A person made it of text that had been skipped. */
  isAdded: boolean;
}

/** Marks and space between two items; an item carries none at its ends. */
const IDLE = /[\s,;:。，；：、]/;

/**
 * Cuts a newly read plan as people cut the one before: what they split is split again and what they joined is joined
 * again, what they made of skipped text is an item again, wherever the new text has their very words. So their work and the projects that came of it are found again.
 */
export function recutItems(
  items: readonly PlanItemDraft[],
  cut: readonly CutItem[],
  source: string,
  planYear: number | null,
): PlanItemDraft[] {
  const texts = new Set(items.map(({ text }) => text));
  const mine = [...new Set(cut.filter(({ derivedFrom }) => derivedFrom.length > 0).map(({ textInPlan }) => textInPlan))];
  const pieceOf = (span: Span, model: PlanItemDraft): PlanItemDraft => {
    const text = source.slice(span.start, span.end);
    return { ...model, ...describeItem(text, planYear), ...deadlineBeside(model, text, planYear), text, span };
  };
  const recut = mine
    .filter((text) => !texts.has(text))
    .reduce((list, text) => joined(list, text, source, pieceOf) ?? split(list, text, source, pieceOf, mine) ?? list, [...items]);
  const own = cut.filter(({ isAdded }) => isAdded).map(({ textInPlan }) => textInPlan);
  return own.filter((text) => !texts.has(text)).reduce((list, text) => added(list, text, source, pieceOf), recut);
}

/** A date that stands beside the text, as in a column for deadlines, holds for its parts too. */
function deadlineBeside(
  { text, due, dueText }: PlanItemDraft,
  piece: string,
  planYear: number | null,
): Partial<Pick<PlanItemDraft, 'due' | 'dueText'>> {
  const isBeside = dueText !== null && !text.includes(dueText);
  return isBeside && describeItem(piece, planYear).due === null ? { due, dueText } : {};
}

/** The first place of this text that no item has becomes one, under the headings of the item before it; there may be none. */
function added(items: readonly PlanItemDraft[], text: string, source: string, pieceOf: PieceOf): PlanItemDraft[] {
  for (let start = source.indexOf(text); start >= 0; start = source.indexOf(text, start + 1)) {
    const span = { start, end: start + text.length };
    const next = items.findIndex((item) => item.span.end > start);
    const index = next < 0 ? items.length : next;
    const model = items[index - 1] ?? items[index];
    const isFree = next < 0 || (items[next]?.span.start ?? 0) >= span.end;
    if (!model || !isFree) continue;
    const piece = { ...pieceOf(span, { ...model, due: null, dueText: null }), responsibility: null };
    return [...items.slice(0, index), piece, ...items.slice(index)];
  }
  return [...items];
}

type PieceOf = (span: Span, model: PlanItemDraft) => PlanItemDraft;

/** Neighbours that together are this text become one; null when there are none. */
function joined(items: readonly PlanItemDraft[], text: string, source: string, pieceOf: PieceOf): PlanItemDraft[] | null {
  for (const [from, first] of items.entries()) {
    if (!text.startsWith(first.text) || first.text === text || !source.startsWith(text, first.span.start)) continue;
    const end = first.span.start + text.length;
    const to = items.findIndex(({ span }, index) => index > from && span.end === end);
    if (to > 0) return [...items.slice(0, from), pieceOf({ start: first.span.start, end }, first), ...items.slice(to + 1)];
  }
  return null;
}

/** The item that holds this text, between marks or beside another piece, is cut around it; null when none does. */
function split(
  items: readonly PlanItemDraft[],
  text: string,
  source: string,
  pieceOf: PieceOf,
  mine: readonly string[],
): PlanItemDraft[] | null {
  for (const [index, item] of items.entries()) {
    const at = item.text.indexOf(text);
    if (at < 0 || item.text === text) continue;
    const start = item.span.start + at;
    const end = start + text.length;
    const isCutBefore = at === 0 || IDLE.test(source.charAt(start - 1)) || mine.some((other) => source.endsWith(other, start));
    const isCutAfter =
      end === item.span.end || IDLE.test(source.charAt(end)) || mine.some((other) => source.startsWith(other, end));
    const spans = [
      { start: item.span.start, end: start },
      { start, end },
      { start: end, end: item.span.end },
    ]
      .map((span) => trimmed(source, span))
      .filter((span) => span.end > span.start);
    if (isCutBefore && isCutAfter)
      return [...items.slice(0, index), ...spans.map((span) => pieceOf(span, item)), ...items.slice(index + 1)];
  }
  return null;
}

function trimmed(source: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && IDLE.test(source.charAt(from))) from += 1;
  while (to > from && IDLE.test(source.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
