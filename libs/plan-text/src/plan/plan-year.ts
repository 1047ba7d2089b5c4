import words from '../../lexicon/plan-year.json' with { type: 'json' };
import { WordSet } from '../words/lexicon.js';
import { digitOf, wholeAt } from '../words/numerals.js';

/** The year that a document plans, and the words that say so. */
export interface PlanYearFinding {
  year: number;
  /** Verbatim, as 2020年工作计划. */
  evidence: string;
}

const PLANS = new WordSet(words.plans.words);
const TITLES = new WordSet([...words.plans.words, ...words.titles.words]);
const REPORTS = new WordSet(words.reports.words);
const REFERS_BACK = new WordSet(words.refersBack.words);
const MEETINGS = new WordSet(words.meetings.words);
const OPENS = new WordSet(words.opens.words);
const CLOSES = new WordSet(words.closes.words);
const AHEAD = new WordSet(words.ahead.words);

const EARLIEST = 1990;
const LATEST = 2099;
/** A line as short as this stands alone: a title or a heading. */
const TITLE = 45;
/** How far behind a year its words may stand, in characters. */
const NEAR = 16;
const SENTENCE = 60;
/** What one piece of evidence weighs: titles say it, sentences suggest it. */
const WEIGHT = { title: 4, meeting: 4, prose: 2, opens: 2, ahead: 2, date: 1 };
/** Less than this is a mention, and tells nothing. */
const CERTAIN = 2;

/** The year that a text plans; null when no words of planning tell it, or they tell several. */
export function detectPlanYear(source: string): number | null {
  return findPlanYear(source)?.year ?? null;
}

/** The same with its evidence. A year that is only mentioned (2025年项目, 按照2019年工作部署) is none. */
export function findPlanYear(source: string): PlanYearFinding | null {
  const found = new Map<number, { weight: number; evidence: string; strongest: number }>();
  for (const { year, weight, evidence } of mentions(source)) {
    if (weight === 0) continue;
    const before = found.get(year) ?? { weight: 0, evidence, strongest: 0 };
    const isStronger = weight > before.strongest;
    found.set(year, {
      weight: before.weight + weight,
      evidence: isStronger ? evidence : before.evidence,
      strongest: Math.max(weight, before.strongest),
    });
  }
  const [best, second] = [...found].sort(([, a], [, b]) => b.weight - a.weight);
  if (!best || best[1].weight + thisYear(source, best[1].strongest) < CERTAIN) return null;
  if (second && (second[1].weight === best[1].weight || second[1].strongest > best[1].strongest)) return null;
  return { year: best[0], evidence: best[1].evidence };
}

const DAY = /(?<!\d)(20\d\d)[年.\-/](?:0?[1-9]|1[0-2])[月.\-/](?:0?[1-9]|[12]\d|3[01])(?!\d)日?/g;
const MOST_DAYS = 200;

/** The year of the days that a text writes out (an instruction, minutes), where all of them lie in one; null else. */
export function yearOfDays(source: string): PlanYearFinding | null {
  let found: PlanYearFinding | null = null;
  let days = 0;
  for (const [evidence, year] of source.matchAll(DAY)) {
    if ((days += 1) > MOST_DAYS || (found && found.year !== Number(year))) return null;
    found ??= { year: Number(year), evidence };
  }
  return found;
}

interface Mention {
  year: number;
  weight: number;
  evidence: string;
}

function* mentions(source: string): Generator<Mention> {
  for (let at = source.indexOf('年'); at >= 0; at = source.indexOf('年', at + 1)) {
    // 2019学年 begins in 2019.
    const start = source.charAt(at - 1) === '学' ? at - 5 : at - 4;
    const year = start < 0 ? null : wholeAt(source, start, 4);
    if (year?.end !== start + 4 || year.value < EARLIEST || year.value > LATEST || digitOf(source.charCodeAt(start - 1)) >= 0)
      continue;
    yield { year: year.value, ...evidenceAt(source, start, at + 1) };
  }
}

/** What the words around a year say of it. */
function evidenceAt(source: string, start: number, end: number): Omit<Mention, 'year'> {
  const rest = clauseAfter(source, end);
  const dated = dateLine(source, start, end);
  if (dated) return dated;
  if (refersBack(source, start)) return { weight: 0, evidence: '' };
  const isTitle = standsAlone(source, start);
  const plan = firstIn(isTitle ? TITLES : PLANS, rest, NEAR);
  if (plan && REPORTS.at(rest, endOfWords(isTitle ? TITLES : PLANS, rest, plan.end)) === null)
    return { weight: isTitle ? WEIGHT.title : WEIGHT.prose, evidence: source.slice(start, end + plan.end) };
  const meeting = firstIn(MEETINGS, rest, NEAR);
  if (meeting && !rest.slice(0, meeting.start).includes('在'))
    return { weight: WEIGHT.meeting, evidence: source.slice(start, end + meeting.end) };
  return spokenOf(source, start, end);
}

