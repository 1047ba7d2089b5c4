import time from '../../lexicon/time.json' with { type: 'json' };
import { CodeSet } from '../words/code-set.js';
import { WordSet } from '../words/lexicon.js';
import { wholeAt } from '../words/numerals.js';
import { civil } from './civil.js';
import { type Moment, momentAt } from './moment.js';
import { numericDateAt } from './numeric-date.js';
import { isSpanMark } from './part.js';

/** What words say of time: a bound (with its last day, where they name one), a start, both, or neither. */
export interface Bound {
  start: number;
  end: number;
  /** Whether the words bound the time at all: 自3月起 doesn't. */
  isBound: boolean;
  first: string | null;
  due: string | null;
  /** A whole year without 前, 内 or 底: what is finer in the same text says more. */
  isLoose: boolean;
  /** The year stands in digits: 到2035年. */
  isNamed?: boolean;
  /** So many years from the plan year on, itself the first: 用三年时间. */
  years?: number;
}

const SUFFIXES = new WordSet(time.suffixes.words);
const NOT_AFTER_SUFFIX = time.suffixes.notAfter;
const BEGIN = new WordSet(time.starts.begin);
const NOT_BEGIN = new WordSet(time.starts.notBegin);
const SINCE = new WordSet(time.starts.since);
const NAMES = new WordSet(time.names.after);
const DRAFTS = new WordSet(time.documents.verbs);
const DOCUMENTS = new WordSet(time.documents.nouns);
const ORGANISES = new WordSet(time.names.before);
/** How far behind a year the document is looked for that it belongs to. */
const CLAUSE = 40;

/** The bound or start by the calendar that begins at `index`; `end` also passes over words that turn out to be neither. */
export function boundAt(text: string, index: number, planYear: number | null): Bound | null {
  const first = numericDateAt(text, index, planYear) ?? spanOfYears(text, index) ?? momentAt(text, index, planYear);
  if (!first) return null;
  const opened = openingAt(text, first.end);
  const last = rangeEnd(text, opened === null || opened === first.end ? first : { ...first, end: opened });
  if (last) return range(text, { start: index, first, last }, planYear);
  if (opened !== null) return { ...none(index, opened), first: first.first };
  const end = suffixEnd(text, first.end);
  const isSuffixed = end > first.end;
  const isOver = isPast(first, planYear) || SINCE.has(text, end) || isCompared(text, index);
  if (
    first.isNoBound ||
    isOver ||
    (first.isYear && isPartOfName(text, { start: index, end, isNamed: first.isNamed, isSuffixed }))
  )
    return none(index, end);
  if (opensFrom(text, index)) return { ...none(index, end), first: first.first };
  const start = withTo(text, index);
  return {
    start,
    end,
    isBound: true,
    first: first.isRange ? first.first : null,
    due: first.last,
    isLoose: first.isYear && !isSuffixed && start === index,
    isNamed: first.isNamed,
  };
}

function none(start: number, end: number): Bound {
  return { start, end, isBound: false, first: null, due: null, isLoose: false };
}

/** 2022—2024年: the first year stands without 年. */
function spanOfYears(text: string, index: number): Moment | null {
  const from = wholeAt(text, index, 4);
  if (!from || from.end - index !== 4 || !isSpanMark(text, from.end)) return null;
  const to = momentAt(text, from.end + 1, null);
  if (!to?.isNamed || (to.year ?? 0) < from.value || from.value < 1900) return null;
  return { ...to, first: civil(from.value, [1, 1]), isRange: true };
}

/** The second moment of a range: 3月至6月, 11月到次年3月, 3月1日至15日. */
function rangeEnd(text: string, first: Moment): Moment | null {
  if (!isSpanMark(text, first.end) && text.charAt(first.end) !== '到') return null;
  const at = first.end + 1;
  const second = numericDateAt(text, at, first.year) ?? momentAt(text, at, first.year) ?? tenDaysOf(text, at, first);
  if (second) return second;
  const day = wholeAt(text, at, 2);
  if (!day || day.value < 1 || text.charAt(day.end) !== '日' || first.first === null) return null;
  const date = civil(Number(first.first.slice(0, 4)), [Number(first.first.slice(5, 7)), day.value]);
  return { ...first, end: day.end + 1, last: date };
}

