import { ACT_NAMES, END_KIND_NAMES, LENGTH_NAMES, pairsOf, VERB_KIND_NAMES } from '../clause/kinds.js';
import { CueSet } from '../weighing/cue-set.js';
import { SHARES } from './around.js';
import { KINDS, SPEECHES } from './seen.js';

/** What speaks for a sentence holding commitments of the plan (positive), or telling something else (negative). */
export const PLAN_SENTENCE = new CueSet(
  'What speaks for a sentence holding commitments of the plan (positive), or telling of the past, the situation or something else (negative): from 0 on the sum of all cues that hold and of the bias makes it a part of the plan. Fitted by npm run fit:plan-text; not edited by hand.',
);

export const ZONES = ['preamble', 'plan', 'review-of-past', 'situation', 'guiding-thought'];
export const RULES = [
  'none',
  'review-of-past',
  'situation',
  'exhortation',
  'guiding-thought',
  'page-furniture',
  'description',
  'responsibility',
  'table',
];
const S = PLAN_SENTENCE;

export const CUES = {
  zone: S.scale('zone', 'the part of the document that the headings above it open', ZONES),
  zoneAndKind: S.scale('zoneAndKind', 'that part, and what the sentence looks like', pairsOf(ZONES, KINDS)),
  zoneAndPast: S.scale('zoneAndPast', 'that part, and the share of its neighbours that look back', pairsOf(ZONES, SHARES)),
  zoneAndReview: S.scale(
    'zoneAndReview',
    'that part, and whether the document looks back anywhere',
    pairsOf(ZONES, ['no', 'yes']),
  ),
  zoneAndAhead: S.scale(
    'zoneAndAhead',
    'that part, and whether a heading that names the plan stands further below',
    pairsOf(ZONES, ['no', 'yes']),
  ),
  rule: S.scale('rule', 'why zones.ts would leave it out', RULES),
  kind: S.scale('kind', 'what it looks like', KINDS),
  speech: S.scale('speech', 'whether it stands in reported speech, and what the verb of that does', SPEECHES),
  speechAndKind: S.scale('speechAndKind', 'reported speech, and what it looks like', pairsOf(SPEECHES, KINDS)),
  acts: S.scale('acts', 'how its first clause acts', ACT_NAMES),
  verbKind: S.scale('verbKind', 'the kind of verb of its first clause', VERB_KIND_NAMES),
  endKind: S.scale('endKind', 'the kind of word that it ends in', END_KIND_NAMES),
  verb: S.words('verb', 'the verb of its first clause'),
  opening: S.words('opening', 'its first two characters'),
  openingAct: S.words('openingOne', 'its first character'),
  end: S.words('end', 'its last two characters'),
  length: S.scale('length', 'how many characters it has', LENGTH_NAMES),
  clauses: S.scale('clauses', 'how many clauses it has', ['1', '2', '3', '4', '≥ 5']),
  acting: S.scale('acting', 'the share of its clauses that act at their beginning', SHARES),
  digit: S.flag('digit', 'a digit stands in it'),
  digitWithoutAct: S.flag('digitWithoutAct', 'a digit stands in it and its first clause doesn’t act'),
  named: S.flag('named', 'a name stands in it'),
  ordinal: S.flag('ordinal', 'an ordinal stands before it'),
  opens: S.flag('opens', 'it begins its paragraph'),
  alone: S.flag('alone', 'it is all of its paragraph'),
  question: S.flag('question', 'it asks'),
  noStop: S.flag('noStop', 'a line end ends it'),
  past: S.flag('past', 'a word of the past stands in it: 去年, 累计'),
  pastEarly: S.flag('pastEarly', 'a word of the past stands near its beginning'),
  perfect: S.flag('perfect', 'a word tells that something is done: 了, 已'),
  ahead: S.flag('ahead', 'a word looks ahead: 将, 要'),
  exhortation: S.flag('exhortation', 'it exhorts'),
  guiding: S.flag('guiding', 'it names guiding thought'),
  reason: S.flag('reason', 'it gives a reason'),
  weakness: S.flag('weakness', 'it names a weakness'),
  slogan: S.flag('slogan', 'a slogan stands in it'),
  states: S.flag('states', 'it states what something is'),
  standpoint: S.flag('standpoint', 'it tells how to see things'),
  reviewWord: S.flag('reviewWord', 'a word of a review stands in it: 成效, 回顾'),
  planWord: S.flag('planWord', 'a word of a plan’s heading stands in it: 重点工作, 预期目标'),
  furniture: S.flag('furniture', 'a word of a page’s furniture stands in it'),
  yearBefore: S.flag('yearBefore', 'it names a year before the plan’s'),
  yearOwn: S.flag('yearOwn', 'it names the plan’s year, or 今年'),
  yearLater: S.flag('yearLater', 'it names a later year'),
  we: S.flag('we', '我们 stands in it'),
  quoted: S.flag('quoted', 'it opens with a quotation mark'),
  colon: S.flag('colon', 'a colon stands in it'),
  neighbourPast: S.scale('neighbourPast', 'the share of the paragraphs around it that looks back', SHARES),
  zoneAndActs: S.scale('zoneAndActs', 'that part, and the share of the paragraphs around it that acts', pairsOf(ZONES, SHARES)),
  mainActs: S.scale('mainActs', 'how its first clause acts that doesn’t lean on the next', ACT_NAMES),
  fiveYears: S.scale('fiveYears', 'what it looks like, in a chapter on five years', KINDS),
  fiveYearsDigit: S.flag('fiveYearsDigit', 'it stands in a chapter on five years, and a digit in it'),
  opener: S.scale('opener', 'what it looks like, between a heading and a deeper one', KINDS),
  headingState: S.scale(
    'headingState',
    'the share of its neighbours that look back, where the heading above tells a state that is reached',
    SHARES,
  ),
  digitAndPast: S.scale('digitAndPast', 'the share of its neighbours that look back, where a digit stands in it', SHARES),
  documentPast: S.scale('documentPast', 'the share of the document that looks back', SHARES),
  previous: S.scale('previous', 'what the sentence before it looks like', KINDS),
  next: S.scale('next', 'what the sentence behind it looks like', KINDS),
};
