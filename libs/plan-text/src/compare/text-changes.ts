/** One place where two wordings differ; either side may be empty. */
export interface TextChange {
  before: string;
  after: string;
  /** Where it stands in each text, UTF-16 offsets. */
  beforeStart: number;
  afterStart: number;
}

interface Token {
  text: string;
  start: number;
}

/** Above this number of cells the rest is shown as one change: nobody reads a mosaic of a rewritten page. */
const MOST_CELLS = 250_000;

/** What was changed between two wordings of one item, number by number, word by word, letter by letter. */
export function textChanges(before: string, after: string): TextChange[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head]?.text === b[head]?.text) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail)?.text === b.at(-1 - tail)?.text) tail += 1;
  const middle = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)] as const;
  const kept = middle[0].length * middle[1].length > MOST_CELLS ? [] : longestCommon(...middle);
  const runs = mergeNear([...kept, [middle[0].length, middle[1].length] as const]);
  const startOf = (tokens: readonly Token[], index: number, text: string): number => tokens[index]?.start ?? text.length;
  return runs.map(([[fromA, fromB], [toA, toB]]) => {
    const beforeStart = startOf(a, head + fromA, before);
    const afterStart = startOf(b, head + fromB, after);
    return {
      before: before.slice(beforeStart, startOf(a, head + toA, before)),
      after: after.slice(afterStart, startOf(b, head + toB, after)),
      beforeStart,
      afterStart,
    };
  });
}

/** Numbers and Latin words stay whole; everything else is one character. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\d[\d.,]*|[A-Za-z]+|[^]/gu)].map((match) => ({ text: match[0], start: match.index }));
}

type Place = readonly [number, number];

/** Places of a longest common subsequence. */
function longestCommon(a: readonly Token[], b: readonly Token[]): Place[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i]?.text === b[j]?.text
          ? 1 + (lengths[(i + 1) * width + j + 1] ?? 0)
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const places: Place[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]?.text === b[j]?.text) places.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return places;
}

/** A single kept token between two changes is chance: they are read as one change. */
const LONE = 1;

/** The stretches between kept places, as [from, to) on both sides. The last place is the end. */
function mergeNear(places: readonly Place[]): [Place, Place][] {
  const runs: [Place, Place][] = [];
  let at: Place = [0, 0];
  for (const place of places) {
    const last = runs.at(-1);
    if (place[0] > at[0] || place[1] > at[1]) {
      if (last && at[0] - last[1][0] <= LONE && at[1] - last[1][1] <= LONE) last[1] = place;
      else runs.push([at, place]);
    }
    at = [place[0] + 1, place[1] + 1];
  }
  return runs;
}
