import { ACTIONS } from '../words/lexicon.js';
import { comparedForm, formWithoutNumbers } from './compared-form.js';

/** Words that any item may have, as 推进 and 建设, tell little about which one it is. */
const WEIGHT_OF_ACTION = 0.3;

/** The pairs of neighbouring characters of a text, each with its weight times how often it occurs. */
export interface Bigrams {
  weights: ReadonlyMap<string, number>;
  total: number;
}

/** The bigrams of an item's text; numbers count as alike, verbs of action count little. */
export function bigramsOf(text: string): Bigrams {
  const form = formWithoutNumbers(comparedForm(text));
  const padded = form.length === 1 ? `${form} ` : form;
  const weights = new Map<string, number>();
  let total = 0;
  let actionEnds = 0;
  for (let index = 0; index + 1 < padded.length; index += 1) {
    const action = ACTIONS.at(padded, index);
    if (action) actionEnds = Math.max(actionEnds, index + action.length);
    const weight = index + 2 <= actionEnds ? WEIGHT_OF_ACTION : 1;
    const bigram = padded.slice(index, index + 2);
    weights.set(bigram, (weights.get(bigram) ?? 0) + weight);
    total += weight;
  }
  return { weights, total };
}

function shared(a: Bigrams, b: Bigrams): number {
  const [few, many] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [bigram, weight] of few.weights) sum += Math.min(weight, many.weights.get(bigram) ?? 0);
  return sum;
}

/** Weighted Dice coefficient, 0 to 1. */
export function similarity(a: Bigrams, b: Bigrams | undefined): number {
  if (!b) return 0;
  const total = a.total + b.total;
  return total === 0 ? 1 : Math.min(1, (2 * shared(a, b)) / total);
}

/** How much of `part` stands in `whole`, 0 to 1. */
export function containment(part: Bigrams, whole: Bigrams): number {
  return part.total === 0 ? 0 : Math.min(1, shared(part, whole) / part.total);
}
