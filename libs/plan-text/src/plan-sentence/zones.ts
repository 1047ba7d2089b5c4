import { acts, type Clause, readClause } from '../clause/clause.js';
import { CodeSet } from '../words/code-set.js';
import type { Sentence, Span } from '../text/document.js';
import { Sign, Word } from '../words/lexicon.js';
import { type NormalForm, normalForm } from '../text/normal-form.js';

export type SkipReason =
  | 'review-of-past'
  | 'situation'
  | 'exhortation'
  | 'guiding-thought'
  | 'page-furniture'
  | 'description'
  | 'responsibility'
  | 'table';

/** Which part of the document we are in: before the plan, in it, or in a part that is none. */
export type Zone = 'preamble' | 'plan' | 'review-of-past' | 'situation' | 'guiding-thought';

/** What the words of a sentence tell about its part of the document. */
export interface Signs {
  all: number;
  /** Those of the word that it begins with. */
  opening: number;
  /** Those within its first 40 characters. */
  early: number;
  isChinese: boolean;
  /** How many words of a page's furniture. */
  furniture: number;
}

const EARLY = 40;

export function readSigns({ codes, words }: NormalForm, { start, end }: Span): Signs {
  const signs: Signs = { all: 0, opening: 0, early: 0, isChinese: false, furniture: 0 };
  for (let index = start; index < end; index += 1) {
    if (!signs.isChinese) signs.isChinese = isChinese(codes[index]);
    const bits = words.signsAt(index, end);
    if (bits === 0 || (bits === Sign.past && isDigit(codes[index - 1]))) continue;
    signs.all |= bits;
    if ((bits & Sign.furniture) !== 0) signs.furniture += 1;
    if (index === start) signs.opening = bits;
    if (index < start + EARLY) signs.early |= bits;
  }
  return signs;
}

function isChinese(code = 0): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** "30日前" is a deadline, and no 日前. */
function isDigit(code = 0): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The part that a heading opens, or null when it says nothing of that. */
export function zoneOfHeading(source: string, planYear: number | null): Zone | null {
  const form = normalForm(source);
  const all = { start: 0, end: form.codes.length };
  const clause = readClause(form, all.start, all.end);
  return zoneOf(form.text, readSigns(form, all), planYear, acts(clause));
}

/** The same of a heading whose words have been read. */
export function zoneOf(text: string, { all }: Signs, planYear: number | null, opensWithAction: boolean): Zone | null {
  const year = Number(/(\d{4})年/.exec(text)?.[1] ?? Number.NaN);
  const isPlan = (all & Sign.planHeading) !== 0;
  if (planYear !== null && year < planYear) return 'review-of-past';
  if ((all & Sign.reviewHeading) !== 0 && !opensWithAction && !(isPlan && year === planYear)) return 'review-of-past';
  if ((all & Sign.guidingHeading) !== 0 && !isPlan) return 'guiding-thought';
  if (isPlan && !opensWithAction) return 'plan';
  if ((all & Sign.standpointHeading) !== 0 || ((all & Sign.situationHeading) !== 0 && !opensWithAction)) return 'situation';
  return null;
}

const LONGEST_FURNITURE = 40;

/** What a web page puts around a text: bylines, buttons, captions. */
export function isFurniture(signs: Signs, { start, end, endsWithLine }: Sentence): boolean {
  if (!signs.isChinese) return true;
  return endsWithLine && (signs.furniture >= 2 || (signs.furniture === 1 && end - start < LONGEST_FURNITURE));
}

/** Why a sentence holds no commitment of the plan although it stands in it, or null when it may hold one. */
export function skipReason(text: string, signs: Signs, facts: SentenceFacts, planYear: number | null): SkipReason | null {
  if ((signs.all & Sign.exhortation) !== 0 && exhorts(text, signs)) return 'exhortation';
  if ((GUIDES_BY.at(text, 0) && GUIDES.test(text)) || guidesAtLength(text)) return 'guiding-thought';
  if ((signs.all & Sign.standpoint) !== 0) return 'situation';
  if ((signs.all & Sign.guiding) !== 0 && text.length > 60 && text.includes('指导')) return 'guiding-thought';
  if (speaksOfPast(text, signs, planYear) || comparesWhatWas(text)) return 'review-of-past';
  if (reportsMeeting(text)) return 'situation';
  if (facts.isQuestion) return 'exhortation';
  if ((signs.all & (Sign.states | Sign.reason)) !== 0 && DEFINES.test(text)) return 'situation';
  const [first] = facts.clauses;
  if (!first || acts(first)) return null;
  if ((signs.all & Sign.slogan) !== 0 && !facts.clauses.some(({ hasDigit }) => hasDigit)) return 'exhortation';
  return describesSituation(text, signs, facts.clauses) ? 'situation' : null;
}

function exhorts(text: string, { opening }: Signs): boolean {
  return (opening & Sign.exhortation) !== 0 || text.includes('同志们') || text.includes('让我们');
}

