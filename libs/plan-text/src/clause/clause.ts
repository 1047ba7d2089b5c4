import { CodeSet } from '../words/code-set.js';
import type { Span } from '../text/document.js';
import { Word } from '../words/lexicon.js';
import type { NormalForm } from '../text/normal-form.js';

/** A clause of a sentence, by the words it holds; words inside quotation marks and book titles are names and don't count. */
export interface Clause extends Span {
  /** Classes of its first word, 0 where none opens it. */
  opening: number;
  /** Classes of all words of manner that it opens with. */
  manner: number;
  /** Classes of the first word after them, 0 where none follows at once. */
  verb: number;
  /** The verb that promises: the first after words of manner, or the last of those that is a verb as well, as 加快. */
  mainStart: number;
  mainEnd: number;
  /** Classes of the words after the verb, joined. */
  rest: number;
  /** Where the first action stands, -1 without one. */
  firstAction: number;
  actions: number;
  /** Classes of the word that it ends with. */
  tail: number;
  hasDigit: boolean;
  /** A name in quotation marks or a book title stands in it. */
  hasName: boolean;
  hasOf: boolean;
  /** Its parts are listed by 、. */
  hasList: boolean;
  /** Characters in no verb, word of manner or stage: how much of an object it has. */
  ownLength: number;
  /** A number stands at its beginning, as in 6月底前, 15家. */
  opensWithDigit: boolean;
  /** It ends as "在…基础上" does. */
  endsInPlace: boolean;
}

const OPENERS_OF_NAMES = new Map([
  [0x201c, 0x201d],
  [0x300a, 0x300b],
]);
const NOT_OWN = Word.action | Word.manner | Word.stage | Word.leaning;
const OF = 0x7684;
/** 上, 下, 中, 面. */
const PLACES = new CodeSet('上下中面');
const LIST_MARK = 0x3001;

/** Reads the words of a clause in one pass. */
export function readClause({ codes, words }: NormalForm, start: number, end: number): Clause {
  const clause = emptyClause(start, end);
  let isOpening = true;
  let index = start;
  while (index < end) {
    const code = codes[index] ?? 0;
    if (code < 0x80) {
      if (code >= 0x30 && code <= 0x39) {
        clause.hasDigit = true;
        if (index === start) clause.opensWithDigit = true;
      }
    } else if (code === OF) clause.hasOf = true;
    else if (code === LIST_MARK) clause.hasList = true;
    else if (code === 0x201c || code === 0x300a) {
      const close = closeOf(codes, index, end);
      if (close > index) {
        clause.ownLength += close - index;
        clause.hasName = true;
        isOpening = false;
        clause.tail = 0;
        index = close + 1;
        continue;
      }
    }
    const bits = words.match(index, end);
    const length = bits === 0 ? 1 : words.length;
    if ((bits & NOT_OWN) === 0) clause.ownLength += length;
    if (bits !== 0) isOpening = takeWord(clause, bits, index, length, isOpening);
    else isOpening = false;
    clause.tail = index + length === end ? bits : 0;
    index += length;
  }
  clause.endsInPlace = PLACES.has(codes[end - 1] ?? 0);
  return clause;
}

function emptyClause(start: number, end: number): Clause {
  return {
    start,
    end,
    opening: 0,
    manner: 0,
    verb: 0,
    mainStart: start,
    mainEnd: start,
    rest: 0,
    firstAction: -1,
    actions: 0,
    tail: 0,
    hasDigit: false,
    hasName: false,
    hasOf: false,
    hasList: false,
    ownLength: 0,
    opensWithDigit: false,
    endsInPlace: false,
  };
}

/** True while the clause is still opening: only words of manner so far. */
function takeWord(clause: Clause, bits: number, index: number, length: number, isOpening: boolean): boolean {
  if (index === clause.start) clause.opening = bits;
  const isVerb = (bits & (Word.action | (isOpening ? Word.shortAction : 0))) !== 0;
  if (isVerb) {
    if (clause.firstAction < 0) clause.firstAction = index;
    clause.actions += 1;
  }
  if (!isOpening) {
    clause.rest |= bits;
    return false;
  }
  if ((bits & Word.manner) !== 0) {
    clause.manner |= bits;
    if (isVerb) {
      clause.mainStart = index;
      clause.mainEnd = index + length;
    }
    return true;
  }
  clause.verb = bits;
  if (isVerb) {
    clause.mainStart = index;
    clause.mainEnd = index + length;
  }
  return false;
}

/** Its verb stands at its beginning, after words of manner at most. */
export function acts(clause: Clause): boolean {
  return (clause.verb & (Word.action | Word.shortAction)) !== 0 || (clause.manner & Word.action) !== 0;
}

const LONGEST_NAME = 80;

function closeOf(codes: Uint16Array, open: number, end: number): number {
  const close = OPENERS_OF_NAMES.get(codes[open] ?? 0);
  const last = Math.min(end, open + LONGEST_NAME);
  for (let index = open + 1; index < last; index += 1) if (codes[index] === close) return index;
  return -1;
}
