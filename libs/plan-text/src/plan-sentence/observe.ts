import { ACT_NAMES, actKind, endKind, lengthKind, verbKind } from '../clause/kinds.js';
import { acts, type Clause } from '../clause/clause.js';
import { Sign } from '../words/lexicon.js';
import type { NormalForm } from '../text/normal-form.js';
import type { SkipReason, Zone } from './zones.js';
import { type Around, SHARES, shareOf } from './around.js';
import { CUES, PLAN_SENTENCE as S, RULES, ZONES } from './cues.js';
import { KINDS, mainClause, type Seen } from './seen.js';

/** Where a sentence stands, and what is known of it. */
export interface Setting {
  form: NormalForm;
  around: Around;
  zone: Zone;
  rule: SkipReason | null;
  planYear: number | null;
  previous: Seen | undefined;
  next: Seen | undefined;
  /** A heading that names the plan stands further below. */
  isPlanAhead: boolean;
  /** A heading above it names a chapter on five years. */
  isFiveYears: boolean;
  /** The heading above tells what will be reached: "人民生活品质明显提升". */
  isBelowState: boolean;
  /** A deeper heading than the one above it is the next. */
  isOpener: boolean;
}

/** Tells PLAN_SENTENCE every cue that holds for a sentence; then its sum decides. */
export function observe(seen: Seen, setting: Setting): void {
  S.begin();
  observeZone(seen, setting);
  observeWords(seen, setting.form);
  observeSigns(seen);
  observeYears(seen, setting);
  observePlace(seen, setting);
  observeAround(seen, setting);
}

const PAST = 0;
const ACTS = 2;

function observeZone(seen: Seen, { zone, rule, around, isPlanAhead }: Setting): void {
  const at = ZONES.indexOf(zone);
  S.measure(CUES.zone, at);
  S.measure(CUES.zoneAndKind, at * KINDS.length + seen.kind);
  S.measure(CUES.zoneAndPast, at * SHARES.length + shareOf(around.neighboursOf(seen), PAST));
  S.measure(CUES.zoneAndReview, at * 2 + ((around.document.kinds[PAST] ?? 0) > 0 ? 1 : 0));
  S.measure(CUES.zoneAndAhead, at * 2 + (isPlanAhead ? 1 : 0));
  S.measure(CUES.rule, rule === null ? 0 : RULES.indexOf(rule));
  S.measure(CUES.kind, seen.kind);
  S.measure(CUES.speech, seen.speech);
  S.measure(CUES.speechAndKind, seen.speech * KINDS.length + seen.kind);
  S.measure(CUES.zoneAndActs, at * SHARES.length + shareOf(around.neighboursOf(seen), ACTS));
}

function observeWords({ sentence: { start, end }, clauses }: Seen, { codes, text }: NormalForm): void {
  S.measure(CUES.length, lengthKind(end - start));
  S.pair(CUES.opening, codes[start] ?? 0, codes[start + 1] ?? 0);
  S.pair(CUES.openingAct, 0, codes[start] ?? 0);
  S.pair(CUES.end, codes[end - 2] ?? 0, codes[end - 1] ?? 0);
  const [first] = clauses;
  const last = clauses.at(-1);
  if (!first || !last) return;
  S.measure(CUES.clauses, Math.min(5, clauses.length) - 1);
  S.measure(CUES.acts, actKind(first));
  S.measure(CUES.mainActs, actKind(mainClause(clauses) ?? first));
  S.measure(CUES.verbKind, verbKind(first));
  S.measure(CUES.endKind, endKind(last, codes[end - 1] ?? 0));
  if (first.mainEnd > first.mainStart) S.word(CUES.verb, text.slice(first.mainStart, first.mainEnd));
  observeClauses(clauses, first);
}