/** The 中旬 of 6月上旬至中旬 lies in the month before it. */
function tenDaysOf(text: string, at: number, { first, year, ...rest }: Moment): Moment | null {
  const last = { 上: 10, 中: 20, 下: 0 }[text.charAt(at)];
  if (last === undefined || text.charAt(at + 1) !== '旬' || first === null || year === null) return null;
  return { ...rest, first, year, end: at + 2, last: civil(year, [Number(first.slice(5, 7)), last]) };
}

function range(
  text: string,
  { start, first, last }: { start: number; first: Moment; last: Moment },
  planYear: number | null,
): Bound {
  const end = suffixEnd(text, last.end) + (text.startsWith('止', last.end) ? 1 : 0);
  const isYears = first.isYear && last.isYear;
  if (isPast(last, planYear) || (isYears && isPartOfName(text, { start, end, isNamed: true, isSuffixed: false })))
    return none(start, end);
  const isBackward = first.first !== null && last.last !== null && last.last < first.first;
  return {
    start,
    end,
    isBound: !isBackward,
    first: isBackward ? null : first.first,
    due: isBackward ? null : last.last,
    isLoose: false,
    isNamed: last.isNamed,
  };
}

/** 底前, 之内: the words that belong to the bound before them. */
function suffixEnd(text: string, at: number): number {
  const length = SUFFIXES.lengthAt(text, at);
  if (length === 0) return at;
  const end = at + length;
  if (length === 1 && NOT_AFTER_SUFFIX.includes(text.charAt(end) || '?')) return at;
  return length === 1 && text.charAt(at) === '前' && text.charAt(end) === '后' ? at : end;
}

/** Where 起 or 开始 after a moment ends, or null. */
function openingAt(text: string, at: number): number | null {
  if (NOT_BEGIN.has(text, at)) return null;
  const length = BEGIN.lengthAt(text, at);
  return length === 0 ? null : at + length;
}

/** 自3月, 从今年: a start even without 起. */
function opensFrom(text: string, index: number): boolean {
  const before = text.charAt(index - 1);
  return before === '自' || (before === '从' && text.charAt(index - 2) !== '服');
}

const COMPARES = new CodeSet('较比与同按照据为');

/** 比2020年, 较2020年, 截至2020年: not when, but against what. */
function isCompared(text: string, index: number): boolean {
  if (COMPARES.at(text, index - 1)) return true;
  return text.startsWith('截至', index - 2) || text.startsWith('截止', index - 2) || text.startsWith('截止到', index - 3);
}

/** A year that the plan year has left behind. */
function isPast(moment: Moment, planYear: number | null): boolean {
  return moment.isNamed && planYear !== null && moment.last !== null && moment.last < `${planYear}-01-01`;
}

/** 到2025年: 到 and 至 belong to the words, but not the 到 of 达到. */
function withTo(text: string, index: number): number {
  const before = text.charAt(index - 1);
  return (before === '到' || before === '至') && !'达得做受感看见收直提增降升找乃甚截'.includes(text.charAt(index - 2) || '?')
    ? index - 1
    : index;
}

/** 2035年远景目标, (2021—2035年), 制定2030年前碳达峰行动方案: the year is a part of a name. */
function isPartOfName(text: string, words: { start: number; end: number; isNamed: boolean; isSuffixed: boolean }): boolean {
  const { start, end } = words;
  if (!words.isSuffixed && words.isNamed) {
    if (NAMES.has(text, end)) return true;
    if ('(（'.includes(text.charAt(start - 1) || '?') && '）)'.includes(text.charAt(end) || '?')) return true;
  }
  if (!words.isNamed && !words.isSuffixed) {
    if (text.charAt(end) === '的') return text.charAt(start - 1) !== '在';
    return text.charAt(end) === '是' || SINCE.has(text, end);
  }
  // 部署2022年学校安全工作: the year belongs to what is done.
  if (!words.isSuffixed && ORGANISES.lengthAt(text, start - 2) === 2) return true;
  return words.isNamed && followsDraft(text, start) && namesDocument(text, end);
}

/** A verb of drafting stands right before the year. */
function followsDraft(text: string, start: number): boolean {
  return DRAFTS.lengthAt(text, start - 2) === 2;
}

/** The clause that goes on behind the year ends in a document. */
function namesDocument(text: string, end: number): boolean {
  let last = end;
  const limit = Math.min(text.length, end + CLAUSE);
  while (last < limit && !'，,。；;、'.includes(text.charAt(last))) last += 1;
  return DOCUMENTS.has(text, last - 2);
}
