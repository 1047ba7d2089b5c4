import clauses from '../lexicon/clauses.json' with { type: 'json' };
import commitment from '../lexicon/commitment.json' with { type: 'json' };
import zones from '../lexicon/zones.json' with { type: 'json' };

/** Words found by their first character: a look-up costs the number of words that begin alike, not the whole list. */
export class WordSet {
  private readonly byFirst = new Map<string, string[]>();

  constructor(words: readonly string[]) {
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      const first = word.charAt(0);
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), word]);
    }
  }

  /** The longest word that stands at `index`, or null. */
  at(text: string, index: number): string | null {
    return this.byFirst.get(text.charAt(index))?.find((word) => text.startsWith(word, index)) ?? null;
  }

  /** The characters that its words begin with. */
  firsts(): string {
    return [...this.byFirst.keys()].join('');
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

export const ACTIONS = new WordSet(clauses.actions);
export const RESULTS = new WordSet(clauses.result);
export const LEANING = new WordSet(clauses.leaning);
export const ADVERBS = new WordSet(clauses.adverbs);
export const GENERAL = new WordSet(clauses.general);

export const PLAN_HEADINGS = new WordSet(zones.planHeadings);
export const REVIEW_HEADINGS = new WordSet(zones.reviewHeadings);
export const SITUATION_HEADINGS = new WordSet(zones.situationHeadings);
export const GUIDING_HEADINGS = new WordSet(zones.guidingHeadings);
export const PAST_MARKERS = new WordSet(zones.pastMarkers);
export const GUIDING_MARKERS = new WordSet(zones.guidingMarkers);
export const EXHORTATION_MARKERS = new WordSet(zones.exhortationMarkers);
export const FURNITURE_MARKERS = new WordSet(zones.furnitureMarkers);
export const REASON_MARKERS = new WordSet(zones.reasonMarkers);
export const WEAKNESS_MARKERS = new WordSet(zones.weaknessMarkers);

export const STRIVE = new WordSet(commitment.strive);
export const EXPLORE = new WordSet(commitment.explore);
export const START = new WordSet(commitment.start);
export const ACHIEVE = new WordSet(commitment.achieve);
export const ADVANCE_OPENERS = new WordSet(commitment.unlessOpenedBy);
