import type { Clause } from '../clause/clause.js';
import { type Head, readHead, readTail } from './head.js';
import { Promised, PROMISES, Word } from '../words/lexicon.js';
import type { NormalForm } from '../text/normal-form.js';

/** How much an item promises: achieve a result, start, advance, strive (hedged), explore (only prepared). */
export const COMMITMENTS = ['achieve', 'start', 'advance', 'strive', 'explore'] as const;
export type Commitment = (typeof COMMITMENTS)[number];

/** Where two apply, the earlier. */
const ORDER: readonly (readonly [number, Commitment])[] = [
  [Promised.strive, 'strive'],
  [Promised.explore, 'explore'],
  [Promised.start, 'start'],
  [Promised.achieve, 'achieve'],
];

/** What the clauses of an item promise together; `counts` tells, asked in their order, whether a countable target stands in a clause. */
export function commitmentOf(form: NormalForm, clauses: readonly Clause[], counts: (clause: Clause) => boolean): Commitment {
  let found = 0;
  let isFirst = true;
  for (const clause of clauses) {
    found |= promiseOf(form, clause, { isFirst, isOnly: clauses.length === 1, counts: counts(clause) });
    isFirst = false;
  }
  for (const [bits, commitment] of ORDER) if ((found & bits) !== 0) return commitment;
  return 'advance';
}

interface Place {
  isFirst: boolean;
  isOnly: boolean;
  counts: boolean;
}

/** What one clause promises, as bits of `Promised`. */
function promiseOf(form: NormalForm, clause: Clause, place: Place): number {
  const { codes } = form;
  const { start, end } = clause;
  if (((clause.opening | clause.manner | clause.verb | clause.rest) & Word.strive) !== 0) return Promised.strive;
  const head = readHead(form, start, end);
  const verb = PROMISES.match(codes, head.bits === 0 ? start : head.start, end);
  if ((verb & Promised.explore) !== 0) return Promised.explore;
  const tail = readTail(codes, start, end);
  if (head.hedge >= 0 && ensures(codes, head.hedge, end)) return Promised.achieve;
  if ((verb & Promised.achieve) !== 0 && (place.counts || !isPressed(codes, head))) return Promised.achieve;
  if ((verb & Promised.start) !== 0) return place.counts && tail !== 0 ? Promised.achieve : Promised.start;
  if ((tail & Promised.explore) !== 0) return Promised.explore;
  if ((tail & Promised.start) !== 0) return Promised.start;
  if ((verb & Promised.establish) !== 0 && establishes(clause, head, place)) return Promised.start;
  return (tail & Promised.achieve) !== 0 || achieves(codes, clause, place, { head, verb }) ? Promised.achieve : 0;
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

function achieves(codes: Uint16Array, clause: Clause, place: Place, { head, verb }: { head: Head; verb: number }): boolean {
  const leans = (clause.opening & Word.leaning) !== 0;
  if ((verb & Promised.policy) !== 0) return place.isFirst && head.start === clause.start;
  if (place.counts) return holdsMeasure(codes, clause) || ((verb & Promised.steady) === 0 && (!leans || head.bits !== 0));
  // "坪山高铁站年内建成": a thing stands before the result
  return head.bits === 0 && !leans && place.isOnly && (clause.rest & Word.achieve) !== 0;
}

/** 推动规模突破600亿元. */
function holdsMeasure(codes: Uint16Array, { start, end }: Clause): boolean {
  for (let index = start; index < end; index += 1) if ((PROMISES.match(codes, index, end) & Promised.measure) !== 0) return true;
  return false;
}
