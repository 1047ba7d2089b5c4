import weights from '../lexicon/boundary.json' with { type: 'json' };
import type { Clause } from './clause.js';
import { Word } from './lexicon.js';

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
  /** Both clauses share two characters in a row: they speak of the same thing. */
  shares: boolean;
  /** It only goes on about the same indicator: "…300亿元,增长7%". */
  continues: boolean;
  /** The verbs that both promise by, empty without one. */
  beforeVerb: string;
  afterVerb: string;
}

type Cue = (comma: Comma) => boolean;

const length = ({ start, end }: Clause): number => end - start;
const acts = (clause: Clause): boolean =>
  (clause.verb & (Word.action | Word.shortAction)) !== 0 || (clause.manner & Word.action) !== 0;
/** Its promise stands in a word of manner that is a verb as well, as 加快. */
const verbOf = (clause: Clause): number => (clause.verb !== 0 ? clause.verb : clause.manner);
const leans = (clause: Clause): boolean => (clause.opening & Word.leaning) !== 0;
const isConcrete = (clause: Clause): boolean => (clause.tail & Word.concrete) !== 0;
const isGeneral = (clause: Clause): boolean => (clause.tail & Word.generalNoun) !== 0;

const OUTCOME = Word.start | Word.achieve | Word.explore;

/** A short clause that only names a field of work: "强化水环境治理", "提升医疗卫生服务能力". */
const isLead = ({ before, isAlone, beforeCounts }: Comma): boolean =>
  isAlone &&
  !beforeCounts &&
  !before.hasDigit &&
  !before.hasName &&
  !before.hasList &&
  length(before) <= LONGEST_LEAD &&
  (verbOf(before) & Word.lead) !== 0;
const namesField = (clause: Clause): boolean => (clause.tail & (Word.field | Word.generalNoun)) !== 0;
const LONGEST_LEAD = 14;

