import { CueSet } from '../weighing/cue-set.js';
import { ABOUT_NAMES, ACT_NAMES, END_KIND_NAMES, LENGTH_NAMES, OBJECT_NAMES, pairsOf, VERB_KIND_NAMES } from '../clause/kinds.js';

/** What speaks for a new item after a comma (positive) or against it (negative). */
export const COMMA = new CueSet(
  'What speaks for a new item after a comma (positive) or against it (negative): the sum of the weights of all cues that hold and of the bias cuts from 0 on. Fitted by npm run fit:plan-text; not edited by hand.',
);

/** Cues that each of the two clauses has by itself. */
function clauseCues(side: 'before' | 'after') {
  const the = `the clause ${side} the comma`;
  return {
    acts: COMMA.scale(`${side}Acts`, `whether ${the} has a verb of action, and where`, ACT_NAMES),
    verbKind: COMMA.scale(`${side}VerbKind`, `the kind of verb that ${the} promises by`, VERB_KIND_NAMES),
    verb: COMMA.words(`${side}Verb`, `the verb that ${the} promises by`),
    endKind: COMMA.scale(`${side}EndKind`, `the kind of word that ${the} ends in`, END_KIND_NAMES),
    verbAndEnd: COMMA.scale(`${side}VerbAndEnd`, `both kinds of ${the}`, pairsOf(VERB_KIND_NAMES, END_KIND_NAMES)),
    verbEndLength: COMMA.scale(
      `${side}VerbEndLength`,
      `both kinds of ${the}, and about how long it is`,
      pairsOf(pairsOf(VERB_KIND_NAMES, END_KIND_NAMES), ABOUT_NAMES),
    ),
    end: COMMA.words(`${side}End`, `the last two characters of ${the}`),
    opening: COMMA.words(`${side}Opening`, `the first two characters of ${the}`),
    length: COMMA.scale(`${side}Length`, `how many characters ${the} has`, LENGTH_NAMES),
    object: COMMA.scale(`${side}Object`, `how many characters of ${the} are no verb and no word of manner`, OBJECT_NAMES),
    verbs: COMMA.scale(`${side}Verbs`, `how many verbs of action ${the} has`, ['0', '1', '2', '3', '≥ 4']),
    counts: COMMA.flag(`${side}Counts`, `${the} has a countable target`),
    named: COMMA.flag(`${side}Named`, `a name in quotation marks or a title stands in ${the}`),
    of: COMMA.flag(`${side}Of`, `的 stands in ${the}`),
    list: COMMA.flag(`${side}List`, `${the} lists by 、`),
    digit: COMMA.flag(`${side}Digit`, `a digit stands in ${the}`),
    opensWithDigit: COMMA.flag(`${side}OpensWithDigit`, `${the} opens with a digit`),
    leans: COMMA.flag(`${side}Leans`, `${the} opens with a word that makes it lean on the next, as 围绕`),
    preposition: COMMA.flag(`${side}Preposition`, `${the} only tells topic, means or condition: 围绕…, 通过…`),
    causes: COMMA.flag(`${side}Causes`, `${the} tells who or what is made different: 让…, 使…`),
    allots: COMMA.flag(`${side}Allots`, `${the} tells what something is turned to: 把…, 让…`),
    leadVerb: COMMA.flag(`${side}LeadVerb`, `${the} opens with a verb that may only name a field`),
    aims: COMMA.flag(`${side}Aims`, `${the} builds something, as an aim may: 打造…, 构建…`),
    drives: COMMA.flag(`${side}Drives`, `${the} pushes something on: 推动…, 带动…`),
    raises: COMMA.flag(`${side}Raises`, `${the} raises or lowers a quality: 提升…, 降低…`),
    results: COMMA.flag(`${side}Results`, `${the} opens with a word that may only tell what another leads to`),
    generalVerb: COMMA.flag(`${side}GeneralVerb`, `${the} opens with a verb of a general kind: 统筹, 坚持`),
    place: COMMA.flag(`${side}Place`, `${the} ends as 在…基础上 does`),
  };
}
export type ClauseCues = ReturnType<typeof clauseCues>;

export const BEFORE = clauseCues('before');
export const AFTER = clauseCues('after');