const LONG_GUIDANCE = 50;
const GUIDES_AT_LENGTH =
  /思想为指导|总体要求[是:为]|^(?:要|必须)?坚持以[^,]{4,24}思想[^,]{0,6}为指导|做好(?:今年|明年|\d{4}年|政府|各项|经济)[^,]{0,8}工作,(?:要|必须)/;

/** "做好今年工作,要坚持以…思想为指导,深入贯彻…": so long a sentence under such words tells only the spirit of the work. */
function guidesAtLength(text: string): boolean {
  return text.length >= LONG_GUIDANCE && GUIDES_AT_LENGTH.test(text.slice(0, LONG_GUIDANCE * 2));
}

/** "总体要求是…", and "要把握好高质量发展这个主题,…": what to bear in mind, before any task. */
const GUIDES =
  /^(?:(?:指导思想|总体要求|总体思路|工作思路)[:是为]|(?:要|必须)?(?:牢牢|始终|准确)*把握好?[^,]{2,20}这[个一][^,]{2,8},)/;
const GUIDES_BY = new CodeSet('指总工要必牢始准把');

export interface SentenceFacts {
  clauses: readonly Clause[];
  isQuestion: boolean;
}

function speaksOfPast(text: string, signs: Signs, planYear: number | null): boolean {
  const year = planYear !== null && YEAR_BY.at(text, 0) ? Number(OPENS_WITH_YEAR.exec(text)?.[1] ?? Number.NaN) : Number.NaN;
  if (planYear !== null && year < planYear) return true;
  return (signs.early & Sign.past) !== 0 && (signs.all & Sign.perfect) !== 0;
}

/** "增长4.3%、高于全国0.6个百分点": by how much it differs is known only of what was. */
function comparesWhatWas(text: string): boolean {
  return text.includes('个百分点') && /[高低快]于(?:全国|全省|全市|全区)[^,、]{0,8}?[\d.]+个百分点/.test(text);
}

const MEETING = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚)?,[^。]{2,40}(?:召开|举行|开幕|闭幕)(?:$|,)/;

/** "1月17日,区第三次党代会召开,…": news of a meeting, and no task to hold one. */
function reportsMeeting(text: string): boolean {
  return DIGITS.at(text, 0) && MEETING.test(text);
}

const DIGITS = new CodeSet('0123456789');
const OPENS_WITH_YEAR = /^(?:到|截至|在)?(\d{4})年(?!起|开始|至|到)/;
const YEAR_BY = new CodeSet('到截在0123456789');

/** "科技创新是根本动力"; but "重点是加快…" announces work. */
const STATES_A_FACT = /^[^,。]{2,16}(?<!重点|任务|目标|关键|尤其|特别|还|就|但|于|凡)是(?!否)/;

/** How much there is, how it ranks or compares: "目前,园区拥有…", "进出口总额只有2.2亿元", "从四项指标排名看,…". */
const REPORTS_A_FACT =
  /^(?:目前,|[^,]{0,12}作为[^,]{2,60},(?:具备|拥有|具有)|作为[^,]{2,40},|从[^,]{2,30}看,|[^,]{2,24}(?:居于|位居|排在|位列|存在大量|只有|仅有|仅为|形势依然|取决于|主要得益于|充分说明|直接体现))/;

/** What something is or comes to, even where it opens with an action: "抓好党建就是最大的政绩", "推动高质量发展,关键是要…". */
const DEFINES =
  /^(?:就是[^,]{6}|[^,]{2,24},(?:关键(?:是|在)|就是要|必将|最明显的)|[^,]{2,30}(?:是关键|就是最大的|几乎空白|合作少)|[^,]{2,16}(?<!重点|任务|目标|尤其|特别|还|就|但|于|凡|总)是[^,]{2,30}(?:载体|基础|前提|保证|支撑|要求|要素|依托|政绩|原则|抓手|举措|大事)(?:,|$)|[^,]{2,30},是[^。]{2,50}举措)/;
const PROMISES = /将(?!近)|力争|确保|争取|必须启动|要(?!素|求|点|依托|措施)/;

/** Reasons, weaknesses, what kind of year it is, what was done: nothing in it acts, and a word tells that it states a fact. */
function describesSituation(text: string, signs: Signs, clauses: readonly Clause[]): boolean {
  const [first] = clauses;
  if (!first || (first.opening & Word.leaning) !== 0) return false;
  if ((signs.opening & Sign.reason) !== 0 || (signs.all & Sign.weakness) !== 0 || STATES_A_FACT.test(text)) return true;
  if (REPORTS_A_FACT.test(text) && !PROMISES.test(text)) return true;
  return !clauses.some(acts) && /[了是也很]/.test(text);
}

const LOOKS_AHEAD = /(?<!即)将(?!近|军|领|要到|以往)|下一步|接下来|(?:今年|^\d{4}年).{0,8}(?:要(?!素|求|点)|力争|确保)/;

/** Speaks of what will be done: "今年，松山湖将…", "2022年，要确保…". */
export function looksAhead(text: string, signs: Signs): boolean {
  return (signs.all & Sign.ahead) !== 0 && LOOKS_AHEAD.test(text);
}
