import { CodeSet } from '../words/code-set.js';
import { isChineseNumeral, wholeAt } from '../words/numerals.js';
import type { MonthDay } from './civil.js';

/** A part of a year: 上半年, 三季度, 6月中旬, 9月1日, 年底. */
export interface Part {
  end: number;
  from: MonthDay;
  /** Null where the words name no last day: 年初, 3月初. */
  to: MonthDay | null;
  /** Two ends are named (3-6月): it starts with the first. */
  isRange: boolean;
}

const MONTHS = 12;
/** After 月, these make another word of it: 5月龄. */
const NOT_AFTER_MONTH = new CodeSet('龄嫂饼光球');
const ENDS: Readonly<Record<string, readonly [MonthDay, MonthDay | null]>> = {
  底: [
    [12, 1],
    [12, 31],
  ],
  末: [
    [12, 1],
    [12, 31],
  ],
  终: [
    [12, 1],
    [12, 31],
  ],
  初: [[1, 1], null],
  中: [
    [1, 1],
    [6, 30],
  ],
};

/** The part of a year that begins at `index`, or null. */
export function partAt(text: string, index: number, hasYear: boolean): Part | null {
  const char = text.charAt(index);
  if (char === '上' || char === '下') return halfAt(text, index);
  if (char === '第' || char === '首' || char === '前') return quarterAt(text, index);
  if (hasYear && char === '年') return endOfYearAt(text, index + 1);
  if (hasYear && ENDS[char]) return endOfYearAt(text, index);
  return quarterAt(text, index) ?? monthAt(text, index, hasYear);
}

function halfAt(text: string, index: number): Part | null {
  if (!text.startsWith('半年', index + 1)) return null;
  const isFirst = text.charAt(index) === '上';
  return { end: index + 3, from: isFirst ? [1, 1] : [7, 1], to: isFirst ? [6, 30] : [12, 31], isRange: false };
}

/** After 年中, these make another word of it: 年中国, 年中考, 年中心. */
const NOT_AFTER_MIDDLE = new CodeSet('国心央共华期考高级医药学职部东西南北等间层型段介旬的标止断选奖试转小');

/** 底线 and 末端 are no end of a year. */
function endOfYearAt(text: string, index: number): Part | null {
  const mark = text.charAt(index);
  const days = ENDS[mark];
  if (!days || '线部数图蕴端级次始步心'.includes(text.charAt(index + 1) || '?')) return null;
  if (mark === '中' && NOT_AFTER_MIDDLE.at(text, index + 1)) return null;
  return { end: index + 1, from: days[0], to: days[1], isRange: false };
}

/** 三季度, 第三季度, 首季度, 前三季度, 三四季度, 1-2季度. */
function quarterAt(text: string, index: number): Part | null {
  const mark = text.charAt(index);
  if (mark === '首') return text.startsWith('季度', index + 1) ? quarters(1, 1, index + 3) : null;
  const span = spanAt(text, mark === '第' || mark === '前' ? index + 1 : index);
  if (!span || !text.startsWith('季度', span.end) || span.to > 4) return null;
  return { ...quarters(mark === '前' ? 1 : span.from, span.to, span.end + 2), isRange: span.to > span.from };
}

function quarters(from: number, to: number, end: number): Part {
  return { end, from: [from * 3 - 2, 1], to: [to * 3, 0], isRange: false };
}

/** 6月, 6月底, 6月中旬, 9月1日, 3-6月; in Chinese numerals only with a word that bounds it (六月底), or after a year. */
function monthAt(text: string, index: number, hasYear: boolean): Part | null {
  const span = spanAt(text, index);
  if (!span || text.charAt(span.end) !== '月' || span.to > MONTHS) return null;
  const after = span.end + 1;
  if (NOT_AFTER_MONTH.at(text, after)) return null;
  const part = endOfMonthAt(text, after, span);
  const isBare = part.end === after && !'前内起至到'.includes(text.charAt(after) || '?');
  return isBare && !hasYear && isChineseNumeral(text.charCodeAt(index)) ? null : part;
}

function endOfMonthAt(text: string, at: number, { from, to }: Span): Part {
  const whole: Part = { end: at, from: [from, 1], to: [to, 0], isRange: to > from };
  switch (text.charAt(at)) {
    case '月':
      // 十二月月底
      return '底末初'.includes(text.charAt(at + 1) || '?') ? endOfMonthAt(text, at + 1, { end: at + 1, from, to }) : whole;
    case '份':
    case '底':
    case '末':
      return { ...whole, end: at + 1 };
    case '初':
      return { ...whole, end: at + 1, to: null };
    case '上':
    case '中':
    case '下':
      return tenDaysAt(text, at, { from, to }) ?? whole;
    default:
      return dayAt(text, at, to) ?? whole;
  }
}

/** 中旬, and the two of 上中旬: from the first of them to the last. */
function tenDaysAt(text: string, at: number, month: Omit<Span, 'end'>): Part | null {
  const [words, first, second] = /^([上中下])([上中下]?)旬/.exec(text.slice(at, at + 3)) ?? [];
  if (words === undefined || first === undefined) return null;
  const parts = [first, second || first].toSorted((one, other) => '上中下'.indexOf(one) - '上中下'.indexOf(other));
  return {
    from: tenDays(parts[0] ?? first, month).from,
    to: tenDays(parts[1] ?? first, month).to,
    end: at + words.length,
    isRange: false,
  };
}

function tenDays(mark: string, { from, to }: Omit<Span, 'end'>): Pick<Part, 'from' | 'to'> {
  if (mark === '上') return { from: [from, 1], to: [to, 10] };
  return mark === '中' ? { from: [from, 11], to: [to, 20] } : { from: [from, 21], to: [to, 0] };
}

/** 1日, 15号, 1-15日. */
function dayAt(text: string, index: number, month: number): Part | null {
  const days = spanAt(text, index);
  if (!days || days.to > 31 || !'日号'.includes(text.charAt(days.end) || '?')) return null;
  return { end: days.end + 1, from: [month, days.from], to: [month, days.to], isRange: days.to > days.from };
}

interface Span {
  end: number;
  from: number;
  to: number;
}

/** One small number, or two with a dash or 至 between them. Zero is none. */
function spanAt(text: string, index: number): Span | null {
  const first = wholeAt(text, index, 2);
  if (!first || first.value < 1) return null;
  if (first.upTo !== null) return { end: first.end, from: first.value, to: first.upTo };
  const second = isSpanMark(text, first.end) ? wholeAt(text, first.end + 1, 2) : null;
  if (second && second.value > first.value) return { end: second.end, from: first.value, to: second.value };
  return { end: first.end, from: first.value, to: first.value };
}

/** Dashes, and 至, between the two ends of a span. */
export function isSpanMark(text: string, index: number): boolean {
  return SPAN_MARKS.at(text, index);
}
const SPAN_MARKS = new CodeSet('-－—–―~～至');
