import time from '../../lexicon/time.json' with { type: 'json' };
import { CodeSet } from '../words/code-set.js';
import { ACTIONS, WordSet } from '../words/lexicon.js';
import { digitOf, isChineseNumeral } from '../words/numerals.js';
import { nameEnd } from '../words/names.js';
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
const PERIOD_OF = new Map(
  (['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly', 'regular'] as const).flatMap((period) =>
    time.recurrence[period].map((word): [string, Recurrence] => [word, period]),
  ),
);
const RECURRING = new WordSet([...PERIOD_OF.keys()]);
const NOT_BEFORE_REGULAR = time.notRegular.before;
const NOT_AFTER_REGULAR = time.notRegular.after;

/** What may begin at a character. Most characters begin nothing, and cost one look-up. */
const NAME = 1;
const WORD = 2;
const NUMBER = 4;
const FESTIVAL = 8;
const RECURRENCE = 16;
const URGENCY = 32;
const BOUND = WORD | NUMBER | FESTIVAL;
/** With what the words of a bound go on behind their first character: most that begin alike are ruled out by it. */
const OPENINGS = new WordSet(
  '今年后明 本年 明年 次年 翌年 来年 后年 去年 上半年 下半 全年 年内底末度终中 首季 前年一二三四1234 第一二三四1234 半年 未来'
    .split(' ')
    .flatMap((chars) => Array.from(chars.slice(1), (next) => chars.charAt(0) + next)),
);
const AFTER_NUMBER = new CodeSet('年月季-－—–―~～至到./．／');
const BEGINS = new Uint8Array(0x10000);
mark('“‘"「《〈', NAME);
mark('“"', FESTIVAL);
mark(FESTIVALS.firsts(), FESTIVAL);
mark(OPENINGS.firsts(), WORD);
mark('〇○零一二两三四五六七八九十0123456789０１２３４５６７８９', NUMBER);
mark('常', RECURRENCE);
mark(RECURRING.firsts(), RECURRENCE);
mark(URGENT.firsts(), URGENCY);

function mark(chars: string, kind: number): void {
  for (const char of chars) BEGINS[char.charCodeAt(0)] = (BEGINS[char.charCodeAt(0)] ?? 0) | kind;
}

/** What a text says of time, read against the plan year. Where it bounds several times, the last is when all of it is due. */
export function findTimes(text: string, planYear: number | null): Times {
  const close = withoutInnerBlanks(text);
  if (close === null) return timesOf(text, planYear);
  const times = timesOf(close.text, planYear);
  return { ...times, dueText: times.dueText && wordsOf(text, close, times.dueText) };
}

function timesOf(text: string, planYear: number | null): Times {
  const bounds = new Bounds(text, planYear);
  let recurrence: Recurrence | null = null;
  let isUrgent = false;
  for (let at = 0; at < text.length;) {
    const kinds = BEGINS[text.charCodeAt(at)] ?? 0;
    let next = at + 1;
    if (kinds !== 0) {
      const numberEnd = (kinds & NUMBER) === 0 ? next : endOfNumber(text, at);
      const bound = mayBound(text, at, { kinds, numberEnd }) ? boundIn(text, at, planYear) : null;
      if (bound) bounds.add(bound);
      if ((kinds & RECURRENCE) !== 0) recurrence ??= recurrenceAt(text, at);
      if ((kinds & URGENCY) !== 0) isUrgent ||= URGENT.has(text, at);
      next = Math.max(numberEnd, bound?.end ?? ((kinds & NAME) === 0 ? next : nameEnd(text, at)));
    }
    at = next;
  }
  const last = bounds.last();
  const dueText = last && text.slice(last.start, last.end);
  return { dueText, due: last?.due ?? null, start: bounds.start, recurrence, isUrgent: isUrgent && last === null };
}

/** The bounds of one text: which of them holds for all of it. */
class Bounds {
  start: string | null = null;
  private latest: Bound | null = null;
  /** 用三年时间: where it ends depends on what stands beside it. */
  private counted: Bound | null = null;

  constructor(
    private readonly text: string,
    private readonly planYear: number | null,
  ) {}

  add(bound: Bound): void {
    this.start ??= bound.first;
    if (!bound.isBound || this.onlyOpens(bound)) return;
    if (bound.years !== undefined) this.counted ??= bound;
    else if (this.latest === null || isLater(bound, this.latest)) this.latest = bound;
  }

  last(): Bound | null {
    const { counted, latest } = this;
    if (counted === null || (latest !== null && this.endsAll(latest))) return latest;
    const ending = this.fromStart(counted);
    return latest === null || isLater(ending, latest) ? ending : latest;
  }

  /** 2023年, at the beginning of a sentence of the plan of 2023 says what the sentence speaks of, not until when. */
  private onlyOpens({ start, end, isLoose, isNamed, due }: Bound): boolean {
    if (!isLoose || isNamed !== true || start > 0 || due?.startsWith(`${this.planYear}-`) !== true) return false;
    return OPENED.some((word) => this.text.startsWith(word, end));
  }

