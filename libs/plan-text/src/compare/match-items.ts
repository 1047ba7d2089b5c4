import { bigramsOf, similarity } from './bigrams.js';
import { CandidateIndex } from './candidates.js';
import { type Edge, heaviestChain } from './chain.js';
import { comparedForm } from './compared-form.js';
import { Gaps } from './gaps.js';
import { HeadingNames } from './heading-names.js';

/** What of an item is looked at to find it again in a later version of its plan. */
export interface ComparableItem {
  text: string;
  /** Headings above it, outermost first. */
  path: readonly string[];
  /** YYYY-MM-DD. */
  due: string | null;
}

/** Item `before` of the earlier list and item `after` of the later one are the same. */
export interface Match {
  before: number;
  after: number;
  /** 1 when the wording is the same. */
  similarity: number;
  /** It keeps its place among the other matches. */
  inOrder: boolean;
}

/** So alike two wordings must be, place counted in: a different project of the same kind stays below. */
const ALIKE_ENOUGH = 0.6;
const SAME_PLACE = 0.1;
const SAME_HEADING = 0.1;
/** An item is not taken for one when another is this much more like it. */
const CLEARLY_BETTER = 0.75;
/** How far around its place an item is looked for when rare bigrams don't tell. */
const NEIGHBOURS = 4;
/** Of texts that occur again and again, about so many pairings are weighed. */
const MOST_PAIRINGS = 10_000;

/**
 * Finds the items of one list in another: first those whose text is the same, in the heaviest order-preserving alignment,
 * then later wordings between them, at last what moved.
 */
export function matchItems(before: readonly ComparableItem[], after: readonly ComparableItem[]): Match[] {
  const matcher = new Matcher(before, after);
  matcher.takeSameTexts();
  matcher.takeOtherWordings();
  return matcher.matches;
}

interface Pairing extends Edge {
  similarity: number;
}

class Matcher {
  readonly matches: Match[] = [];
  private readonly freeBefore: Set<number>;
  private readonly freeAfter: Set<number>;

  constructor(
    private readonly before: readonly ComparableItem[],
    private readonly after: readonly ComparableItem[],
  ) {
    this.freeBefore = new Set(before.keys());
    this.freeAfter = new Set(after.keys());
  }

  takeSameTexts(): void {
    const pairings = sameTexts(this.before, this.after);
    this.takeChain(pairings);
    this.takeRest(pairings);
  }

  takeOtherWordings(): void {
    const gaps = new Gaps(this.matches.filter(({ inOrder }) => inOrder));
    const names = new HeadingNames(this.matches.map(({ before, after }) => [this.before[before], this.after[after]]));
    const isInPlace = ({ before, after }: Omit<Edge, 'weight'>): boolean => gaps.ofBefore(before) === gaps.ofAfter(after);
    const pairings = this.compareWordings(gaps)
      .map((pairing) => {
        const isHeading = names.areSame(this.before[pairing.before], this.after[pairing.after]);
        const place = (isInPlace(pairing) ? SAME_PLACE : 0) + (isHeading ? SAME_HEADING : 0);
        return { ...pairing, weight: pairing.similarity + place };
      })
      .filter(({ weight }) => weight >= ALIKE_ENOUGH);
    this.takeChain(withoutWorse(pairings).filter(isInPlace));
    this.takeRest(pairings);
  }

  /** Pairs of free items that are worth a comparison, with how alike they are. */
  private compareWordings(gaps: Gaps): Omit<Pairing, 'weight'>[] {
    const afterBigrams = new Map([...this.freeAfter].map((item) => [item, bigramsOf(this.after[item]?.text ?? '')]));
    const index = new CandidateIndex(afterBigrams);
    const near = gaps.neighbours([...this.freeBefore], [...this.freeAfter], NEIGHBOURS);
    return [...this.freeBefore].flatMap((before) => {
      const bigrams = bigramsOf(this.before[before]?.text ?? '');
      const others = new Set([...index.candidatesFor(bigrams), ...(near.get(before) ?? [])]);
      return [...others].map((after) => ({ before, after, similarity: similarity(bigrams, afterBigrams.get(after)) }));
    });
  }

  private takeChain(pairings: readonly Pairing[]): void {
    for (const pairing of heaviestChain(pairings)) this.take(pairing, true);
  }

  /** What is left, the best first. */
  private takeRest(pairings: readonly Pairing[]): void {
    const isFree = ({ before, after }: Edge): boolean => this.freeBefore.has(before) && this.freeAfter.has(after);
    const free = pairings.filter(isFree).sort((a, b) => b.weight - a.weight || a.before - b.before || a.after - b.after);
    for (const pairing of free) if (isFree(pairing)) this.take(pairing, false);
  }

  private take({ before, after, similarity: value }: Pairing, inOrder: boolean): void {
    this.freeBefore.delete(before);
    this.freeAfter.delete(after);
    this.matches.push({ before, after, similarity: value, inOrder });
  }
}

function sameTexts(before: readonly ComparableItem[], after: readonly ComparableItem[]): Pairing[] {
  const places = placesByText(after);
  return [...placesByText(before)].flatMap(([text, mine]) => {
    const others = places.get(text) ?? [];
    const reach = Math.ceil(MOST_PAIRINGS / Math.max(mine.length, others.length));
    return mine.flatMap((item, rank) =>
      others.slice(Math.max(0, rank - reach), rank + reach + 1).map((other) => {
        const isHeading = comparedForm(before[item]?.path.at(-1) ?? '') === comparedForm(after[other]?.path.at(-1) ?? '');
        return { before: item, after: other, similarity: 1, weight: 1 + (isHeading ? SAME_HEADING : 0) };
      }),
    );
  });
}

function placesByText(items: readonly ComparableItem[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  items.forEach(({ text }, index) => {
    const form = comparedForm(text);
    const found = places.get(form);
    if (found) found.push(index);
    else places.set(form, [index]);
  });
  return places;
}

/** Leaves out a pairing when either of the two has a clearly better one. */
function withoutWorse(pairings: readonly Pairing[]): Pairing[] {
  const bestBefore = new Map<number, number>();
  const bestAfter = new Map<number, number>();
  for (const { before, after, weight } of pairings) {
    bestBefore.set(before, Math.max(weight, bestBefore.get(before) ?? 0));
    bestAfter.set(after, Math.max(weight, bestAfter.get(after) ?? 0));
  }
  const best = ({ before, after }: Edge): number => Math.max(bestBefore.get(before) ?? 0, bestAfter.get(after) ?? 0);
  return pairings.filter((pairing) => pairing.weight >= CLEARLY_BETTER * best(pairing));
}