/** Small observations about a comma; each has its weight in lexicon/boundary.json. */
export const CUES: Readonly<Record<string, Cue>> = {
  afterActs: ({ after }) => acts(after) && (after.manner & ~Word.result) === 0,
  afterActsWithManner: ({ after }) => acts(after) && after.manner !== 0,
  afterHedges: ({ after }) => ((after.opening | after.verb) & Word.hedge) !== 0,
  afterActsLater: ({ after }) => !acts(after) && after.actions > 0,
  afterNoAction: ({ after }) => after.actions === 0,
  afterLeans: ({ after }) => leans(after),
  afterLeansWithoutAction: ({ after }) => leans(after) && !acts(after) && after.actions === 0,
  afterCauses: ({ after }) => ((after.opening | after.verb) & Word.cause) !== 0,
  afterAims: ({ after }) => (verbOf(after) & Word.aim) !== 0,
  afterAimsGeneral: ({ after }) => (verbOf(after) & Word.aim) !== 0 && (isGeneral(after) || after.hasOf),
  afterAimsConcrete: ({ after }) => (verbOf(after) & Word.aim) !== 0 && isConcrete(after) && !after.hasOf,
  afterDrives: ({ after }) => (verbOf(after) & Word.drive) !== 0,
  afterDrivesGeneral: ({ after }) => (verbOf(after) & Word.drive) !== 0 && isGeneral(after),
  afterRaises: ({ after }) => (verbOf(after) & Word.raise) !== 0,
  afterRaisesGeneral: ({ after }) => (verbOf(after) & Word.raise) !== 0 && isGeneral(after),
  afterResult: ({ after }) => (after.opening & Word.result) !== 0,
  afterCounts: ({ afterCounts }) => afterCounts,
  afterConcrete: ({ after }) => isConcrete(after),
  afterGeneral: ({ after }) => isGeneral(after),
  afterStage: ({ after }) => (after.tail & Word.stage) !== 0,
  afterNamed: ({ after }) => after.hasName,
  afterOf: ({ after }) => after.hasOf,
  afterList: ({ after }) => after.hasList,
  afterShort: ({ after }) => length(after) < 8,
  afterMiddle: ({ after }) => length(after) >= 8 && length(after) < 13,
  afterLong: ({ after }) => length(after) >= 20,
  afterStarts: ({ after }) => (verbOf(after) & (Word.start | Word.explore)) !== 0,
  beforeLeans: ({ before }) => leans(before),
  beforePreposition: ({ before }) => ((before.opening | before.verb) & Word.preposition) !== 0,
  beforePlace: ({ before }) => leans(before) && before.endsInPlace,
  beforeLeansWithoutAction: ({ before }) => leans(before) && !acts(before) && before.actions === 0,
  beforeLeansShort: ({ before }) => leans(before) && length(before) < 16,
  beforeLeansButActs: ({ before }) => leans(before) && acts(before),
  beforeNoAction: ({ before }) => before.actions === 0,
  beforeActsLater: ({ before }) => !acts(before) && before.actions > 0,
  beforeGeneralVerb: ({ before, isAlone }) => isAlone && (verbOf(before) & Word.general) !== 0,
  beforeGeneralShort: ({ before, isAlone }) => isAlone && (verbOf(before) & Word.general) !== 0 && length(before) < 15,
  beforeGeneralNoun: ({ before }) => isGeneral(before),
  beforeAbstract: ({ before, isAlone }) => isAlone && !isConcrete(before) && !before.hasName && length(before) < 14,
  beforeConcrete: ({ before }) => isConcrete(before),
  beforeCounts: ({ beforeCounts }) => beforeCounts,
  beforeNamed: ({ before }) => before.hasName,
  beforeShort: ({ before }) => length(before) < 8,
  beforeLong: ({ before }) => length(before) >= 20,
  beforeRaises: ({ before }) => (verbOf(before) & Word.raise) !== 0,
  beforeList: ({ before }) => before.hasList,
  itemGathered: ({ isAlone }) => !isAlone,
  isLast: ({ isLast }) => isLast,
  ofTwo: ({ clauses }) => clauses === 2,
  ofThree: ({ clauses }) => clauses === 3,
  ofMany: ({ clauses }) => clauses >= 5,
  isFirst: ({ position }) => position === 1,
  shares: ({ shares }) => shares,
  continues: ({ continues }) => continues,
  ofTwoShares: ({ shares, clauses }) => shares && clauses === 2,
  afterBare: ({ after }) => after.ownLength < 3,
  afterSlight: ({ after }) => after.ownLength >= 3 && after.ownLength < 5,
  beforeBare: ({ before }) => before.ownLength < 3,
  beforeSlight: ({ before }) => before.ownLength >= 3 && before.ownLength < 5,
  afterOpensWithDigit: ({ after }) => after.opensWithDigit,
  afterCountsWithoutVerb: ({ after, afterCounts }) => afterCounts && !acts(after),
  countsAfterGeneral: ({ before, afterCounts, beforeCounts }) =>
    afterCounts && !beforeCounts && (verbOf(before) & Word.general) !== 0,
  lead: isLead,
  leadOfField: (comma) => isLead(comma) && namesField(comma.before),
  leadThenCounts: (comma) => isLead(comma) && comma.afterCounts,
  leadThenLonger: (comma) => isLead(comma) && length(comma.after) > length(comma.before) + 2,
  leadThenNamed: (comma) => isLead(comma) && (comma.after.hasName || comma.after.hasList),
  leadThenLead: (comma) => isLead(comma) && (verbOf(comma.after) & Word.lead) !== 0 && namesField(comma.after),
  leadOpensLong: (comma) => isLead(comma) && comma.position === 1 && comma.clauses > 2,
  afterField: ({ after }) => namesField(after),
  afterLead: ({ after }) => (verbOf(after) & Word.lead) !== 0,
  afterAllots: ({ after }) => (after.opening & Word.allots) !== 0,
  afterGuards: ({ after }) => ((verbOf(after) | after.opening) & Word.guards) !== 0,
  afterServes: ({ after }) => ((verbOf(after) | after.opening) & Word.serves) !== 0,
  afterCoversAll: ({ after }) => (after.tail & Word.whole) !== 0,
  afterAimsAtKind: ({ after }) => (verbOf(after) & Word.aim) !== 0 && (after.tail & Word.kind) !== 0,
  itemCountsNotAfter: ({ itemCounts, afterCounts }) => itemCounts && !afterCounts,
  generalThenLean: ({ before, after }) => (verbOf(before) & Word.general) !== 0 && leans(after),
  ofTwoGeneral: ({ before, clauses }) => clauses === 2 && (verbOf(before) & Word.general) !== 0,
  ofTwoAims: ({ after, clauses }) => clauses === 2 && (verbOf(after) & (Word.aim | Word.raise | Word.drive)) !== 0,
  lastAims: ({ isLast, after }) => isLast && (verbOf(after) & (Word.aim | Word.raise | Word.drive)) !== 0 && !isConcrete(after),
  bothCount: ({ itemCounts, afterCounts }) => itemCounts && afterCounts,
  bothConcrete: ({ before, after }) => isConcrete(before) && isConcrete(after),
  bothShort: ({ before, after }) => length(before) < 9 && length(after) < 9,
  sameLength: ({ before, after }) => length(before) === length(after) && length(after) < 12,
  bothPromiseResults: ({ before, after }) => (verbOf(before) & OUTCOME) !== 0 && (verbOf(after) & OUTCOME) !== 0,
  sameVerb: ({ before, after }) => acts(before) && acts(after) && before.verb !== 0 && before.verb === after.verb,
};

export const CUE_NAMES: readonly string[] = Object.keys(CUES);

const WEIGHED = CUE_NAMES.flatMap((name) => {
  const cue = CUES[name];
  const weight = (weights.cues as Readonly<Record<string, { weight: number }>>)[name]?.weight ?? 0;
  return cue && weight !== 0 ? [{ cue, weight }] : [];
});

const AFTER_VERBS = new Map(Object.entries(weights.afterVerbs as Readonly<Record<string, number>>));
const BEFORE_VERBS = new Map(Object.entries(weights.beforeVerbs as Readonly<Record<string, number>>));

/** How much speaks for a new item after the comma: above 0 it is cut. */
export function boundaryScore(comma: Comma): number {
  let score = weights.bias + (AFTER_VERBS.get(comma.afterVerb) ?? 0) + (BEFORE_VERBS.get(comma.beforeVerb) ?? 0);
  for (const { cue, weight } of WEIGHED) if (cue(comma)) score += weight;
  return score;
}