  /** 到2035年, 用13年时间: the year in which the stretch ends is told. */
  private endsAll({ isNamed, due, start }: Bound): boolean {
    if (isNamed !== true || due?.endsWith('-12-31') !== true) return false;
    return '到至'.includes(this.text.charAt(start)) || this.planYear === null || Number(due.slice(0, 4)) > this.planYear;
  }

  /** 2024年起用三年时间: the years count from 2024 on. */
  private fromStart(counted: Bound): Bound {
    if (this.start === null || counted.years === undefined) return counted;
    return { ...counted, due: `${Number(this.start.slice(0, 4)) + counted.years - 1}-12-31` };
  }
}

const OPENED = ['，', ',', '将', '要', '我们', '计划', '拟'];

/** Blanks beside a number, as in 2022 年 6 月; what is left leads back to its place. */
interface CloseText {
  text: string;
  places: number[];
}

const INNER_BLANK = /(?<=\d)[ \u3000]+(?=[年月日号])|(?<=[年月])[ \u3000]+(?=\d)/g;

function withoutInnerBlanks(text: string): CloseText | null {
  if (!text.includes(' ') && !text.includes('\u3000')) return null;
  const places: number[] = [];
  let from = 0;
  for (const { index, 0: blank } of text.matchAll(INNER_BLANK)) {
    for (let at = from; at < index; at += 1) places.push(at);
    from = index + blank.length;
  }
  if (from === 0) return null;
  for (let at = from; at < text.length; at += 1) places.push(at);
  return { text: places.map((at) => text.charAt(at)).join(''), places };
}

function wordsOf(text: string, close: CloseText, words: string): string {
  const at = close.text.indexOf(words);
  return text.slice(close.places[at] ?? 0, (close.places[at + words.length - 1] ?? 0) + 1);
}

/** A glance ahead before anything is read. A five-year plan begins with a numeral, and with no unit of time behind it. */
function mayBound(text: string, at: number, { kinds, numberEnd }: { kinds: number; numberEnd: number }): boolean {
  if ((kinds & BOUND) === 0) return false;
  if ((kinds & WORD) !== 0 && OPENINGS.has(text, at)) return true;
  if ((kinds & NUMBER) !== 0 && (countsTime(text, numberEnd) || text.charAt(at + 2) === '五')) return true;
  return (kinds & FESTIVAL) !== 0 && ((kinds & NAME) !== 0 || FESTIVALS.has(text, at));
}

/** A unit of time follows the number, or what leads to the other end of a range. */
function countsTime(text: string, end: number): boolean {
  return AFTER_NUMBER.at(text, end) || text.startsWith('个月', end);
}

function boundIn(text: string, at: number, planYear: number | null): Bound | null {
  const isFiveYears = text.charAt(at + 2) === '五' || text.charAt(at + 3) === '五';
  const plan = isFiveYears ? fiveYearsAt(text, at, planYear) : null;
  return plan ?? countedSpanAt(text, at, planYear) ?? boundAt(text, at, planYear);
}

/** A number is read as a whole or not at all: 12345年 holds no 2345年. */
function endOfNumber(text: string, index: number): number {
  const isPart = digitOf(text.charCodeAt(index)) >= 0 ? (code: number) => digitOf(code) >= 0 : isChineseNumeral;
  let end = index + 1;
  if (isPart(text.charCodeAt(index))) while (end < text.length && isPart(text.charCodeAt(end))) end += 1;
  return end;
}

/** It is over later; a loose one only where nothing finer lies in it, one without a day only where none has one. */
function isLater(one: Bound, other: Bound): boolean {
  if (one.due === null || other.due === null) return one.due !== null || (other.isLoose && !one.isLoose);
  const isSameYear = one.due.slice(0, 4) === other.due.slice(0, 4);
  if (isSameYear && one.isLoose !== other.isLoose) return other.isLoose;
  return one.due > other.due;
}

function recurrenceAt(text: string, index: number): Recurrence | null {
  if (text.startsWith('常态化', index)) return ACTIONS.has(text, index + 3) ? 'regular' : null;
  const word = RECURRING.at(text, index);
  return word !== null && isDuty(text, index, word) ? (PERIOD_OF.get(word) ?? null) : null;
}

/** 不定期 and 定期存款 are no duty that comes back; nor is a rate: 平均每年, 每日处理5万吨. */
function isDuty(text: string, index: number, word: string): boolean {
  const before = text.charAt(index - 1) || '?';
  const after = text.charAt(index + word.length) || '?';
  if (word === '定期') return !NOT_BEFORE_REGULAR.includes(before) && !NOT_AFTER_REGULAR.includes(after);
  if (word === '每日' || word === '每天') return !'处供产约达可能增节'.includes(after);
  return !text.startsWith('平均', index - 2) && !'递均'.includes(after);
}
