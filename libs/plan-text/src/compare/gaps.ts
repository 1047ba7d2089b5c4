/** The stretches between items that are matched in order: what stands in the same stretch of both lists is in the same place. */
export class Gaps {
  private readonly befores: number[];
  private readonly afters: number[];

  constructor(matches: readonly { before: number; after: number }[]) {
    this.befores = matches.map(({ before }) => before).sort((a, b) => a - b);
    this.afters = matches.map(({ after }) => after).sort((a, b) => a - b);
  }

  ofBefore(item: number): number {
    return countBelow(this.befores, item);
  }

  ofAfter(item: number): number {
    return countBelow(this.afters, item);
  }

  /** For each item before, those of the same gap after that stand within `reach` of the same share of it. */
  neighbours(before: readonly number[], after: readonly number[], reach: number): Map<number, number[]> {
    const others = grouped(after, (item) => this.ofAfter(item));
    const near = new Map<number, number[]>();
    for (const [gap, mine] of grouped(before, (item) => this.ofBefore(item))) {
      const there = others.get(gap) ?? [];
      mine.forEach((item, rank) => {
        const share = mine.length < 2 ? 0.5 : rank / (mine.length - 1);
        const from = Math.max(0, Math.round(share * (there.length - 1)) - reach);
        near.set(item, there.slice(from, from + 2 * reach + 1));
      });
    }
    return near;
  }
}

function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grouped(items: readonly number[], groupOf: (item: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const item of items) {
    const group = groupOf(item);
    const members = groups.get(group);
    if (members) members.push(item);
    else groups.set(group, [item]);
  }
  return groups;
}
