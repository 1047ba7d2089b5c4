import type { Clause } from './clause.js';

/** Which pairs of characters were seen in which question: each has a number, so that nothing need be cleared. */
const SEEN = new Int32Array(1 << 15);
let question = 0;

/** Two characters in a row, behind the verbs, stand in both clauses: they speak of the same thing. */
export function sharesWords(codes: Uint16Array, before: Clause, after: Clause): boolean {
  question += 1;
  for (let index = before.mainEnd; index + 1 < before.end; index += 1) SEEN[pairAt(codes, index)] = question;
  for (let index = after.mainEnd; index + 1 < after.end; index += 1) if (SEEN[pairAt(codes, index)] === question) return true;
  return false;
}

function pairAt(codes: Uint16Array, index: number): number {
  return (Math.imul((codes[index] ?? 0) * 31 + (codes[index + 1] ?? 0), 0x9e3779b1) >>> 17) & 0x7fff;
}
