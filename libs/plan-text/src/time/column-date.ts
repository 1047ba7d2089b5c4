import { civil } from './civil.js';
import { findTimes, type Times } from './find-times.js';

/** What a cell of a column for dates says. */
export interface ColumnDate extends Times {
  /** It was meant to bound the time, and no day was found in it: 2022.13, 待汛期结束. Mere pace (长期坚持) and nothing at all are read. */
  isUnread: boolean;
}

/** What a cell may say without naming a day. */
const NO_DATE =
  /^(?:[-—－–/\\、]*|无|暂无|待定|未定|长期.*|常态.*|常年.*|持续.*|经常.*|全程.*|随时|日常|即时|及时|适时|定期.*|每.*|按.+(?:进行|执行|推进|落实|开展|完成|办理)|已完成|已办结|完成|进行中)$/;
/** Without what only bounds: 2022.12底前, 11/30之前, 6月30日(周四). */
const BOUNDING = /(?:底|末)?(?:之前|以前|前|之内|以内|内|止)?(?:全部|基本)?(?:完成|办结|竣工|建成)?(?:投入使用|投用)?$/;
const REMARK = /\((?:周|星期|礼拜|跨年|暂定|预计|计划)[^()]*\)|\s+\d{1,2}:\d{2}(?::\d{2})?$|T\d{2}:\d{2}.*$/g;
const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, Ⅰ: 1, Ⅱ: 2, Ⅲ: 3, Ⅳ: 4, 首: 1, 末: 4 };
const LAST_SERIAL = 80_000;
const FIRST_SERIAL = 30_000;
const LONGEST = 60;

/**
 * Reads the cell of a column for dates. There "6月" alone means until its end, numbers alone are dates (2022.12, 6.30,
 * 20221130, 11/30, 2022-9, Q3), and below a header "完成时限（月）" a number alone is a month.
 */
