import { type Bigrams, bigramsOf, containment } from './bigrams.js';
import { comparedForm } from './compared-form.js';
import { HeadingNames } from './heading-names.js';
import { type ComparableItem, type Match, matchItems } from './match-items.js';
import { type TextChange, textChanges } from './text-changes.js';

/**
 * What became of an item: `re-dated` has another due date (its wording may differ too), `reworded` another wording,
 * `moved` only another place.
 */
export type DifferenceKind = 'unchanged' | 'reworded' | 're-dated' | 'moved' | 'added' | 'removed';

export interface ItemDifference {
  kind: DifferenceKind;
  /** Index in the earlier list; null for what was added. */
  before: number | null;
  /** Index in the later list; null for what was removed. */
  after: number | null;
  /** Of the wording, 0 to 1; 0 for what has no counterpart. */
  similarity: number;
  /** It stands under another heading, or in another order. */
  isMoved: boolean;
  /** Where the wording differs. */
  changes: TextChange[];
  /** Of what was added: the earlier item that it was part of (拆分). */
  splitFrom: number | null;
  /** Of what was removed: the later item that it became part of (合并). */
  mergedInto: number | null;
}

/** So much of a text must stand in another for it to be a part of that. */
const PART = 0.8;

/**
 * Compares two versions of a plan, both in reading order. Every item occurs exactly once; what was removed stands where it
 * was. The comparison the other way round gives the same matches.
 */
export function compareItems(before: readonly ComparableItem[], after: readonly ComparableItem[]): ItemDifference[] {
  const matches = matchBothWays(before, after);
  const names = new HeadingNames(matches.map((match) => [before[match.before], after[match.after]]));
  const pairs = matches.map((match) => difference(match, before, after, names));
  const matchOfBefore = new Map(pairs.map((pair) => [pair.before, pair]));
  const matchOfAfter = new Map(pairs.map((pair) => [pair.after, pair]));
  const added = lone(after, matchOfAfter).map((item) => ({
    ...ALONE,
    kind: 'added' as const,
    after: item,
    splitFrom: wholeOf(item, after, before, (at) => matchOfAfter.get(at)?.before ?? null),
  }));
  const removed = lone(before, matchOfBefore).map((item) => ({
    ...ALONE,
    kind: 'removed' as const,
    before: item,
    mergedInto: wholeOf(item, before, after, (at) => matchOfBefore.get(at)?.after ?? null),
  }));
  return inReadingOrder([...pairs, ...added], removed, matches);
}

const ALONE = { before: null, after: null, similarity: 0, isMoved: false, changes: [], splitFrom: null, mergedInto: null };

/** Ties are broken alike in both directions: the matches are always sought from the list whose text sorts first. */
function matchBothWays(before: readonly ComparableItem[], after: readonly ComparableItem[]): Match[] {
  if (sortKey(before) <= sortKey(after)) return matchItems(before, after);
  return matchItems(after, before).map((match) => ({ ...match, before: match.after, after: match.before }));
}

function sortKey(items: readonly ComparableItem[]): string {
  return items.map(({ text, path }) => [...path, text].join('\n')).join('\n\n');
}

function difference(
  match: Match,
  before: readonly ComparableItem[],
  after: readonly ComparableItem[],
  names: HeadingNames,
): ItemDifference {
  const [one, other] = [before[match.before], after[match.after]];
  const [from, to] = [one?.text ?? '', other?.text ?? ''];
  const isReworded = comparedForm(from) !== comparedForm(to);
  const isMoved = !match.inOrder || !names.areSame(one, other);
  const rest = isReworded ? 'reworded' : isMoved ? 'moved' : 'unchanged';
  return {
    kind: one?.due === other?.due ? rest : 're-dated',
    before: match.before,
    after: match.after,
    similarity: match.similarity,
    isMoved,
    changes: isReworded ? textChanges(from, to) : [],
    splitFrom: null,
    mergedInto: null,
  };
}

function lone(items: readonly ComparableItem[], matched: ReadonlyMap<number | null, unknown>): number[] {
  return [...items.keys()].filter((item) => !matched.has(item));
}

/** The item of the other list that an unmatched item is a part of: the counterpart of a neighbour, if it holds its text. */
function wholeOf(
  item: number,
  own: readonly ComparableItem[],
  others: readonly ComparableItem[],
  counterpart: (own: number) => number | null,
): number | null {
  const part = bigramsOf(own[item]?.text ?? '');
  const holds = (neighbour: number): boolean => {
    const other = counterpart(neighbour);
    if (other === null || comparedForm(own[neighbour]?.text ?? '') === comparedForm(others[other]?.text ?? '')) return false;
    return isPart(part, bigramsOf(others[other]?.text ?? ''));
  };
  const neighbour = [item - 1, item + 1, item - 2, item + 2].find(holds);
  return neighbour === undefined ? null : counterpart(neighbour);
}

function isPart(part: Bigrams, whole: Bigrams): boolean {
  return part.total < whole.total && containment(part, whole) >= PART;
}

/** By place in the later list; what was removed follows the item that it followed before. */
function inReadingOrder(
  present: readonly ItemDifference[],
  removed: readonly ItemDifference[],
  matches: readonly Match[],
): ItemDifference[] {
  const inOrder = new Map(matches.filter((match) => match.inOrder).map((match) => [match.before, match.after]));
  const placed = present.map((entry) => ({ entry, place: entry.after ?? 0, rank: -1 }));
  let [place, next] = [-1, 0];
  const gone = removed.map((entry) => {
    for (const own = entry.before ?? 0; next < own; next += 1) place = inOrder.get(next) ?? place;
    return { entry, place, rank: entry.before ?? 0 };
  });
  return [...placed, ...gone].sort((a, b) => a.place - b.place || a.rank - b.rank).map(({ entry }) => entry);
}
