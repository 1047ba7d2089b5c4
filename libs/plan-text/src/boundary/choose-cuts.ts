import type { Clause } from '../clause/clause.js';
import type { Commas } from './commas.js';
import { probabilityOfCut, weighAround } from './weigh.js';

/** An item has at most so many clauses, those that a rule joins counted as one. */
const WIDEST = 12;
/** Two readings agree on an item where they share so much of all that either takes for it. */
const AGREES_FROM = 0.7;
/** Readings that agree begin and end at most so many clauses apart. */
const REACH = 2;
/** Half the share of items that are usually right: at this price of an item, finding all and inventing none count alike. */
const PRICE = 0.41;

/**
 * Before which clauses of a sentence an item begins: the segmentation whose items are expected to agree with people's best. The
 * weights tell how likely each comma parts items, given where the item before it begins; from these follows how likely each
 * stretch of clauses is an item.
 */
export function chooseCuts(commas: Commas, clauses: readonly Clause[]): boolean[] {
  const cuts = clauses.map((_, at) => at === 0);
  if (clauses.length === 1) return cuts;
  const units = unitsOf(commas, clauses.length);
  if (units.length === 1) return cuts;
  const likely = likelihoods(commas, units);
  const lengths = units.map((from, at) => endOf(clauses, units, at) - (clauses[from] as Clause).start + 1);
  for (const begin of bestBegins(likely, lengths)) cuts[units[begin] as number] = true;
  return cuts;
}

function endOf(clauses: readonly Clause[], units: readonly number[], at: number): number {
  return (clauses[(units[at + 1] ?? clauses.length) - 1] as Clause).end;
}

/** Where clauses begin that no rule joins to the one before. */
function unitsOf(commas: Commas, count: number): number[] {
  const units = [0];
  for (let at = 1; at < count; at += 1) {
    commas.moveTo(at);
    const { rule } = commas.comma;
    if (rule === 'none' || rule === 'deadlines') units.push(at);
  }
  return units;
}

/** How likely each stretch of units is an item: at `begin * WIDEST + length - 1`. */
function likelihoods(commas: Commas, units: readonly number[]): Float64Array {
  const count = units.length;
  const likely = new Float64Array(count * WIDEST);
  /** How likely an item begins there, and how likely it has no end yet: both for each begin. */
  const opens = new Float64Array(count + 1);
  const goesOn = new Float64Array(count);
  opens[0] = 1;
  for (let end = 1; end <= count; end += 1) {
    const isLast = end === count;
    if (!isLast) commas.moveTo(units[end] as number);
    const isForced = isLast || commas.comma.rule === 'deadlines';
    const around = isForced ? 0 : weighAround(commas.comma);
    goesOn[end - 1] = opens[end - 1] as number;
    for (let begin = Math.max(0, end - WIDEST); begin < end; begin += 1) {
      let cut = 1;
      if (!isForced && end - begin < WIDEST) {
        commas.beginAt(units[begin] as number);
        cut = probabilityOfCut(commas.comma, around);
      }
      const ends = (goesOn[begin] as number) * cut;
      likely[begin * WIDEST + end - begin - 1] = ends;
      opens[end] = (opens[end] as number) + ends;
      goesOn[begin] = (goesOn[begin] as number) - ends;
    }
  }
  return likely;
}

/** The begins of the items of the segmentation that is worth most. */
function bestBegins(likely: Float64Array, lengths: readonly number[]): number[] {
  const count = lengths.length;
  const offsets = new Float64Array(count + 1);
  lengths.forEach((length, at) => (offsets[at + 1] = (offsets[at] as number) + length));
  const best = new Float64Array(count + 1);
  const from = new Int32Array(count + 1);
  for (let end = 1; end <= count; end += 1) {
    best[end] = -Infinity;
    for (let begin = Math.max(0, end - WIDEST); begin < end; begin += 1) {
      const worth = (best[begin] as number) + agreement(likely, offsets, begin, end) - PRICE;
      if (worth <= (best[end] as number)) continue;
      best[end] = worth;
      from[end] = begin;
    }
  }
  const begins: number[] = [];
  for (let end = count; end > 0; end = from[end] as number) begins.push(from[end] as number);
  return begins;
}

/** How likely people have an item that agrees with the stretch. */
function agreement(likely: Float64Array, offsets: Float64Array, begin: number, end: number): number {
  const last = offsets.length - 1;
  const [start, stop] = [offsets[begin] as number, offsets[end] as number];
  let sum = 0;
  for (let other = Math.max(0, begin - REACH); other <= Math.min(end - 1, begin + REACH); other += 1) {
    const first = offsets[other] as number;
    for (let close = Math.max(other + 1, end - REACH); close <= Math.min(last, end + REACH, other + WIDEST); close += 1) {
      const until = offsets[close] as number;
      const shared = Math.min(stop, until) - Math.max(start, first);
      const all = Math.max(stop, until) - Math.min(start, first);
      if (shared >= AGREES_FROM * all) sum += likely[other * WIDEST + close - other - 1] as number;
    }
  }
  return sum;
}
