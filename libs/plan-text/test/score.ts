import type { PlanItemDraft } from '../src/plan/parsed-plan.js';

/** An item as people marked it. */
export interface MarkedItem {
  text: string;
  path: string[];
  due: string | null;
  quantities: string[];
  commitment: string;
  /** Other segmentations that are right as well, each a list of item texts or of items that differ from this one; none: nothing there is right too. */
  alternatives?: (string | Partial<MarkedItem>)[][];
  /** How many items, with this one, the alternatives stand for: 1 where absent. */
  run?: number;
}

type FoundItem = Pick<PlanItemDraft, 'text' | 'path' | 'due' | 'quantities' | 'commitment'>;

/** What a score is counted from; counts of several documents add up. */
export interface Counts {
  gold: number;
  found: number;
  /** Pairs that overlap by 0.7 of their characters or more. */
  pairs: number;
  goldCharacters: number;
  foundCharacters: number;
  sharedCharacters: number;
  dueRight: number;
  dated: number;
  datedRight: number;
  /** Items found with a date where people marked none. */
  dueFalse: number;
  quantitiesRight: number;
  counted: number;
  countedRight: number;
  commitmentRight: number;
  pathRight: number;
  /** Items found that share no character with a marked one: taken from text that is no plan. */
  outside: number;
}

export interface Score {
  /** Items found and right, at an overlap of 0.7 of their characters. */
  precision: number;
  recall: number;
  f1: number;
  characterPrecision: number;
  characterRecall: number;
  due: number;
  dueWhereGiven: number;
  /** Share of all items found. */
  dueFalse: number;
  quantities: number;
  quantitiesWhereGiven: number;
  commitment: number;
  path: number;
  /** Share of all items found. */
  outside: number;
}

const MATCHES_FROM = 0.7;

/** Scores found items against marked ones: each marked item pairs with the found one that overlaps it most. */
export function score(source: string, marked: readonly MarkedItem[], found: readonly FoundItem[]): Score {
  return scoreOf([count(source, marked, found)]);
}

export function scoreOf(documents: readonly Counts[]): Score {
  const sum = (key: keyof Counts): number => documents.reduce((total, one) => total + one[key], 0);
  const share = (part: keyof Counts, whole: keyof Counts): number => sum(part) / Math.max(1, sum(whole));
  return {
    precision: share('pairs', 'found'),
    recall: share('pairs', 'gold'),
    f1: (2 * sum('pairs')) / Math.max(1, sum('gold') + sum('found')),
    characterPrecision: share('sharedCharacters', 'foundCharacters'),
    characterRecall: share('sharedCharacters', 'goldCharacters'),
    due: share('dueRight', 'pairs'),
    dueWhereGiven: sum('dated') === 0 ? 1 : share('datedRight', 'dated'),
    dueFalse: share('dueFalse', 'found'),
    quantities: share('quantitiesRight', 'pairs'),
    quantitiesWhereGiven: sum('counted') === 0 ? 1 : share('countedRight', 'counted'),
    commitment: share('commitmentRight', 'pairs'),
    path: share('pathRight', 'pairs'),
    outside: share('outside', 'found'),
  };
}

/** Counts one document. White space and the width of punctuation make no difference. */
export function count(source: string, marked: readonly MarkedItem[], found: readonly FoundItem[]): Counts {
  const plain = plainForm(source);
  const other = locate(plain, found);
  const settled = settle(plain, marked, other);
  const gold = locate(plain, settled);
  const pairs = pairUp(gold, other).map(([one, two]): [MarkedItem, FoundItem] => [
    settled[one] as MarkedItem,
    found[two] as FoundItem,
  ]);
  const goldMap = mapOf(plain.length, gold);
  const foundMap = mapOf(plain.length, other);
  const many = (isSo: (pair: [MarkedItem, FoundItem]) => boolean): number => pairs.filter(isSo).length;
  const quantitiesAgree = ([a, b]: [MarkedItem, FoundItem]): boolean => digits(a.quantities) === digits(b.quantities);
  return {
    gold: settled.length,
    found: found.length,
    pairs: pairs.length,
    goldCharacters: total(goldMap),
    foundCharacters: total(foundMap),
    sharedCharacters: total(goldMap.map((is, at) => is & (foundMap[at] ?? 0))),
    dueRight: many(([a, b]) => (a.due ?? null) === b.due),
    dated: many(([a]) => Boolean(a.due)),
    datedRight: many(([a, b]) => Boolean(a.due) && a.due === b.due),
    dueFalse: many(([a, b]) => !a.due && b.due !== null),
    quantitiesRight: many(quantitiesAgree),
    counted: many(([a]) => (a.quantities ?? []).length > 0),
    countedRight: many((pair) => (pair[0].quantities ?? []).length > 0 && quantitiesAgree(pair)),
    commitmentRight: many(([a, b]) => a.commitment === b.commitment),
    pathRight: many(([a, b]) => plainPath(a.path) === plainPath(b.path)),
    outside: other.filter((span) => span !== null && !goldMap.subarray(span.start, span.end).includes(1)).length,
  };
}