function observeClauses(clauses: readonly Clause[], first: Clause): void {
  let acting = 0;
  let hasDigit = false;
  let hasName = false;
  for (const clause of clauses) {
    if (acts(clause)) acting += 1;
    hasDigit ||= clause.hasDigit;
    hasName ||= clause.hasName;
  }
  S.measure(CUES.acting, acting === 0 ? 0 : Math.ceil((4 * acting) / clauses.length));
  if (hasDigit) S.hold(CUES.digit);
  if (hasDigit && actKind(first) > ACT_NAMES.indexOf('after words of manner')) S.hold(CUES.digitWithoutAct);
  if (hasName) S.hold(CUES.named);
}

const SIGNS: readonly (readonly [number, keyof typeof CUES])[] = [
  [Sign.past, 'past'],
  [Sign.perfect, 'perfect'],
  [Sign.ahead, 'ahead'],
  [Sign.exhortation, 'exhortation'],
  [Sign.guiding, 'guiding'],
  [Sign.reason, 'reason'],
  [Sign.weakness, 'weakness'],
  [Sign.slogan, 'slogan'],
  [Sign.states, 'states'],
  [Sign.standpoint, 'standpoint'],
  [Sign.reviewHeading, 'reviewWord'],
  [Sign.planHeading, 'planWord'],
  [Sign.furniture, 'furniture'],
];

function observeSigns({ signs: { all, early } }: Seen): void {
  if ((early & Sign.past) !== 0) S.hold(CUES.pastEarly);
  if (all === 0) return;
  for (const [bit, name] of SIGNS) {
    const cue = CUES[name];
    if ((all & bit) !== 0 && !('values' in cue) && 'id' in cue) S.hold(cue);
  }
}

const YEARS = /(\d{4})年/g;
const LONGEST = 300;

function observeYears({ sentence: { start, end }, clauses }: Seen, { form: { text, codes }, planYear }: Setting): void {
  const words = text.slice(start, Math.min(end, start + LONGEST));
  if (words.includes('我们')) S.hold(CUES.we);
  if (words.includes(':')) S.hold(CUES.colon);
  if (codes[start] === 0x201c) S.hold(CUES.quoted);
  let isOwn = words.includes('今年');
  let isBefore = false;
  let isLater = false;
  if (planYear !== null && clauses.some(({ hasDigit }) => hasDigit))
    for (const [, year] of words.matchAll(YEARS)) {
      isOwn ||= Number(year) === planYear;
      isBefore ||= Number(year) < planYear;
      isLater ||= Number(year) > planYear;
    }
  if (isOwn) S.hold(CUES.yearOwn);
  if (isBefore) S.hold(CUES.yearBefore);
  if (isLater) S.hold(CUES.yearLater);
}

function observePlace(seen: Seen, { around, isFiveYears, isOpener }: Setting): void {
  const { sentence } = seen;
  if (sentence.ordinal) S.hold(CUES.ordinal);
  if (isFiveYears) S.measure(CUES.fiveYears, seen.kind);
  if (isFiveYears && seen.clauses.some(({ hasDigit }) => hasDigit)) S.hold(CUES.fiveYearsDigit);
  if (isOpener) S.measure(CUES.opener, seen.kind);
  if (sentence.opensParagraph) S.hold(CUES.opens);
  if (around.paragraphOf(seen).sentences === 1) S.hold(CUES.alone);
  if (sentence.isQuestion) S.hold(CUES.question);
  if (sentence.endsWithLine) S.hold(CUES.noStop);
}

function observeAround(seen: Seen, { around, previous, next, isBelowState }: Setting): void {
  const neighbours = around.neighboursOf(seen);
  const past = shareOf(neighbours, PAST);
  S.measure(CUES.neighbourPast, past);
  if (isBelowState) S.measure(CUES.headingState, past);
  if (seen.clauses.some(({ hasDigit }) => hasDigit)) S.measure(CUES.digitAndPast, past);
  S.measure(CUES.documentPast, shareOf(around.document, PAST));
  if (previous) S.measure(CUES.previous, previous.kind);
  if (next) S.measure(CUES.next, next.kind);
}
