import time from '../../lexicon/time.json' with { type: 'json' };
import { ACTIONS, WordSet } from '../lexicon.js';
import { digitOf, isChineseNumeral } from '../numerals.js';
import { nameEnd } from '../names.js';
import { type Bound, boundAt } from './bounds.js';
import { FESTIVALS } from './festival.js';
import { fiveYearsAt } from './five-years.js';
import { countedSpanAt } from './spans.js';

/** A duty that comes back: 每月, 每季度; `regular` is 定期 without a period. */
export type Recurrence = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly' | 'regular';

export interface Times {
  /** The words that bound it, verbatim; null when none do. */
  dueText: string | null;
  /** Last day that they allow, YYYY-MM-DD; null also when the year is unknown or they name no day (3个月内, 汛期前). */
  due: string | null;
  /** First day from which it holds (自3月起). */
  start: string | null;
  recurrence: Recurrence | null;
  /** The text presses for speed (尽快) without bounding the time. */
  isUrgent: boolean;
}

const URGENT = new WordSet(time.urgent.words);
const PERIODS = (['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly', 'regular'] as const).map(
  (period) => [period, new WordSet(time.recurrence[period])] as const,
);
const NOT_BEFORE_REGULAR = time.notRegular.before;
const NOT_AFTER_REGULAR = time.notRegular.after;

/** What may begin at a character. Most characters begin nothing, and cost one look-up. */
const NAME = 1;
const BOUND = 2;
const RECURRENCE = 4;
const URGENCY = 8;
const BEGINS = new Uint8Array(0x10000);
mark('“‘"「《〈', NAME);
mark('“"今本明次翌来后去上下全年第首前半未', BOUND);
mark(FESTIVALS.firsts(), BOUND);
mark('〇○零一二两三四五六七八九十0123456789０１２３４５６７８９', BOUND);
mark('常', RECURRENCE);
for (const [, words] of PERIODS) mark(words.firsts(), RECURRENCE);
mark(URGENT.firsts(), URGENCY);

function mark(chars: string, kind: number): void {
  for (const char of chars) BEGINS[char.charCodeAt(0)] = (BEGINS[char.charCodeAt(0)] ?? 0) | kind;
}

/** What a text says of time, read against the plan year. Where it bounds several times, the last is when all of it is due. */
export function findTimes(text: string, planYear: number | null): Times {
  const bounds: Bound[] = [];
  let recurrence: Recurrence | null = null;
  let isUrgent = false;
  for (let at = 0; at < text.length;) {
    const kinds = BEGINS[text.charCodeAt(at)] ?? 0;
    let next = at + 1;
    if (kinds !== 0) {
      const bound = (kinds & BOUND) === 0 ? null : boundIn(text, at, planYear);
      if (bound) bounds.push(bound);
      if ((kinds & RECURRENCE) !== 0) recurrence ??= recurrenceAt(text, at);
      if ((kinds & URGENCY) !== 0) isUrgent ||= URGENT.at(text, at) !== null;
      next = bound?.end ?? ((kinds & NAME) === 0 ? -1 : nameEnd(text, at));
      if (next <= at) next = (kinds & BOUND) === 0 ? at + 1 : endOfNumber(text, at);
    }
    at = next;
  }
  const last = lastOf(bounds);
  const start = bounds.find(({ first }) => first !== null)?.first ?? null;
  const dueText = last ? text.slice(last.start, last.end) : null;
  return { dueText, due: last?.due ?? null, start, recurrence, isUrgent: isUrgent && last === undefined };
}

function boundIn(text: string, at: number, planYear: number | null): Bound | null {
  return fiveYearsAt(text, at, planYear) ?? countedSpanAt(text, at, planYear) ?? boundAt(text, at, planYear);
}

/** A number is read as a whole or not at all: 12345年 holds no 2345年. */
function endOfNumber(text: string, index: number): number {
  const isPart = digitOf(text.charCodeAt(index)) >= 0 ? (code: number) => digitOf(code) >= 0 : isChineseNumeral;
  let end = index + 1;
  if (isPart(text.charCodeAt(index))) while (end < text.length && isPart(text.charCodeAt(end))) end += 1;
  return end;
}

/** The bound that is over last; a loose one only where nothing finer lies in it, one without a day only where none has one. */
function lastOf(all: readonly Bound[]): Bound | undefined {
  let last: Bound | undefined;
  for (const one of all) {
    if (!one.isBound) continue;
    if (!last || isLater(one, last)) last = one;
  }
  return last;
}

function isLater(one: Bound, other: Bound): boolean {
  if (one.due === null || other.due === null) return one.due !== null || (other.isLoose && !one.isLoose);
  const isSameYear = one.due.slice(0, 4) === other.due.slice(0, 4);
  if (isSameYear && one.isLoose !== other.isLoose) return other.isLoose;
  return one.due > other.due;
}

function recurrenceAt(text: string, index: number): Recurrence | null {
  if (text.startsWith('常态化', index)) return ACTIONS.at(text, index + 3) === null ? null : 'regular';
  for (const [period, words] of PERIODS) {
    const word = words.at(text, index);
    if (word !== null) return isDuty(text, index, word) ? period : null;
  }
  return null;
}

/** 不定期 and 定期存款 are no duty that comes back; nor is a rate: 平均每年, 每日处理5万吨. */
function isDuty(text: string, index: number, word: string): boolean {
  const before = text.charAt(index - 1) || '?';
  const after = text.charAt(index + word.length) || '?';
  if (word === '定期') return !NOT_BEFORE_REGULAR.includes(before) && !NOT_AFTER_REGULAR.includes(after);
  if (word === '每日' || word === '每天') return !'处供产约达可能增节'.includes(after);
  return !text.startsWith('平均', index - 2) && !'递均'.includes(after);
}