export const ITEM = {
  gathered: COMMA.scale('gathered', 'how many clauses the item before the comma has', ['1', '2', '≥ 3']),
  length: COMMA.scale('gatheredLength', 'how many characters the item before the comma has', LENGTH_NAMES),
  counts: COMMA.flag('itemCounts', 'the item before the comma has a countable target'),
  countsNotAfter: COMMA.flag('itemCountsNotAfter', 'the item before the comma has a target and the clause after none'),
  lastOf: COMMA.scale('gatheredAtLast', 'how many clauses the item has before the last comma', ['1', '2', '≥ 3']),
};

/** A point is 一是 or 一要, a number 1. or (一), speech what follows "会议要求,". */
const OPENER_NAMES = ['nothing', 'point', 'number', 'speech'];
const COUNTS = ['1', '2', '3', '4', '5', '6', '≥ 7'];
export const PLACE = {
  clauses: COMMA.scale('clauses', 'how many clauses the sentence has', COUNTS),
  position: COMMA.scale('position', 'the number of the comma in its sentence', COUNTS),
  isFirst: COMMA.flag('isFirst', 'the first comma of its sentence'),
  isLast: COMMA.flag('isLast', 'the last comma of its sentence'),
  firstOf: COMMA.scale('firstOf', 'the first comma of a sentence of so many clauses', COUNTS),
  lastOf: COMMA.scale('lastOf', 'the last comma of a sentence of so many clauses', COUNTS),
  firstLength: COMMA.scale('firstLength', 'how many characters the first clause has, at the first comma', LENGTH_NAMES),
  firstVerb: COMMA.scale('firstVerb', 'the kind of verb of the first clause, at the first comma', VERB_KIND_NAMES),
  lastVerb: COMMA.scale('lastVerb', 'the kind of verb of the last clause, at the last comma', VERB_KIND_NAMES),
  lastEnd: COMMA.scale('lastEnd', 'the kind of word that the sentence ends in, at the last comma', END_KIND_NAMES),
  nextActs: COMMA.scale('nextActs', 'how the clause behind the next comma acts', ACT_NAMES),
  nextLength: COMMA.scale('nextLength', 'how many characters the clause behind the next comma has', LENGTH_NAMES),
  lastVerbAndEnd: COMMA.scale(
    'lastVerbAndEnd',
    'both kinds of the last clause, at the last comma',
    pairsOf(VERB_KIND_NAMES, END_KIND_NAMES),
  ),
  firstVerbEndLength: COMMA.scale(
    'firstVerbEndLength',
    'both kinds of the first clause and about how long it is, at the first comma',
    pairsOf(pairsOf(VERB_KIND_NAMES, END_KIND_NAMES), ABOUT_NAMES),
  ),
  opener: COMMA.scale('opener', 'what stands before the sentence', OPENER_NAMES),
  semicolon: COMMA.flag('semicolon', 'the sentence ends with a semicolon'),
  openerAndLast: COMMA.scale('openerAtLast', 'what stands before the sentence, at its last comma', OPENER_NAMES),
  afterCut: COMMA.flag('afterCut', 'the comma before it was cut'),
};

export const BOTH = {
  verbs: COMMA.scale('verbKinds', 'the kinds of verb of both clauses', pairsOf(VERB_KIND_NAMES, VERB_KIND_NAMES)),
  ends: COMMA.scale('endKinds', 'the kinds of word that both clauses end in', pairsOf(END_KIND_NAMES, END_KIND_NAMES)),
  acts: COMMA.scale('actKinds', 'how both clauses act', pairsOf(ACT_NAMES, ACT_NAMES)),
  about: COMMA.scale('aboutLengths', 'about how long both clauses are', pairsOf(ABOUT_NAMES, ABOUT_NAMES)),
  count: COMMA.flag('bothCount', 'the item before and the clause after have a countable target'),
  list: COMMA.flag('bothList', 'both clauses list by 、'),
  sameLength: COMMA.flag('sameLength', 'both clauses have the same length, up to 12 characters'),
  sameVerb: COMMA.flag('sameVerb', 'both clauses open with the same verb'),
  shorter: COMMA.scale('lengths', 'the clause after is so many times as long', ['≤ 1/2', '≤ 1', '≤ 2', '> 2']),
  share: COMMA.flag('shares', 'both clauses share two characters in a row: they speak of the same thing'),
};
