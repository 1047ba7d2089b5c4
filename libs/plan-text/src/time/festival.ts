import time from '../../lexicon/time.json' with { type: 'json' };
import { WordSet } from '../words/lexicon.js';
import { eveOf, civil, type MonthDay } from './civil.js';

/** When a bound by a festival or a season ends. */
export interface FestivalBound {
  end: number;
  first: string | null;
  last: string | null;
}

const FIXED: Readonly<Record<string, string | undefined>> = time.festivals.days;
const LUNAR: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = time.lunarFestivals.days;
const SEASONS: Readonly<Record<string, string | null | undefined>> = time.seasons.before;
const DURING: Readonly<Record<string, string | undefined>> = time.seasons.during;
export const FESTIVALS = new WordSet([...Object.keys(FIXED), ...Object.keys(LUNAR), ...Object.keys(SEASONS)]);

const TAILS = new WordSet(['节', '假期', '节假期', '黄金周', '长假', '小长假', '节日']);
const BEFORE = new WordSet(['前', '之前', '以前', '前夕', '到来前', '到来之前', '来临前', '来临之前', '开始前', '开始之前']);
/** 元旦前 looks to the end of the plan year, so the day is the next year's. */
const NEXT_YEARS = '元旦';

/** 春节前, “五一”前, 暑假期间, 开学前: the bound that begins at `index`, or null. `base` is the year it lies in. */
export function festivalAt(text: string, index: number, year: { base: number | null; isNamed: boolean }): FestivalBound | null {
  const isQuoted = text.charAt(index) === '“' || text.charAt(index) === '"';
  const name = FESTIVALS.at(text, isQuoted ? index + 1 : index);
  if (name === null) return null;
  let at = index + name.length + (isQuoted ? 1 : 0);
  if (isQuoted && !'”"'.includes(text.charAt(at) || '?')) return null;
  if (isQuoted) at += 1;
  at += TAILS.lengthAt(text, at);
  const during = DURING[name];
  if (during !== undefined && text.startsWith('期间', at))
    return { end: at + 2, first: null, last: year.base === null ? null : civil(year.base, monthDay(during)) };
  const before = BEFORE.lengthAt(text, at);
  if (before === 0 || '期后列往沿'.includes(text.charAt(at + before) || '?')) return null;
  return { end: at + before, first: null, last: year.base === null ? null : lastDayBefore(name, year.base, year.isNamed) };
}

function lastDayBefore(name: string, base: number, isNamed: boolean): string | null {
  const season = SEASONS[name];
  if (season !== undefined) return season === null ? null : civil(base, monthDay(season));
  const year = name.startsWith(NEXT_YEARS) && !isNamed ? base + 1 : base;
  const day = FIXED[name] ?? LUNAR[name]?.[String(year)];
  return day === undefined ? null : eveOf(year, monthDay(day));
}

function monthDay(day: string): MonthDay {
  return [Number(day.slice(0, 2)), Number(day.slice(3))];
}
