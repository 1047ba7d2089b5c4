import data from '../../lexicon/run-in.json' with { type: 'json' };
import { ACT_NAMES, END_KIND_NAMES, LENGTH_NAMES, OBJECT_NAMES, VERB_KIND_NAMES } from '../clause/kinds.js';
import { CueSet, type ModelData } from '../weighing/cue-set.js';

/** What speaks for a short sentence being the heading of those behind it in its paragraph (positive), or an item (negative). */
export const RUN_IN = new CueSet(
  'What speaks for a short sentence without ordinal being the heading of the sentences behind it in its paragraph (positive) or an item of its own (negative): from 0 on the sum of all cues that hold and of the bias makes it a heading. Fitted by npm run fit:plan-text; not edited by hand.',
);

const SHARES = ['0', '≤ 1/4', '≤ 1/2', '≤ 3/4', '< 1', '1'];
const FEW = ['0', '1', '2', '≥ 3'];
export const CUES = {
  length: RUN_IN.scale('length', 'how many characters the sentence has', LENGTH_NAMES),
  nextLength: RUN_IN.scale('nextLength', 'how many characters the sentence behind it has', LENGTH_NAMES),
  restLength: RUN_IN.scale(
    'restLength',
    'how many characters stand behind it up to the next short sentence or the end of the paragraph',
    ['< 30', '< 60', '< 120', '≥ 120'],
  ),
  clauses: RUN_IN.scale('clauses', 'how many clauses it has', ['1', '2', '≥ 3']),
  acts: RUN_IN.scale('acts', 'whether it has a verb of action, and where', ACT_NAMES),
  verbKind: RUN_IN.scale('verbKind', 'the kind of its verb', VERB_KIND_NAMES),
  endKind: RUN_IN.scale('endKind', 'the kind of word that it ends in', END_KIND_NAMES),
  verb: RUN_IN.words('verb', 'its verb'),
  opening: RUN_IN.words('opening', 'its first two characters'),
  end: RUN_IN.words('end', 'its last two characters'),
  object: RUN_IN.scale('object', 'how many of its characters are no verb and no word of manner', OBJECT_NAMES),
  named: RUN_IN.flag('named', 'a name stands in it'),
  listed: RUN_IN.flag('listed', 'it lists by 、'),
  of: RUN_IN.flag('of', '的 stands in it'),
  starts: RUN_IN.flag('starts', 'it promises a beginning'),
  deliverable: RUN_IN.flag('deliverable', 'it ends in a thing that can be handed in, or counts'),
  manner: RUN_IN.flag('manner', 'it opens with a word of manner'),
  place: RUN_IN.scale('place', 'how many sentences stand before it in its paragraph', FEW),
  after: RUN_IN.scale('after', 'how many sentences stand behind it in its paragraph', ['1', '2', '3', '4–6', '≥ 7']),
  followsHeading: RUN_IN.flag('followsHeading', 'it follows right behind a numbered heading'),
  section: RUN_IN.scale(
    'sectionHabit',
    'the part of the paragraphs of its section that begin with such a sentence, where it begins one',
    SHARES,
  ),
  document: RUN_IN.scale(
    'documentHabit',
    'the part of the paragraphs of the document that begin with such a sentence, where it begins one',
    SHARES,
  ),
  inside: RUN_IN.scale(
    'paragraphHabit',
    'the part of the sentences of its paragraph that are as short, where it doesn’t begin one',
    SHARES,
  ),
  twins: RUN_IN.scale(
    'twins',
    'how many short sentences of its paragraph open with the same two characters, where it doesn’t begin one',
    FEW,
  ),
  cousins: RUN_IN.scale(
    'cousins',
    'how many first sentences of paragraphs open with the same two characters, where it begins one',
    FEW,
  ),
  sameEnd: RUN_IN.scale('sameEnd', 'how many short sentences of its paragraph end in the same two characters', FEW),
  shares: RUN_IN.flag('shares', 'it shares two characters in a row with the sentence behind it'),
  nextShares: RUN_IN.flag('nextActs', 'the sentence behind it acts at its beginning'),
  lead: RUN_IN.flag('leadVerb', 'its verb may only name a field of work'),
  aims: RUN_IN.flag('aims', 'its verb builds, raises or pushes something on'),
  firstAndLength: RUN_IN.scale('firstLength', 'how many characters it has, where it begins its paragraph', LENGTH_NAMES),
  innerLength: RUN_IN.scale('innerLength', 'how many characters it has, where it doesn’t', LENGTH_NAMES),
};

export const RUN_IN_MODEL: ModelData = data;
RUN_IN.load(RUN_IN_MODEL);
