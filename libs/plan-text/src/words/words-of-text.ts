import { keepShapeOf } from './kept-shapes.js';
import { LEXICON } from './lexicon.js';
import type { FoundWords } from './word-trie.js';

/** The words of a text, looked up once at each place: what tells a clause's part (`Word`), and what tells a zone (`Sign`). */
export class WordsOfText {
  /** Length of the word that `match` found last. */
  length = 0;
  private readonly words: FoundWords;
  private readonly signs: FoundWords;

  constructor(private readonly codes: Uint16Array) {
    const { words, others } = LEXICON.matchAll(codes);
    this.words = words;
    this.signs = others;
  }

  /** The classes of the longest word that begins at `from` and ends by `to`, 0 where there is none; its length is in `length`. */
  match(from: number, to: number): number {
    if (from >= to) return 0;
    const length = this.words.lengths[from] as number;
    if (length === 0) return 0;
    if (from + length > to) return this.matchShorter(from, to);
    this.length = length;
    return this.words.bits[from] as number;
  }

  /** The signs of the longest word of a zone that begins at `from` and ends by `to`, 0 where there is none. */
  signsAt(from: number, to: number): number {
    const length = this.signs.lengths[from] as number;
    if (length === 0) return 0;
    return from + length > to ? LEXICON.matchOther(this.codes, from, to) : (this.signs.bits[from] as number);
  }

  private matchShorter(from: number, to: number): number {
    const bits = LEXICON.match(this.codes, from, to);
    this.length = LEXICON.length;
    return bits;
  }
}

keepShapeOf(new WordsOfText(new Uint16Array(0)));
