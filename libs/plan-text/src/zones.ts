import type { Sentence } from './document.js';
import {
  ACTIONS,
  EXHORTATION_MARKERS,
  FURNITURE_MARKERS,
  GUIDING_HEADINGS,
  GUIDING_MARKERS,
  LEANING,
  PAST_MARKERS,
  PLAN_HEADINGS,
  REASON_MARKERS,
  REVIEW_HEADINGS,
  SITUATION_HEADINGS,
  WEAKNESS_MARKERS,
} from './lexicon.js';
import { findQuantities } from './quantities/find-quantities.js';

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

/** The part that a heading opens, or null when it says nothing of that. */
export function zoneOfHeading(text: string, planYear: number | null): Zone | null {
  const year = Number(/(\d{4})年/.exec(text)?.[1] ?? Number.NaN);
  if (REVIEW_HEADINGS.in(text) && !PLAN_HEADINGS.in(text)) return 'review-of-past';
  if (planYear !== null && year < planYear) return 'review-of-past';
  if (PLAN_HEADINGS.in(text)) return 'plan';
  if (GUIDING_HEADINGS.in(text)) return 'guiding-thought';
  if (SITUATION_HEADINGS.in(text) && !ACTIONS.at(text, 0)) return 'situation';
  return null;
}

/** Why a sentence holds no commitment of the plan, or null when it may hold one. */
export function skipReason(text: string, zone: Zone, sentence: Sentence, planYear: number | null): SkipReason | null {
  if (isFurniture(text, sentence)) return 'page-furniture';
  if (EXHORTATION_MARKERS.at(text, 0) || /同志们/.test(text)) return 'exhortation';
  if (zone === 'review-of-past' || zone === 'situation' || zone === 'guiding-thought') return zone;
  if (GUIDING_MARKERS.in(text) && text.length > 60) return 'guiding-thought';
  if (speaksOfPast(text, planYear)) return 'review-of-past';
  if (describesSituation(text)) return 'situation';
  if (!ACTIONS.in(text) && findQuantities(text).length === 0) return 'description';
  return zone === 'preamble' ? 'situation' : null;
}

/** "科技创新是根本动力"; but "重点是加快…" announces work. */
const STATES_A_FACT = /^[^,，。]{2,16}(?<!重点|任务|目标|关键|尤其|特别|还|就)是(?!否)/;

/** Reasons, weaknesses, and what kind of year it is; one that begins with an action, or leans on one, is none of them. */
function describesSituation(text: string): boolean {
  if (ACTIONS.at(text, 0) || LEANING.at(text, 0)) return false;
  return REASON_MARKERS.at(text, 0) !== null || WEAKNESS_MARKERS.in(text) !== null || STATES_A_FACT.test(text);
}

/** Speaks of what will be done: "今年，松山湖将…". */
export function looksAhead(text: string): boolean {
  return ACTIONS.in(text) !== null && /(?<!即)将(?!近|军|领|要到|以往)|下一步|接下来|今年.{0,8}要/.test(text);
}

/** What a web page puts around a text: bylines, buttons, captions. */
export function isFurniture(text: string, sentence: Sentence): boolean {
  if (!/[\u4e00-\u9fff]/.test(text)) return true;
  return sentence.endsWithLine && text.length < 40 && FURNITURE_MARKERS.in(text) !== null;
}

function speaksOfPast(text: string, planYear: number | null): boolean {
  const year = Number(/^(?:到|截至|在)?(\d{4})年/.exec(text)?.[1] ?? Number.NaN);
  if (planYear !== null && year < planYear) return true;
  const marker = PAST_MARKERS.in(text.slice(0, 40));
  return marker !== null && /了|已|去年|一年来|以来|预计实现|同比/.test(text);
}
