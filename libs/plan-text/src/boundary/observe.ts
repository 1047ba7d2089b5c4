import type { Clause } from '../clause/clause.js';
import { CodeSet } from '../words/code-set.js';
import { Word } from '../words/lexicon.js';
import { sharesWords } from '../clause/shared-words.js';
import { type Comma, lengthOf } from './comma.js';
import { AFTER, BEFORE, BOTH, type ClauseCues, COMMA, ITEM, PLACE } from './cues.js';
import {
  ABOUT_NAMES,
  aboutKind,
  actKind,
  ACT_NAMES,
  endKind,
  END_KIND_NAMES,
  lengthKind,
  objectKind,
  verbKind,
  VERB_KIND_NAMES,
} from '../clause/kinds.js';

/** Kinds of both clauses, found once for all cues. */
interface Kinds {
  verb: number;
  end: number;
  acts: number;
  /** Both kinds and about how long it is, as one number. */
  whole: number;
  about: number;
}

/** Tells COMMA every cue that holds at a comma, whatever item stands before it. */
export function observeAround(comma: Comma): void {
  const before = observeClause(comma, comma.before, BEFORE, comma.beforeCounts);
  const after = observeClause(comma, comma.after, AFTER, comma.afterCounts);
  observeBoth(comma, before, after);
  observePlace(comma, before, after);
}

function observeClause({ codes, text }: Comma, clause: Clause, cues: ClauseCues, counts: boolean): Kinds {
  const { start, end, mainStart, mainEnd } = clause;
  const verb = verbKind(clause);
  const last = endKind(clause, codes[end - 1] ?? 0);
  const acts = actKind(clause);
  COMMA.measure(cues.acts, acts);
  COMMA.measure(cues.verbKind, verb);
  COMMA.measure(cues.endKind, last);
  const both = verb * END_KIND_NAMES.length + last;
  const about = aboutKind(end - start);
  const whole = both * ABOUT_NAMES.length + about;
  COMMA.measure(cues.verbAndEnd, both);
  COMMA.measure(cues.verbEndLength, whole);
  COMMA.measure(cues.length, lengthKind(end - start));
  COMMA.measure(cues.object, objectKind(clause.ownLength));
  COMMA.measure(cues.verbs, Math.min(4, clause.actions));
  COMMA.pair(cues.opening, codes[start] ?? 0, codes[start + 1] ?? 0);
  COMMA.pair(cues.end, codes[end - 2] ?? 0, codes[end - 1] ?? 0);
  if (mainEnd > mainStart) COMMA.word(cues.verb, text.slice(mainStart, mainEnd));
  if (counts) COMMA.hold(cues.counts);
  if (clause.hasName) COMMA.hold(cues.named);
  if (clause.hasOf) COMMA.hold(cues.of);
  if (clause.hasList) COMMA.hold(cues.list);
  if (clause.hasDigit) COMMA.hold(cues.digit);
  if (clause.opensWithDigit) COMMA.hold(cues.opensWithDigit);
  if (clause.endsInPlace) COMMA.hold(cues.place);
  observeWords(clause, cues);
  return { verb, end: last, acts, whole, about };
}

function observeWords({ opening, verb, manner }: Clause, cues: ClauseCues): void {
  const main = verb !== 0 ? verb : manner;
  if ((opening & Word.leaning) !== 0) COMMA.hold(cues.leans);
  if (((opening | verb) & Word.preposition) !== 0) COMMA.hold(cues.preposition);
  if (((opening | verb) & Word.cause) !== 0) COMMA.hold(cues.causes);
  if ((opening & Word.allots) !== 0) COMMA.hold(cues.allots);
  if ((opening & Word.result) !== 0) COMMA.hold(cues.results);
  if ((main & Word.lead) !== 0) COMMA.hold(cues.leadVerb);
  if ((main & Word.aim) !== 0) COMMA.hold(cues.aims);
  if ((main & Word.drive) !== 0) COMMA.hold(cues.drives);
  if ((main & Word.raise) !== 0) COMMA.hold(cues.raises);
  if ((main & Word.general) !== 0) COMMA.hold(cues.generalVerb);
}

const LONGEST_PARALLEL = 12;

