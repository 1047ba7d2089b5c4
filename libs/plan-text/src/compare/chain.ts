/** A possible match of item `before` of one list with item `after` of the other; a better one weighs more. */
export interface Edge {
  before: number;
  after: number;
  weight: number;
}

/**
 * The heaviest set of matches in which both lists keep their order: an optimal alignment, found in O(n log n) for n edges
 * with a tree of prefix maxima.
 */
export function heaviestChain<E extends Edge>(edges: readonly E[]): E[] {
  // Within one `before` from the last `after` down, so that no two matches of the same item follow each other.
  const sorted = [...edges].sort((a, b) => a.before - b.before || b.after - a.after);
  const sums: number[] = [];
  const previous: number[] = [];
  const best = new PrefixMaxima(
    sorted.reduce((size, { after }) => Math.max(size, after + 1), 0),
    sums,
  );
  sorted.forEach((edge, index) => {
    const link = best.below(edge.after);
    previous.push(link);
    sums.push(edge.weight + (sums[link] ?? 0));
    best.raise(edge.after, index);
  });
  const chain: E[] = [];
  for (let index = best.below(Infinity); index >= 0; index = previous[index] ?? -1) {
    const edge = sorted[index];
    if (edge) chain.push(edge);
  }
  return chain.toReversed();
}

/** Fenwick tree: the index of the heaviest chain that ends before a place, or -1. */
class PrefixMaxima {
  private readonly links: Int32Array;

  constructor(
    private readonly size: number,
    private readonly sums: readonly number[],
  ) {
    this.links = new Int32Array(size + 1).fill(-1);
  }

  below(place: number): number {
    let best = -1;
    for (let node = Math.min(place, this.size); node > 0; node -= node & -node) best = this.heavier(best, this.at(node));
    return best;
  }

  raise(place: number, index: number): void {
    for (let node = place + 1; node <= this.size; node += node & -node) this.links[node] = this.heavier(this.at(node), index);
  }

  private at(node: number): number {
    return this.links[node] ?? -1;
  }

  private heavier(a: number, b: number): number {
    if (a < 0 || b < 0) return Math.max(a, b);
    return (this.sums[b] ?? 0) > (this.sums[a] ?? 0) ? b : a;
  }
}
