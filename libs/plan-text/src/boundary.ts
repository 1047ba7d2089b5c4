import weights from '../lexicon/boundary.json' with { type: 'json' };
import { acts, type Clause } from './clause.js';
import { Word } from './lexicon.js';
import { sharesWords } from './shared-words.js';
import { WordTrie } from './word-trie.js';

/** Where a comma stands: the clauses on both sides, and what the item before it has gathered so far. */
export interface Comma {
  before: Clause;
  after: Clause;
  /** The item before it has no other clause. */
  isAlone: boolean;
  /** The last comma of its sentence. */
  isLast: boolean;
  beforeCounts: boolean;
  afterCounts: boolean;
  /** The item so far has a countable target. */
  itemCounts: boolean;
  /** Clauses of the sentence, and how many stand before the comma. */
  clauses: number;
  position: number;
  /** It only goes on about the same indicator: "…300亿元,增长7%". */
  continues: boolean;
  /** The text that both are spans of. */
  codes: Uint16Array;
}

/** Hundredths, so that sums are exact. */
const hundredths = (weight: number): number => Math.round(weight * 100);
const W = Object.fromEntries(Object.entries(weights.cues).map(([cue, { weight }]) => [cue, hundredths(weight)])) as Readonly<
  Record<keyof typeof weights.cues, number>
>;
const BIAS = hundredths(weights.bias);
/** The verbs that clauses promise by, each with its weight for a value. */
const AFTER_VERBS = verbs(weights.afterVerbs);
const BEFORE_VERBS = verbs(weights.beforeVerbs);

function verbs(weighed: Readonly<Record<string, number>>): WordTrie {
  return new WordTrie(Object.entries(weighed).map(([verb, weight]) => [hundredths(weight), [verb]]));
}

/**
 * Whether more speaks for a new item after the comma than against it, by the sum of all cues in hundredths; each has its line
 * and weight in lexicon/boundary.json. Words that both clauses share are looked for last, and only where they decide.
 */
export function speaksForCut(comma: Comma): boolean {
  const score = BIAS + weighAfter(comma) + weighBefore(comma) + weighLead(comma) + weighBoth(comma) + weighPlace(comma);
  const shared = score + W.shares + (comma.clauses === 2 ? W.ofTwoShares : 0);
  const decides = score >= 0 !== shared >= 0;
  return (decides && sharesWords(comma.codes, comma.before, comma.after) ? shared : score) >= 0;
}

const length = ({ start, end }: Clause): number => end - start;
/** Its promise stands in a word of manner that is a verb as well, as 加快. */
const verbOf = (clause: Clause): number => (clause.verb !== 0 ? clause.verb : clause.manner);
const leans = (clause: Clause): boolean => (clause.opening & Word.leaning) !== 0;
const isConcrete = (clause: Clause): boolean => (clause.tail & Word.concrete) !== 0;
const isGeneral = (clause: Clause): boolean => (clause.tail & Word.generalNoun) !== 0;
const namesField = (clause: Clause): boolean => (clause.tail & (Word.field | Word.generalNoun)) !== 0;

/** What the clause after the comma tells by itself. */
function weighAfter({ codes, after, afterCounts }: Comma): number {
  let sum = verbWeight(AFTER_VERBS, codes, after) + weighAim(after) + weighEnd(after);
  if (acts(after)) {
    if ((after.manner & ~Word.result) === 0) sum += W.afterActs;
    if (after.manner !== 0) sum += W.afterActsWithManner;
  } else {
    if (after.actions > 0) sum += W.afterActsLater;
    if (afterCounts) sum += W.afterCountsWithoutVerb;
    if (leans(after) && after.actions === 0) sum += W.afterLeansWithoutAction;
  }
  if (after.actions === 0) sum += W.afterNoAction;
  if (leans(after)) sum += W.afterLeans;
  if (((after.opening | after.verb) & Word.hedge) !== 0) sum += W.afterHedges;
  if (((after.opening | after.verb) & Word.cause) !== 0) sum += W.afterCauses;
  if ((after.opening & Word.result) !== 0) sum += W.afterResult;
  if ((after.opening & Word.allots) !== 0) sum += W.afterAllots;
  if (afterCounts) sum += W.afterCounts;
  if (after.hasName) sum += W.afterNamed;
  if (after.hasOf) sum += W.afterOf;
  if (after.hasList) sum += W.afterList;
  if (after.opensWithDigit) sum += W.afterOpensWithDigit;
  if (length(after) < 8) sum += W.afterShort;
  else if (length(after) < 13) sum += W.afterMiddle;
  else if (length(after) >= 20) sum += W.afterLong;
  if (after.ownLength < 3) sum += W.afterBare;
  else if (after.ownLength < 5) sum += W.afterSlight;
  return sum;
}

/** What its verb tells. */
function weighAim(after: Clause): number {
  const verb = verbOf(after);
  const opening = verb | after.opening;
  let sum = 0;
  if ((verb & Word.aim) !== 0) {
    sum += W.afterAims;
    if (isGeneral(after) || after.hasOf) sum += W.afterAimsGeneral;
    if (isConcrete(after) && !after.hasOf) sum += W.afterAimsConcrete;
    if ((after.tail & Word.kind) !== 0) sum += W.afterAimsAtKind;
  }
  if ((verb & Word.drive) !== 0) sum += W.afterDrives + (isGeneral(after) ? W.afterDrivesGeneral : 0);
  if ((verb & Word.raise) !== 0) sum += W.afterRaises + (isGeneral(after) ? W.afterRaisesGeneral : 0);
  if ((verb & (Word.start | Word.explore)) !== 0) sum += W.afterStarts;
  if ((verb & Word.lead) !== 0) sum += W.afterLead;
  if ((opening & Word.guards) !== 0) sum += W.afterGuards;
  if ((opening & Word.serves) !== 0) sum += W.afterServes;
  return sum;
}