function observeBoth(comma: Comma, one: Kinds, two: Kinds): void {
  const { before, after, codes } = comma;
  COMMA.measure(BOTH.verbs, one.verb * VERB_KIND_NAMES.length + two.verb);
  COMMA.measure(BOTH.ends, one.end * END_KIND_NAMES.length + two.end);
  COMMA.measure(BOTH.acts, one.acts * ACT_NAMES.length + two.acts);
  COMMA.measure(BOTH.about, one.about * ABOUT_NAMES.length + two.about);
  const [left, right] = [lengthOf(before), lengthOf(after)];
  COMMA.measure(BOTH.shorter, right * 2 <= left ? 0 : right <= left ? 1 : right <= left * 2 ? 2 : 3);
  if (left === right && left <= LONGEST_PARALLEL) COMMA.hold(BOTH.sameLength);
  if (before.verb !== 0 && before.verb === after.verb && hasSameVerb(codes, before, after)) COMMA.hold(BOTH.sameVerb);
  if (before.hasList && after.hasList) COMMA.hold(BOTH.list);
  if (sharesWords(codes, before, after)) COMMA.hold(BOTH.share);
}

function hasSameVerb(codes: Uint16Array, before: Clause, after: Clause): boolean {
  const length = before.mainEnd - before.mainStart;
  if (length !== after.mainEnd - after.mainStart) return false;
  for (let at = 0; at < length; at += 1) if (codes[before.mainStart + at] !== codes[after.mainStart + at]) return false;
  return true;
}

/** And those that depend on the item before it. */
export function observeItem({ gathered, gatheredLength, itemCounts, afterCounts, afterCut, position, clauses }: Comma): void {
  const count = Math.min(3, gathered) - 1;
  COMMA.measure(ITEM.gathered, count);
  COMMA.measure(ITEM.length, lengthKind(gatheredLength));
  if (itemCounts) COMMA.hold(ITEM.counts);
  if (itemCounts) COMMA.hold(afterCounts ? BOTH.count : ITEM.countsNotAfter);
  if (afterCut) COMMA.hold(PLACE.afterCut);
  if (position === clauses.length - 1) COMMA.measure(ITEM.lastOf, count);
}

const MOST_COUNTED = 7;

const POINTS = new CodeSet('是要');
const NUMERALS = new CodeSet('一二三四五六七八九十');
const NUMBERS = new CodeSet('.、)①②③④⑤⑥⑦⑧⑨⑩');
const COMMA_CODE = 0x2c;
const SEMICOLON = 0x3b;

/** Which of OPENER_NAMES stands before a sentence. */
function openerOf(codes: Uint16Array, { start }: Clause): number {
  const last = codes[start - 1] ?? 0;
  if (POINTS.has(last) && NUMERALS.has(codes[start - 2] ?? 0)) return 1;
  if (NUMBERS.has(last)) return 2;
  return last === COMMA_CODE ? 3 : 0;
}

function observePlace({ clauses, position, before, codes }: Comma, one: Kinds, two: Kinds): void {
  const opener = openerOf(codes, clauses[0] as Clause);
  COMMA.measure(PLACE.opener, opener);
  if (position === clauses.length - 1) COMMA.measure(PLACE.openerAndLast, opener);
  if (codes[(clauses.at(-1) as Clause).end] === SEMICOLON) COMMA.hold(PLACE.semicolon);
  const count = Math.min(MOST_COUNTED, clauses.length) - 1;
  COMMA.measure(PLACE.clauses, count);
  COMMA.measure(PLACE.position, Math.min(MOST_COUNTED, position) - 1);
  if (position === 1) {
    COMMA.hold(PLACE.isFirst);
    COMMA.measure(PLACE.firstOf, count);
    COMMA.measure(PLACE.firstLength, lengthKind(lengthOf(before)));
    COMMA.measure(PLACE.firstVerb, one.verb);
    COMMA.measure(PLACE.firstVerbEndLength, one.whole);
  }
  const next = clauses[position + 1];
  if (next) {
    COMMA.measure(PLACE.nextActs, actKind(next));
    COMMA.measure(PLACE.nextLength, lengthKind(lengthOf(next)));
  } else {
    COMMA.hold(PLACE.isLast);
    COMMA.measure(PLACE.lastOf, count);
    COMMA.measure(PLACE.lastVerb, two.verb);
    COMMA.measure(PLACE.lastEnd, two.end);
    COMMA.measure(PLACE.lastVerbAndEnd, two.verb * END_KIND_NAMES.length + two.end);
  }
}
