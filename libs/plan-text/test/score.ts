import type { PlanItemDraft, Span } from '../src/index.js';

/** An item as people marked it. */
export interface MarkedItem {
  text: string;
  path: string[];
  due: string | null;
  quantities: string[];
  commitment: string;
}

export interface Score {
  /** Items found and right, at an overlap of 0.7 of their characters. */
  f1: number;
  due: number;
  quantities: number;
  commitment: number;
  path: number;
}

const MATCHES_FROM = 0.7;

/** Scores found items against marked ones: each marked item pairs with the found one that overlaps it most. */
export function score(source: string, marked: readonly MarkedItem[], found: readonly PlanItemDraft[]): Score {
  const pairs = pairUp(locate(source, marked), found);
  const share = (isRight: (gold: MarkedItem, item: PlanItemDraft) => boolean): number =>
    pairs.filter(([gold, item]) => isRight(marked[gold] as MarkedItem, found[item] as PlanItemDraft)).length /
    Math.max(1, pairs.length);
  return {
    f1: (2 * pairs.length) / (marked.length + found.length),
    due: share((gold, item) => gold.due === item.due),
    quantities: share((gold, item) => digits(gold.quantities) === digits(item.quantities)),
    commitment: share((gold, item) => gold.commitment === item.commitment),
    path: share((gold, item) => plain(gold.path) === plain(item.path)),
  };
}

function locate(source: string, marked: readonly MarkedItem[]): Span[] {
  let position = 0;
  return marked.map(({ text }) => {
    const start = source.indexOf(text, position);
    if (start < 0) throw new Error(`not in the source: ${text}`);
    position = start + text.length;
    return { start, end: position };
  });
}

function pairUp(gold: readonly Span[], found: readonly PlanItemDraft[]): [number, number][] {
  const candidates = gold.flatMap((span, index) =>
    found.flatMap((item, other) => {
      const value = overlap(span, item.span);
      return value >= MATCHES_FROM ? [{ index, other, value }] : [];
    }),
  );
  const usedGold = new Set<number>();
  const usedFound = new Set<number>();
  const pairs: [number, number][] = [];
  for (const { index, other } of candidates.toSorted((a, b) => b.value - a.value)) {
    if (usedGold.has(index) || usedFound.has(other)) continue;
    usedGold.add(index);
    usedFound.add(other);
    pairs.push([index, other]);
  }
  return pairs;
}

function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function digits(quantities: readonly string[]): string {
  return quantities
    .map((quantity) => quantity.replace(/[^0-9.%]/g, '') || quantity)
    .toSorted()
    .join(' ');
}

function plain(path: readonly string[]): string {
  return path.map((heading) => heading.replace(/[\s。;；:：,，、]/g, '')).join('/');
}
