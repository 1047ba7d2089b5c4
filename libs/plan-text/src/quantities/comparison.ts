import words from '../../lexicon/quantities.json' with { type: 'json' };
import type { Quantity } from './quantity-at.js';

/** How an actual value is held against the target. */
export type Comparison = 'exactly' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'about' | 'grow-by' | 'shrink-by';

/** What stands before a number: how it compares, and where those words begin. */
export interface Measure {
  comparison: Comparison;
  /** Where the words of comparison begin; the number itself when there are none. */
  start: number;
}

type Kind = Comparison | 'to';

const BEFORE = new Map<string, Kind>(
  (['at-least', 'more-than', 'at-most', 'less-than', 'about', 'grow-by', 'shrink-by', 'exactly', 'to'] as const).flatMap((kind) =>
    words.comparison[kind].map((word): [string, Kind] => [word, kind]),
  ),
);
const AFTER = new Map<string, Comparison>(
  (['at-least', 'at-most', 'about'] as const).flatMap((kind) =>
    words.comparisonAfter[kind].map((word): [string, Comparison] => [word, kind]),
  ),
);
const LONGEST = Math.max(...[...BEFORE.keys()].map((word) => word.length));
const MOST_WORDS = 4;

/** Reads backwards from a number: 增长约7%, 控制在3.5%以内, 增长到20%. */
export function measureOf(text: string, quantity: Quantity, from: number): Measure {
  const kinds: Kind[] = [];
  let start = quantity.start;
  while (kinds.length < MOST_WORDS) {
    const word = wordBefore(text, start, from);
    if (word === null) break;
    kinds.unshift(BEFORE.get(word) ?? 'exactly');
    start -= word.length;
  }
  return { comparison: comparisonOf(kinds, quantity, text), start };
}

/** The longest word of comparison that ends at `end`, not reaching before `from`. */
function wordBefore(text: string, end: number, from: number): string | null {
  for (let length = Math.min(LONGEST, end - from); length > 0; length -= 1) {
    const word = text.slice(end - length, end);
    if (BEFORE.has(word)) return word;
  }
  return null;
}

function comparisonOf(kinds: readonly Kind[], quantity: Quantity, text: string): Comparison {
  const growth = kinds.find((kind): kind is 'grow-by' | 'shrink-by' => kind === 'grow-by' || kind === 'shrink-by');
  if (growth !== undefined && !kinds.includes('to')) return growth;
  if (text.startsWith('翻', quantity.start)) return 'grow-by';
  const after = AFTER.get(quantity.tail);
  if (after !== undefined) return after;
  if (quantity.isOver) return 'at-least';
  const said = kinds.findLast((kind) => kind !== 'exactly' && kind !== 'to' && kind !== 'grow-by' && kind !== 'shrink-by');
  return (said as Comparison | undefined) ?? (quantity.value === null ? 'at-least' : 'exactly');
}
