import { CodeSet } from '../words/code-set.js';
import { digitOf, type Numeral, wholeAt } from '../words/numerals.js';
import { civil } from './civil.js';
import type { Moment } from './moment.js';

const EARLIEST = 1900;
const LATEST = 2100;
const MONTHS = 12;
/** Between the numbers of a date. */
const MARKS = new CodeSet('-./－．／');
const DASHES = new CodeSet('-－—–―~～至到');
const OPENING = new CodeSet('（(【[〔');
const CLOSING = new CodeSet('）)】]〕');
/** What bounds by a date that is given in numbers alone. */
const BOUNDS = ['前', '之前', '以前', '底前', '底', '起', '至', '止'];

/**
 * A date in numbers: 2022-06-30, 2022.6.30, 2022/6/30 anywhere; 2022.9 and 11.30 only where they stand alone in brackets
 * or a word bounds them, because elsewhere they are quantities. `base` is the year that a missing one stands for.
 */
export function numericDateAt(text: string, index: number, base: number | null): Moment | null {
  const numbers = numbersAt(text, index);
  const [first, second, third] = numbers;
  if (!first || !second || (numbers.length > 2 && !third)) return null;
  if (isYear(first, index))
    return third ? dayOf(first.value, [second, third], true) : bounded(text, index, monthOf(first.value, second));
  if (third || second.end - first.end - 1 > 2) return null;
  return bounded(text, index, dayOf(base, [first, second], false));
}

/** Two or three numbers with the same mark between them, and no digit behind the last; empty for anything else. */
function numbersAt(text: string, index: number): Numeral[] {
  const first = wholeAt(text, index, 4);
  if (!first || first.isChinese) return [];
  const mark = text.charAt(first.end);
  if (!MARKS.at(text, first.end)) return [];
  const second = wholeAt(text, first.end + 1, 2);
  if (!second || second.isChinese || digitOf(text.charCodeAt(second.end)) >= 0) return [];
  const third = text.charAt(second.end) === mark ? wholeAt(text, second.end + 1, 4) : null;
  if (!third) return [first, second];
  // 2022-6-2022-9: the third number begins the other end of a range.
  if (third.end - second.end - 1 > 2) return DASHES.at(text, second.end) ? [first, second] : [];
  return third.isChinese ? [first, second] : [first, second, third];
}

function isYear({ end, value }: Numeral, index: number): boolean {
  return end - index === 4 && value >= EARLIEST && value <= LATEST;
}

function monthOf(year: number, { value, end }: Numeral): Moment | null {
  if (value < 1 || value > MONTHS) return null;
  return moment({ year, first: civil(year, [value, 1]), last: civil(year, [value, 0]), end, isNamed: true });
}

function dayOf(year: number | null, [month, date]: [Numeral, Numeral], isNamed: boolean): Moment | null {
  if (month.value < 1 || month.value > MONTHS || date.value < 1 || date.value > 31) return null;
  const day = year === null ? null : civil(year, [month.value, date.value]);
  return year !== null && day === null ? null : moment({ year, first: day, last: day, end: date.end, isNamed });
}

function moment({ end, year, first, last, isNamed }: Pick<Moment, 'end' | 'year' | 'first' | 'last' | 'isNamed'>): Moment {
  return { end, year, first, last, isYear: false, isNamed, isRange: false, isNoBound: false };
}

/** A word of time follows, or brackets stand around it, perhaps with the other end of a range. */
function bounded(text: string, index: number, found: Moment | null): Moment | null {
  if (!found) return null;
  if (BOUNDS.some((word) => text.startsWith(word, found.end)) && !isPartOfWord(text, found.end)) return found;
  const opens = OPENING.at(text, index - 1) || (DASHES.at(text, index - 1) && isDateBefore(text, index - 1));
  return opens && (CLOSING.at(text, found.end) || DASHES.at(text, found.end)) ? found : null;
}

/** 3.5底板, 2.1起重机: the character behind the bounding one makes another word of it. */
function isPartOfWord(text: string, at: number): boolean {
  return '板盘重步草点线数层座部后列期往'.includes(text.charAt(at + 1) || '?');
}

/** A date in numbers ends right before the dash. */
function isDateBefore(text: string, dash: number): boolean {
  return /\d[./．／-]\d{1,2}(?:[./．／-]\d{1,2})?$/.test(text.slice(Math.max(0, dash - 12), dash));
}