/** Where the last of several words ends: 督办事项台账. */
function endOfWords(set: WordSet, text: string, from: number): number {
  let end = from;
  for (let word = set.at(text, end); word !== null; word = set.at(text, end)) end += word.length;
  return end;
}

/** 2023年是…的开局之年; 2023年,松山湖将…. */
function spokenOf(source: string, start: number, end: number): Omit<Mention, 'year'> {
  const sentence = source.slice(end, end + SENTENCE).split(/[。\n]/, 1)[0] ?? '';
  const opens = /^[,，]?是/.test(sentence) ? firstIn(OPENS, sentence, SENTENCE) : null;
  if (opens && firstIn(CLOSES, sentence.slice(0, opens.start), SENTENCE) === null)
    return { weight: WEIGHT.opens, evidence: source.slice(start, end + opens.end) };
  const ahead = opensSentence(source, start) ? firstIn(AHEAD, sentence, NEAR) : null;
  if (ahead && firstIn(CLOSES, sentence, SENTENCE) === null)
    return { weight: WEIGHT.ahead, evidence: source.slice(start, end + ahead.end) };
  return { weight: 0, evidence: '' };
}

/** (2020年1月21日) on a line of its own, early in the year: the speech opens that year. */
function dateLine(source: string, start: number, end: number): Omit<Mention, 'year'> | null {
  const month = wholeAt(source, end, 2);
  if (!month || source.charAt(month.end) !== '月') return null;
  const day = wholeAt(source, month.end + 1, 2);
  if (!day || source.charAt(day.end) !== '日') return null;
  const alone = standsAlone(source, start) && month.value <= LATEST_OPENING;
  return { weight: alone ? WEIGHT.date : 0, evidence: source.slice(start, day.end + 1) };
}

const LATEST_OPENING = 4;
const MOST_LOOKS = 50;

/** A date line tells the year of a text that speaks of 今年's work; other evidence needs no such help. */
function thisYear(source: string, strongest: number): number {
  if (strongest !== WEIGHT.date) return 0;
  if (opensWithReport(source)) return WEIGHT.date;
  let looks = 0;
  for (let at = source.indexOf('今年'); at >= 0 && looks < MOST_LOOKS; at = source.indexOf('今年', at + 2), looks += 1) {
    const rest = clauseAfter(source, at + 2);
    if (firstIn(PLANS, rest, NEAR) || firstIn(AHEAD, rest, NEAR)) return WEIGHT.date;
  }
  return 0;
}

/** The title above the date: 政府工作报告, …工作会议上的讲话. */
function opensWithReport(source: string): boolean {
  const head = source.slice(0, HEAD);
  return (
    /(?:^|\n)[^\n]{0,30}(?:政府|法院|检察院|委员会)?工作报告[^\n]{0,10}\n/.test(head) || firstIn(MEETINGS, head, HEAD) !== null
  );
}

const HEAD = 200;

function refersBack(source: string, start: number): boolean {
  return [1, 2].some((length) => REFERS_BACK.at(source, start - length)?.length === length);
}

/** The words that follow within the clause. */
function clauseAfter(source: string, from: number): string {
  return source.slice(from, from + NEAR + TITLE).split(/[。\n,，;；年]/, 1)[0] ?? '';
}

/** The first of the words that begins within `most` characters. */
function firstIn(set: WordSet, text: string, most: number): { start: number; end: number } | null {
  for (let at = 0; at < Math.min(text.length, most); at += 1) {
    const word = set.at(text, at);
    if (word !== null) return { start: at, end: at + word.length };
  }
  return null;
}

/** The line around `at` is short. Looks no farther than a short line reaches. */
function standsAlone(source: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start <= TITLE && source.charAt(start - 1) !== '\n') start -= 1;
  let end = at;
  while (end < source.length && end - start <= TITLE && source.charAt(end) !== '\n') end += 1;
  return end - start <= TITLE;
}

function opensSentence(source: string, start: number): boolean {
  return start === 0 || '。\n;；!！ \u3000'.includes(source.charAt(start - 1));
}