/**
 * Where careful people differ, the segmentation that the found items match best: a match counts 1, an item costs a half, and
 * what was marked first wins a tie.
 */
function settle(source: string, marked: readonly MarkedItem[], found: readonly (Place | null)[]): MarkedItem[] {
  const places = locate(source, marked);
  const settled: MarkedItem[] = [];
  for (let index = 0; index < marked.length;) {
    const item = marked[index] as MarkedItem;
    const run = item.run ?? 1;
    const from = places[index]?.start ?? 0;
    const ways = [
      marked.slice(index, index + run),
      ...(item.alternatives ?? []).map((way) => way.map((part) => variant(item, part))),
    ];
    const worths = ways.map((way) => worthOf(locate(source, way, from), found));
    settled.push(...(ways[worths.indexOf(Math.max(...worths))] ?? []));
    index += run;
  }
  return settled;
}

function variant(item: MarkedItem, part: string | Partial<MarkedItem>): MarkedItem {
  return { ...item, ...(typeof part === 'string' ? { text: part } : part) };
}

function worthOf(way: readonly (Place | null)[], found: readonly (Place | null)[]): number {
  const matched = way.filter((one) => one !== null && found.some((two) => two !== null && overlap(one, two) >= MATCHES_FROM));
  return matched.length - way.length / 2;
}

/** A stretch of a plain form. */
export interface Place {
  start: number;
  end: number;
}

const SAME: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '，': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '！': '!',
  '？': '?',
};

/** A text without white space, with one width of punctuation. */
export function plainForm(text: string): string {
  return text.replace(/[\s\u3000\ufeff]/g, '').replace(/[“”，；：（）！？]/g, (mark) => SAME[mark] ?? mark);
}

/** Where items stand in a plain form, each at or after the one before it; null where one doesn't. */
export function locate(source: string, items: readonly { text: string }[], from = 0): (Place | null)[] {
  let position = from;
  return items.map(({ text }) => {
    const wanted = plainForm(text).replace(/[。;,.]+$/, '');
    const after = source.indexOf(wanted, position);
    const start = after < 0 ? source.indexOf(wanted) : after;
    if (start < 0) return null;
    position = start;
    return { start, end: start + wanted.length };
  });
}

function pairUp(gold: readonly (Place | null)[], found: readonly (Place | null)[]): [number, number][] {
  const candidates = gold.flatMap((one, index) =>
    found.flatMap((two, other) => {
      const value = one && two ? overlap(one, two) : 0;
      return value >= MATCHES_FROM ? [{ index, other, value }] : [];
    }),
  );
  const usedGold = new Set<number>();
  const usedFound = new Set<number>();
  const pairs: [number, number][] = [];
  for (const { index, other } of candidates.toSorted((a, b) => b.value - a.value || b.index - a.index || b.other - a.other)) {
    if (usedGold.has(index) || usedFound.has(other)) continue;
    usedGold.add(index);
    usedFound.add(other);
    pairs.push([index, other]);
  }
  return pairs;
}

function overlap(a: Place, b: Place): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function mapOf(length: number, places: readonly (Place | null)[]): Uint8Array {
  const map = new Uint8Array(length);
  for (const place of places) if (place) map.fill(1, place.start, place.end);
  return map;
}

function total(map: Uint8Array): number {
  let sum = 0;
  for (const one of map) sum += one;
  return sum;
}

/** Digits decide where there are any; Chinese numerals are compared as written. */
function digits(quantities: readonly string[] | undefined): string {
  return (quantities ?? [])
    .map((quantity) => plainForm(quantity).replace(/[^0-9.%]/g, '') || plainForm(quantity))
    .toSorted()
    .join(' ');
}

function plainPath(path: readonly string[] | undefined): string {
  return (path ?? []).map((heading) => heading.replace(/[\s。;:,、]/g, '')).join('/');
}
