import type { Clause } from './clause.js';
import { type Head, readHead, readTail } from './head.js';
import { Promised, PROMISES, Word } from './lexicon.js';
import type { NormalForm } from './normal-form.js';

/** How much an item promises: achieve a result, start, advance, strive (hedged), explore (only prepared). */
export type Commitment = 'achieve' | 'start' | 'advance' | 'strive' | 'explore';

/** Where two apply, the earlier. */
const ORDER: readonly (readonly [number, Commitment])[] = [
  [Promised.strive, 'strive'],
  [Promised.explore, 'explore'],
  [Promised.start, 'start'],
  [Promised.achieve, 'achieve'],
];

/** What the clauses of an item promise together; `counts` tells whether a countable target stands in a clause. */
export function commitmentOf(form: NormalForm, clauses: readonly Clause[], counts: (clause: Clause) => boolean): Commitment {
  let found = 0;
  clauses.forEach((clause, index) => {
    found |= promiseOf(form, clause, { isFirst: index === 0, isOnly: clauses.length === 1, counts: counts(clause) });
  });
  return ORDER.find(([bits]) => (found & bits) !== 0)?.[1] ?? 'advance';
}

interface Place {
  isFirst: boolean;
  isOnly: boolean;
  counts: boolean;
}

/** What one clause promises, as bits of `Promised`. */
function promiseOf({ codes }: NormalForm, clause: Clause, place: Place): number {
  const { start, end } = clause;
  if (((clause.opening | clause.manner | clause.verb | clause.rest) & Word.strive) !== 0) return Promised.strive;
  const head = readHead(codes, start, end);
  const verb = head.bits === 0 ? PROMISES.match(codes, start, end) : PROMISES.match(codes, head.start, end);
  const length = head.bits === 0 && verb === 0 ? 0 : PROMISES.length;
  if ((verb & Promised.explore) !== 0) return Promised.explore;
  const tail = readTail(codes, start, end);
  if (head.hedge >= 0 && ensures(codes, head.hedge, end)) return Promised.achieve;
  if ((verb & Promised.achieve) !== 0 && !(isPressed(codes, head) && !place.counts)) return Promised.achieve;
  if ((verb & Promised.start) !== 0) return place.counts && tail !== 0 ? Promised.achieve : Promised.start;
  if ((tail & Promised.explore) !== 0) return Promised.explore;
  if ((tail & Promised.start) !== 0) return Promised.start;
  if ((verb & Promised.establish) !== 0 && establishes(clause, head, place)) return Promised.start;
  return achieves(codes, clause, { ...place, verb, tail, head, length }) ? Promised.achieve : 0;
}

function ensures(codes: Uint16Array, index: number, end: number): boolean {
  return (PROMISES.match(codes, index, end) & Promised.ensure) !== 0;
}

/** 加快新建 presses on with a work instead of promising its end. */
function isPressed(codes: Uint16Array, { start, before }: Head): boolean {
  return (before & Word.action) !== 0 && codes[start - 1] === FAST && codes[start - 2] === ADD;
}
const ADD = '加'.charCodeAt(0);
const FAST = '快'.charCodeAt(0);

/** 建立人才需求信息库 begins something; in a later clause only what could be handed in does. */
function establishes(clause: Clause, head: Head, { isFirst, counts }: Place): boolean {
  if (counts || (head.before & Word.action) !== 0) return false;
  return isFirst || (clause.tail & Word.concrete) !== 0;
}

interface Evidence extends Place {
  verb: number;
  tail: number;
  head: Head;
  length: number;
}

function achieves(codes: Uint16Array, clause: Clause, { isFirst, counts, verb, tail, head, isOnly }: Evidence): boolean {
  const leans = (clause.opening & Word.leaning) !== 0;
  if ((tail & Promised.achieve) !== 0) return true;
  if ((verb & Promised.policy) !== 0) return isFirst && head.start === clause.start;
  if (counts) {
    if (holdsMeasure(codes, clause)) return true;
    return (verb & Promised.steady) === 0 && (!leans || head.bits !== 0);
  }
  // "坪山高铁站年内建成": a thing stands before the result
  return head.bits === 0 && !leans && isOnly && (clause.rest & Word.achieve) !== 0;
}

/** 推动规模突破600亿元. */
function holdsMeasure(codes: Uint16Array, { start, end }: Clause): boolean {
  for (let index = start; index < end; index += 1) if ((PROMISES.match(codes, index, end) & Promised.measure) !== 0) return true;
  return false;
}
