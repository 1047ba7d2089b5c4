import { CodeSet } from '../words/code-set.js';
import { isChineseNumeral, wholeAt } from '../words/numerals.js';
import { civil, type MonthDay } from './civil.js';
import { festivalAt } from './festival.js';
import { partAt, type Part } from './part.js';

/** A stretch of the calendar that words name: 三季度, 2025年, 6月底, 国庆前. */
export interface Moment {
  end: number;
  /** The year that it lies in, for what follows in the same range; null when it hangs on an unknown plan year. */
  year: number | null;
  /** First and last day, YYYY-MM-DD; null when the year is unknown or the words name no day (汛期前, 年初). */
  first: string | null;
  last: string | null;
  /** Nothing finer than a year: 2025年, 今年, 全年. */
  isYear: boolean;
  /** The year stands in digits. */
  isNamed: boolean;
  /** Two ends are named (3-6月): it starts with the first. */
  isRange: boolean;
  /** Speaks of a year that is over (去年), or of one as an attribute (2022年度). */
  isNoBound: boolean;
}

interface Year {
  end: number;
  year: number | null;
  isNamed: boolean;
  isNoBound: boolean;
  /** 全年 and 年(内) take no part after them but 底 and 末. */
  isWhole: boolean;
}

const EARLIEST = 1900;
const LATEST = 2100;
const WHOLE: readonly [MonthDay, MonthDay] = [
  [1, 1],
  [12, 31],
];
/** Years counted from the plan year; null is one that is over. 次年 counts from the year before it in a range. */
const WORDS: Readonly<Record<string, number | null>> = {
  今年: 0,
  本年: 0,
  明年: 1,
  次年: 1,
  翌年: 1,
  来年: 1,
  后年: 2,
  去年: null,
  上年: null,
  前年: null,
};
/** Before 年内 or 年底, these make another word of it: 三年内, 少年, 学年. */
const NOT_BEFORE_YEAR = new CodeSet('少青老童成壮中幼多几数往近常周百千每历学连逐半整去前上昔旧');
const YEAR_ENDS = new CodeSet('内底末度终中');

/** The moment whose words begin at `index`, or null. `base` is the year that a missing one stands for. */
export function momentAt(text: string, index: number, base: number | null): Moment | null {
  const year = yearAt(text, index, base);
  const at = year?.end ?? index;
  const festival = festivalAt(text, at, { base: year ? year.year : base, isNamed: year !== null });
  if (festival)
    return {
      ...festival,
      year: year ? year.year : base,
      isYear: false,
      isNamed: year?.isNamed ?? false,
      isRange: false,
      isNoBound: year?.isNoBound ?? false,
    };
  const part = year?.isWhole === true && !'底末初'.includes(text.charAt(at)) ? null : partAt(text, at, year !== null);
  if (!year && !part) return null;
  if (year && !part && year.end === index + 1) return wholeYear(text, year);
  return part ? inYear(part, year, base) : year && wholeYear(text, year);
}

function inYear(part: Part, year: Year | null, base: number | null): Moment {
  const inside = year ? year.year : base;
  return {
    end: part.end,
    year: inside,
    first: inside === null ? null : civil(inside, part.from),
    last: inside === null || part.to === null ? null : civil(inside, part.to),
    isYear: false,
    isNamed: year?.isNamed ?? false,
    isRange: part.isRange,
    isNoBound: year?.isNoBound ?? false,
  };
}

function wholeYear(text: string, { end, year, isNamed, isNoBound }: Year): Moment {
  const [first, last] = WHOLE.map((day) => (year === null ? null : civil(year, day))) as [string | null, string | null];
  // 2022年度 and 2022年年度 name what belongs to the year.
  const isAttribute = text.charAt(end) === '度' || text.startsWith('年度', end);
  const after = text.charAt(end) === '度' ? end + 1 : end + 2;
  const bounds = isAttribute && '内底末前'.includes(text.charAt(after) || '?');
  return {
    end: isAttribute ? after : end,
    year,
    first,
    last,
    isYear: true,
    isNamed,
    isRange: false,
    isNoBound: isNoBound || (isAttribute && isNamed && !bounds),
  };
}

function yearAt(text: string, index: number, base: number | null): Year | null {
  const char = text.charAt(index);
  if (char === '年') return bareYearAt(text, index, base);
  if (char === '全' && text.startsWith('年', index + 1) && !'龄级候无制托薪'.includes(text.charAt(index + 2) || '?'))
    return { end: index + 2, year: base, isNamed: false, isNoBound: false, isWhole: true };
  if (text.charAt(index + 1) === '年') {
    const offset = WORDS[char + '年'];
    if (offset !== undefined)
      return {
        end: index + 2,
        year: base === null ? null : base + (offset ?? -1),
        isNamed: false,
        isNoBound: offset === null,
        isWhole: false,
      };
  }
  return namedYearAt(text, index);
}

/** 2022年, 二〇二二年. */
function namedYearAt(text: string, index: number): Year | null {
  const number = wholeAt(text, index, 4);
  if (!number || number.value < EARLIEST || number.value > LATEST || number.end - index !== 4) return null;
  if (text.charAt(number.end) !== '年') return null;
  return { end: number.end + 1, year: number.value, isNamed: true, isNoBound: false, isWhole: false };
}

/** 年内, 年底 and 年末 alone are the plan year's. */
function bareYearAt(text: string, index: number, base: number | null): Year | null {
  const next = text.charAt(index + 1);
  if (!YEAR_ENDS.at(text, index + 1) || NOT_BEFORE_YEAR.at(text, index - 1)) return null;
  if (next === '度' && text.charAt(index + 2) !== '内') return null;
  if (next === '终' && text.charAt(index + 2) !== '前') return null;
  if (next === '中' && isChineseNumeral(text.charCodeAt(index - 1))) return null;
  if (next === '末' && '人常户总存余贷'.includes(text.charAt(index + 2) || '?')) return null;
  return { end: index + 1, year: base, isNamed: false, isNoBound: false, isWhole: false };
}
