import { ACTIONS } from '../words/lexicon.js';
import type { Bound } from './bounds.js';

/** 十一五 ended in 2010; every one lasts five years. */
const ENDS: Readonly<Record<string, number>> = { 一: 2010, 二: 2015, 三: 2020, 四: 2025, 五: 2030, 六: 2035, 七: 2040 };
const ENDINGS = ['规划期末', '规划期内', '规划末', '期末', '末期', '期内', '期满', '末', '收官之年前', '结束前'];
const SPANS = ['期间', '时期'];

/** “十四五”期末, 十四五末, “十四五”期间: the bound by a five-year plan that begins at `index`. The plan's own name is none. */
export function fiveYearsAt(text: string, index: number, planYear: number | null): Bound | null {
  const isQuoted = '“"'.includes(text.charAt(index) || '?');
  const name = isQuoted ? index + 1 : index;
  const year = ENDS[text.charAt(name + 1)];
  if (year === undefined || text.charAt(name) !== '十' || text.charAt(name + 2) !== '五') return null;
  const closed = name + 3;
  if (isQuoted && !'”"'.includes(text.charAt(closed) || '?')) return null;
  const at = isQuoted ? closed + 1 : closed;
  const end = endingAt(text, at);
  const isBound = end !== null && (planYear === null || year >= planYear);
  return { start: index, end: end ?? at, isBound, first: null, due: isBound ? `${year}-12-31` : null, isLoose: false };
}

function endingAt(text: string, at: number): number | null {
  const ending = ENDINGS.find((word) => text.startsWith(word, at));
  if (ending !== undefined) return at + ending.length;
  const span = SPANS.find((word) => text.startsWith(word, at));
  if (span === undefined) return null;
  const end = at + span.length;
  // 时期 and 期间 also tell of what belongs to those years: “十四五”时期经济社会发展目标.
  return end === text.length || ',，、'.includes(text.charAt(end)) || ACTIONS.has(text, end) ? end : null;
}

const FIVE_YEARS = /[“"]?十[一二三四五六七][”"]?五[”"]?(?:时期|期间)?|未来五年|今后五年|五年规划/;
const OF_FIVE_YEARS = /时期|期间|未来五年|今后五年|主要目标|总体要求|发展目标|重点任务|重大任务/;

/** A heading opens a chapter on five years: "“十五五”时期主要目标". */
export function namesFiveYears(heading: string): boolean {
  return FIVE_YEARS.test(heading) && OF_FIVE_YEARS.test(heading);
}

const NAMED = /十([一二三四五六七])[”"]?五/;
const YEARS = 4;

/** What both stand in a heading that opens a chapter on five years, in the words of regular expressions that PostgreSQL reads alike. */
export const FIVE_YEAR_HEADING: readonly [span: string, about: string] = [FIVE_YEARS.source, OF_FIVE_YEARS.source];

export const HORIZONS = ['year', 'five-year'] as const;

/** How far an item looks: the year of its plan, or the five years of the chapter that it stands in. */
export type Horizon = (typeof HORIZONS)[number];

export function horizonOf(path: readonly string[]): Horizon {
  return path.some(namesFiveYears) ? 'five-year' : 'year';
}

/** The last day that an item without a date of its own may be due: of the plan year, or of the five years of its chapter. */
export function lastDayFor(path: readonly string[], planYear: number): string {
  const chapter = path.find(namesFiveYears);
  if (chapter === undefined) return `${planYear}-12-31`;
  return `${ENDS[NAMED.exec(chapter)?.[1] ?? ''] ?? planYear + YEARS}-12-31`;
}
