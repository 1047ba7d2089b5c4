import type { Bigrams } from './bigrams.js';

/** Bigrams that more items than this have tell nothing about which one it is. */
const COMMON = 60;
/** An item is looked up by its rarest bigrams… */
const LOOKED_UP = 16;
/** …and compared in full with those that share most of them. */
const COMPARED = 10;

/**
 * Which items of the other list may be later wordings of an item: those that share its rare bigrams. Cost follows the
 * number of items, not its square.
 */
export class CandidateIndex {
  private readonly holders = new Map<string, number[]>();

  constructor(items: ReadonlyMap<number, Bigrams>) {
    for (const [item, { weights }] of items) for (const bigram of weights.keys()) this.add(bigram, item);
  }

  private add(bigram: string, item: number): void {
    const held = this.holders.get(bigram);
    if (held) held.push(item);
    else this.holders.set(bigram, [item]);
  }

  candidatesFor({ weights }: Bigrams): number[] {
    const rare = [...weights.keys()]
      .flatMap((bigram) => {
        const held = this.holders.get(bigram);
        return held && held.length <= COMMON ? [held] : [];
      })
      .sort((a, b) => a.length - b.length)
      .slice(0, LOOKED_UP);
    const shared = new Map<number, number>();
    for (const held of rare) for (const item of held) shared.set(item, (shared.get(item) ?? 0) + 1 / held.length);
    return [...shared]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, COMPARED)
      .map(([item]) => item);
  }
}
