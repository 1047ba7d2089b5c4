import type { Seen } from './seen.js';

/** How many sentences there are of each kind in a stretch. */
export interface Counts {
  sentences: number;
  kinds: number[];
  /** The kind of the first sentence. */
  first: number;
}

/** What stands around each sentence, counted for its paragraph, its neighbours and the document. */
export class Around {
  private readonly paragraphs = new Map<number, Counts>();
  readonly document: Counts = emptyCounts();

  constructor(seen: readonly Seen[]) {
    for (const one of seen) {
      const { paragraph } = one.sentence;
      let counts = this.paragraphs.get(paragraph);
      if (!counts) this.paragraphs.set(paragraph, (counts = emptyCounts()));
      count(counts, one);
      count(this.document, one);
    }
  }

  paragraphOf({ sentence: { paragraph } }: Seen): Counts {
    return this.paragraphs.get(paragraph) ?? emptyCounts();
  }

  /** The paragraph with the two before it and the one behind it. */
  neighboursOf({ sentence: { paragraph } }: Seen): Counts {
    const counts = emptyCounts();
    for (let at = paragraph - 2; at <= paragraph + 1; at += 1) {
      const one = this.paragraphs.get(at);
      if (!one) continue;
      counts.sentences += one.sentences;
      one.kinds.forEach((kind, number) => (counts.kinds[number] = (counts.kinds[number] ?? 0) + kind));
    }
    return counts;
  }
}

function emptyCounts(): Counts {
  return { sentences: 0, kinds: [0, 0, 0, 0], first: 3 };
}

function count(counts: Counts, { kind }: Seen): void {
  if (counts.sentences === 0) counts.first = kind;
  counts.sentences += 1;
  counts.kinds[kind] = (counts.kinds[kind] ?? 0) + 1;
}

export const SHARES: readonly string[] = ['0', '≤ 1/4', '≤ 1/2', '≤ 3/4', '> 3/4'];

/** The share of a kind, as a number of SHARES. */
export function shareOf({ sentences, kinds }: Counts, kind: number): number {
  const part = kinds[kind] ?? 0;
  return part === 0 ? 0 : Math.min(4, Math.ceil((4 * part) / sentences));
}
