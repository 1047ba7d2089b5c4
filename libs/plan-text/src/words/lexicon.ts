import clauses from '../../lexicon/clauses.json' with { type: 'json' };
import commitment from '../../lexicon/commitment.json' with { type: 'json' };
import zones from '../../lexicon/zones.json' with { type: 'json' };
import { type WordClasses, WordTrie } from './word-trie.js';

/** Words that are looked for at a place in a text. */
export class WordSet {
  private readonly trie: WordTrie;

  constructor(private readonly words: readonly string[]) {
    this.trie = new WordTrie([[1, words]]);
  }

  /** The length of the longest word that stands at `index`, 0 where none does. */
  lengthAt(text: string, index: number): number {
    return index >= 0 && this.trie.find(text, index) !== 0 ? this.trie.length : 0;
  }

  has(text: string, index: number): boolean {
    return this.lengthAt(text, index) > 0;
  }

  /** The longest word that stands at `index`, or null. */
  at(text: string, index: number): string | null {
    const length = this.lengthAt(text, index);
    return length === 0 ? null : text.slice(index, index + length);
  }

  /** The characters that its words begin with. */
  firsts(): string {
    return [...new Set(this.words.map((word) => word.charAt(0)))].join('');
  }

  /** The first word anywhere in the text, or null. */
  in(text: string): string | null {
    for (let index = 0; index < text.length; index += 1) {
      const word = this.at(text, index);
      if (word) return word;
    }
    return null;
  }
}

/** Classes of words in a clause, as bits. */
export const Word = {
  action: 1,
  shortAction: 1 << 1,
  manner: 1 << 2,
  hedge: 1 << 3,
  result: 1 << 4,
  leaning: 1 << 5,
  cause: 1 << 6,
  aim: 1 << 7,
  drive: 1 << 8,
  raise: 1 << 9,
  general: 1 << 10,
  concrete: 1 << 11,
  generalNoun: 1 << 12,
  stage: 1 << 13,
  start: 1 << 14,
  achieve: 1 << 15,
  explore: 1 << 16,
  strive: 1 << 17,
  opensAdvance: 1 << 18,
  preposition: 1 << 19,
  lead: 1 << 20,
  field: 1 << 21,
  allots: 1 << 22,
  guards: 1 << 23,
  serves: 1 << 24,
  whole: 1 << 25,
  kind: 1 << 26,
} as const;

const { lists } = clauses;

/** All words that tell a clause's part in its sentence. */
const WORDS: WordClasses = [
  [Word.action, lists.actions.words],
  [Word.shortAction, lists.shortActions.words],
  [Word.manner, lists.manner.words],
  [Word.hedge, lists.hedges.words],
  [Word.result, lists.result.words],
  [Word.leaning, lists.leaning.words],
  [Word.preposition, lists.prepositions.words],
  [Word.lead, lists.leads.words],
  [Word.field, lists.fields.words],
  [Word.allots, lists.allots.words],
  [Word.guards, lists.guards.words],
  [Word.serves, lists.serves.words],
  [Word.whole, lists.wholes.words],
  [Word.kind, lists.kinds.words],
  [Word.cause, lists.causes.words],
  [Word.aim, lists.aims.words],
  [Word.drive, lists.drives.words],
  [Word.raise, lists.raises.words],
  [Word.general, lists.general.words],
  [Word.concrete, lists.concrete.words],
  [Word.generalNoun, lists.generalNouns.words],
  [Word.stage, lists.stages.words],
  [Word.start, commitment.start],
  [Word.achieve, commitment.achieve],
  [Word.explore, commitment.explore],
  [Word.strive, commitment.strive],
  [Word.opensAdvance, commitment.unlessOpenedBy],
];

export const ACTIONS = new WordSet(lists.sureActions.words);
export const ADVERBS = new WordSet(lists.sureManner.words);

/** What a word tells about its part of the document, as bits. */
export const Sign = {
  planHeading: 1,
  reviewHeading: 1 << 1,
  situationHeading: 1 << 2,
  guidingHeading: 1 << 3,
  past: 1 << 4,
  guiding: 1 << 5,
  exhortation: 1 << 6,
  furniture: 1 << 7,
  reason: 1 << 8,
  weakness: 1 << 9,
  perfect: 1 << 10,
  ahead: 1 << 11,
  slogan: 1 << 12,
  standpointHeading: 1 << 13,
  states: 1 << 14,
  standpoint: 1 << 15,
} as const;

/** All words that tell the part of a document. */
const SIGNS: WordClasses = [
  [Sign.planHeading, zones.planHeadings],
  [Sign.reviewHeading, zones.reviewHeadings],
  [Sign.situationHeading, zones.situationHeadings],
  [Sign.guidingHeading, zones.guidingHeadings],
  [Sign.past, zones.pastMarkers],
  [Sign.guiding, zones.guidingMarkers],
  [Sign.exhortation, zones.exhortationMarkers],
  [Sign.furniture, zones.furnitureMarkers],
  [Sign.reason, zones.reasonMarkers],
  [Sign.weakness, zones.weaknessMarkers],
  [Sign.perfect, zones.perfectMarkers],
  [Sign.ahead, zones.aheadMarkers],
  [Sign.slogan, zones.slogans],
  [Sign.standpointHeading, zones.standpointHeadings],
  [Sign.states, zones.stating],
  [Sign.standpoint, zones.standpoints],
];

/** Both in one trie, so that a text is searched once. */
export const LEXICON = new WordTrie(WORDS, SIGNS);

/** What the verb of a clause promises, as bits. */
export const Promised = {
  strive: 1,
  explore: 1 << 1,
  start: 1 << 2,
  achieve: 1 << 3,
  establish: 1 << 4,
  policy: 1 << 5,
  ensure: 1 << 6,
  steady: 1 << 7,
  measure: 1 << 8,
} as const;

const promised = commitment.lists;

/** The verbs that an item may promise by, in one trie. */
export const PROMISES = new WordTrie([
  [Promised.strive, commitment.strive],
  [Promised.explore, [...commitment.explore, ...promised.explore.words]],
  [Promised.start, [...commitment.start, ...promised.start.words]],
  [Promised.achieve, [...commitment.achieve, ...promised.achieve.words]],
  [Promised.establish, promised.establish.words],
  [Promised.policy, promised.policy.words],
  [Promised.ensure, promised.ensure.words],
  [Promised.steady, promised.steady.words],
  [Promised.measure, promised.measures.words],
]);

/** What a clause promises by the words that it ends with. */
export const PROMISE_TAIL_WORDS: readonly string[] = [
  ...promised.exploreTails.words,
  ...promised.beginTails.words,
  ...promised.resultTails.words,
];
export const PROMISE_TAILS = new WordTrie([
  [Promised.explore, promised.exploreTails.words],
  [Promised.start, promised.beginTails.words],
  [Promised.achieve, promised.resultTails.words],
]);

/** Words of pace and time that belong to no name. */
export const PACES = new WordTrie([[1, promised.paces.words]]);
