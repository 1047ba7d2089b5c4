import { comparedForm } from './compared-form.js';

interface Placed {
  /** Headings above it, outermost first. */
  path: readonly string[];
}

/**
 * Which headings of two versions are the same one. A heading that was renamed, split or joined is known by its items:
 * more than half of those under one of the two stand under the other.
 */
export class HeadingNames {
  private readonly before = new Map<string, number>();
  private readonly after = new Map<string, number>();
  private readonly both = new Map<string, number>();

  constructor(pairs: Iterable<readonly [Placed | undefined, Placed | undefined]>) {
    for (const [one, other] of pairs) {
      count(this.before, keyOf(one));
      count(this.after, keyOf(other));
      count(this.both, `${keyOf(one)}\n\n${keyOf(other)}`);
    }
  }

  areSame(one: Placed | undefined, other: Placed | undefined): boolean {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a === b) return true;
    const together = this.both.get(`${a}\n\n${b}`) ?? 0;
    return together * 2 > Math.min(this.before.get(a) ?? 0, this.after.get(b) ?? 0);
  }
}

function keyOf(item: Placed | undefined): string {
  return (item?.path ?? []).map(comparedForm).join('\n');
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