/** What the word that it ends with tells. */
function weighEnd(after: Clause): number {
  let sum = 0;
  if (isConcrete(after)) sum += W.afterConcrete;
  if (isGeneral(after)) sum += W.afterGeneral;
  if (namesField(after)) sum += W.afterField;
  if ((after.tail & Word.stage) !== 0) sum += W.afterStage;
  if ((after.tail & Word.whole) !== 0) sum += W.afterCoversAll;
  return sum;
}

/** What the clause before the comma tells, alone in its item or not. */
function weighBefore({ codes, before, beforeCounts, isAlone }: Comma): number {
  const isGeneralVerb = isAlone && (verbOf(before) & Word.general) !== 0;
  let sum = verbWeight(BEFORE_VERBS, codes, before);
  if (leans(before)) {
    sum += W.beforeLeans + (acts(before) ? W.beforeLeansButActs : before.actions === 0 ? W.beforeLeansWithoutAction : 0);
    if (before.endsInPlace) sum += W.beforePlace;
    if (length(before) < 16) sum += W.beforeLeansShort;
  }
  if (((before.opening | before.verb) & Word.preposition) !== 0) sum += W.beforePreposition;
  if (before.actions === 0) sum += W.beforeNoAction;
  else if (!acts(before)) sum += W.beforeActsLater;
  if (isGeneralVerb) sum += W.beforeGeneralVerb + (length(before) < 15 ? W.beforeGeneralShort : 0);
  if (isGeneral(before)) sum += W.beforeGeneralNoun;
  if (isAlone && !isConcrete(before) && !before.hasName && length(before) < 14) sum += W.beforeAbstract;
  if (isConcrete(before)) sum += W.beforeConcrete;
  if (beforeCounts) sum += W.beforeCounts;
  if (before.hasName) sum += W.beforeNamed;
  if (before.hasList) sum += W.beforeList;
  if (length(before) < 8) sum += W.beforeShort;
  else if (length(before) >= 20) sum += W.beforeLong;
  if (before.ownLength < 3) sum += W.beforeBare;
  else if (before.ownLength < 5) sum += W.beforeSlight;
  return (verbOf(before) & Word.raise) === 0 ? sum : sum + W.beforeRaises;
}

const LONGEST_LEAD = 14;

/** A short clause that only names a field of work: "强化水环境治理", "提升医疗卫生服务能力". */
function isLead({ before, isAlone, beforeCounts }: Comma): boolean {
  const holdsMore = before.hasDigit || before.hasName || before.hasList || beforeCounts;
  return isAlone && !holdsMore && length(before) <= LONGEST_LEAD && (verbOf(before) & Word.lead) !== 0;
}

function weighLead(comma: Comma): number {
  if (!isLead(comma)) return 0;
  const { before, after } = comma;
  let sum = W.lead;
  if (namesField(before)) sum += W.leadOfField;
  if (comma.afterCounts) sum += W.leadThenCounts;
  if (length(after) > length(before) + 2) sum += W.leadThenLonger;
  if (after.hasName || after.hasList) sum += W.leadThenNamed;
  if ((verbOf(after) & Word.lead) !== 0 && namesField(after)) sum += W.leadThenLead;
  if (comma.position === 1 && comma.clauses > 2) sum += W.leadOpensLong;
  return sum;
}

const OUTCOME = Word.start | Word.achieve | Word.explore;

/** What both clauses tell together. */
function weighBoth({ before, after, beforeCounts, afterCounts, itemCounts, continues }: Comma): number {
  let sum = 0;
  if (continues) sum += W.continues;
  if ((verbOf(before) & Word.general) !== 0) {
    if (afterCounts && !beforeCounts) sum += W.countsAfterGeneral;
    if (leans(after)) sum += W.generalThenLean;
  }
  if (itemCounts) sum += afterCounts ? W.bothCount : W.itemCountsNotAfter;
  if (isConcrete(before) && isConcrete(after)) sum += W.bothConcrete;
  if (length(before) < 9 && length(after) < 9) sum += W.bothShort;
  if (length(before) === length(after) && length(after) < 12) sum += W.sameLength;
  if ((verbOf(before) & OUTCOME) !== 0 && (verbOf(after) & OUTCOME) !== 0) sum += W.bothPromiseResults;
  if (acts(before) && acts(after) && before.verb !== 0 && before.verb === after.verb) sum += W.sameVerb;
  return sum;
}

/** Where the comma stands in its sentence. */
function weighPlace({ before, after, isAlone, isLast, clauses, position }: Comma): number {
  const isAim = (verbOf(after) & (Word.aim | Word.raise | Word.drive)) !== 0;
  let sum = 0;
  if (!isAlone) sum += W.itemGathered;
  if (position === 1) sum += W.isFirst;
  if (isLast) sum += W.isLast + (isAim && !isConcrete(after) ? W.lastAims : 0);
  if (clauses === 2) {
    sum += W.ofTwo;
    if ((verbOf(before) & Word.general) !== 0) sum += W.ofTwoGeneral;
    if (isAim) sum += W.ofTwoAims;
  } else if (clauses === 3) sum += W.ofThree;
  else if (clauses >= 5) sum += W.ofMany;
  return sum;
}

/** The weight of the verb that a clause promises by, 0 where it says nothing. */
function verbWeight(weighed: WordTrie, codes: Uint16Array, { mainStart, mainEnd }: Clause): number {
  const weight = weighed.match(codes, mainStart, mainEnd);
  return weighed.length === mainEnd - mainStart ? weight : 0;
}