export function readColumnDate(cell: string, planYear: number | null, header = ''): ColumnDate {
  const words = cell.trim();
  const plain = plainForm(words);
  const numeric = plain.length <= LONGEST ? dayOf(plain, planYear, /\(月/.test(plainForm(header))) : undefined;
  if (numeric !== undefined) return { ...NOTHING, ...numeric, dueText: words, isUnread: false };
  const times = findTimes(words, planYear);
  if (hasUnknownDay(words, planYear)) return { ...times, due: null, isUnread: planYear !== null };
  if (times.due !== null) return { ...times, isUnread: false };
  const ofMonth = /[年季月旬]/.test(plain) ? findTimes(`${plain.replace(BOUNDING, '')}底`, planYear) : NOTHING;
  if (ofMonth.due !== null) return { ...ofMonth, dueText: words, isUnread: false };
  const isSilent = times.recurrence !== null || times.start !== null || NO_DATE.test(plain);
  return { ...times, isUnread: planYear !== null && !isSilent };
}

/** "全年，其中制度寒假前": one of several bounds names no day, so the others don't hold for all. */
function hasUnknownDay(words: string, planYear: number | null): boolean {
  const clauses = words.split(/[，,；;]/);
  if (clauses.length < 2) return false;
  const all = clauses.map((clause) => findTimes(clause, planYear));
  return all.some(({ due }) => due !== null) && all.some(({ due, dueText }) => due === null && dueText !== null);
}

const NOTHING: Times = { dueText: null, due: null, start: null, recurrence: null, isUrgent: false };

/** Full-width characters as half-width ones, dots and strokes of one kind, no blanks beside Chinese characters. */
function plainForm(words: string): string {
  return words
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(REMARK, '')
    .replace(/[\s\u3000]+/g, '')
    .replace(/[—–―~～－至到]+/g, '-')
    .replace(/[。·．]/g, '.')
    .replace(/[.,;、]+$/, '');
}

type Days = Pick<Times, 'due' | 'start'>;

/** The day that numbers alone name; undefined when they are no date. */
function dayOf(plain: string, planYear: number | null, isMonth: boolean): Days | undefined {
  const words = plain.replace(BOUNDING, '').replace(/^(?:于|在|截至|截止)/, '');
  if (isMonth && /^(?:\d{1,2}-)?\d{1,2}$/.test(words)) return ending(monthOf(planYear, Number(words.split('-').at(-1))));
  const whole = singleOf(words, planYear);
  if (whole !== undefined) return ending(whole);
  return rangeOf(words, planYear);
}

function ending(day: Day): Days | undefined {
  return day === undefined ? undefined : { due: day.last, start: null };
}

/** First and last day; null where the year is unknown; undefined for what is no date. */
type Day = { first: string | null; last: string | null } | undefined;

function singleOf(words: string, planYear: number | null): Day {
  return quarterOf(words, planYear) ?? runOf(words) ?? numbersOf(words, planYear);
}

/** Q3, 2022Q3, 3季度, 三季, Ⅲ季度. */
function quarterOf(words: string, planYear: number | null): Day {
  const [, year, letter, numeral] =
    /^(?:(\d{4})年?[-.]?)?(?:[Qq]([1-4])|第?([一二三四ⅠⅡⅢⅣ首末1-4])(?:个?季度?))$/.exec(words) ?? [];
  const sign = letter ?? numeral;
  if (sign === undefined) return undefined;
  const quarter = QUARTERS[sign] ?? Number(sign);
  return stretch(year ? Number(year) : planYear, [quarter * 3 - 2, quarter * 3]);
}

/** 20221130, 202211, and the number by which a spreadsheet counts days. */
function runOf(words: string): Day {
  if (!/^\d{5,8}$/.test(words)) return undefined;
  const number = Number(words);
  if (words.length === 5) return number >= FIRST_SERIAL && number <= LAST_SERIAL ? dayOfSerial(number) : undefined;
  const [year, month, day] = [Number(words.slice(0, 4)), Number(words.slice(4, 6)), Number(words.slice(6))];
  if (!isYear(year)) return undefined;
  return words.length === 8 ? dateOf(year, month, day) : words.length === 6 ? monthOf(year, month) : undefined;
}

const EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

function dayOfSerial(serial: number): Day {
  const day = new Date(EPOCH + serial * DAY_MS).toISOString().slice(0, 10);
  return { first: day, last: day };
}

/** 2022.12, 2022-9-30, 6.30, 11/30, 6月30; "6-9" may be two months or a day and is left alone. */
function numbersOf(words: string, planYear: number | null): Day {
  const numbers = /^(?:(\d{4})([./-]|年))?(\d{1,2})(?:(?:([./-])|月)(\d{1,2})[日号]?|月)?$/.exec(words);
  if (!numbers) return undefined;
  const [, named, yearMark, first = '', mark, second] = numbers;
  if (named !== undefined && mark !== undefined && mark !== yearMark) return undefined;
  if (named === undefined && second === undefined && !words.includes('月')) return undefined;
  const year = named === undefined ? planYear : Number(named);
  if (year !== null && !isYear(year)) return undefined;
  if (second === undefined) return monthOf(year, Number(first));
  const [month, day] =
    Number(first) > 12 && mark !== undefined ? [Number(second), Number(first)] : [Number(first), Number(second)];
  return named === undefined && mark === '-' && day <= 12 ? undefined : dateOf(year, month, day);
}

/** 2022.6-2022.9, 3.1-3.15, 2022.1-12, 3-11月: the last day counts, and the first is its start. */
function rangeOf(words: string, planYear: number | null): Days | undefined {
  const dash = middleDash(words);
  if (dash === null) return undefined;
  const [before, after] = [words.slice(0, dash), words.slice(dash + 1)];
  const isMonths = after.endsWith('月') && /^\d{1,2}$/.test(before);
  const first = singleOf(isMonths ? `${before}月` : before, planYear);
  const year = first?.first ? Number(first.first.slice(0, 4)) : planYear;
  const last =
    singleOf(after, year) ?? (/^\d{4}[.年]/.test(before) && /^\d{1,2}$/.test(after) ? monthOf(year, Number(after)) : undefined);
  if (first === undefined || last === undefined) return undefined;
  return first.first !== null && last.last !== null && last.last < first.first
    ? undefined
    : { due: last.last, start: first.first };
}

/** The dash with as many signs of a date on its left as on its right, or the only one. */
function middleDash(words: string): number | null {
  const dashes = [...words.matchAll(/-/g)].map(({ index }) => index);
  return dashes.length % 2 === 1 ? (dashes[(dashes.length - 1) / 2] ?? null) : null;
}

function monthOf(year: number | null, month: number): Day {
  return month < 1 || month > 12 ? undefined : stretch(year, [month, month]);
}

function stretch(year: number | null, [from, to]: [number, number]): Day {
  return year === null ? { first: null, last: null } : { first: civil(year, [from, 1]), last: civil(year, [to, 0]) };
}

function dateOf(year: number | null, month: number, day: number): Day {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (year === null) return { first: null, last: null };
  const date = civil(year, [month, day]);
  return date === null ? undefined : { first: date, last: date };
}

function isYear(year: number): boolean {
  return year >= 1990 && year <= 2100;
}
