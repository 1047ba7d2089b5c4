import { nameEnd } from '../words/names.js';
import { digitOf, isChineseNumeral } from '../words/numerals.js';
import { numberEnd, type Quantity, quantityAt, share } from './quantity-at.js';

/** What may begin at a character: a number, a name, or one of the words 半数 and 翻番. */
const DIGIT = 1;
const CHINESE = 2;
const TITLE = 3;
const QUOTE = 4;
const WORD = 5;
const BEGINS = new Uint8Array(0x10000);
for (let code = 0; code < BEGINS.length; code += 1)
  if (digitOf(code) >= 0) BEGINS[code] = DIGIT;
  else if (isChineseNumeral(code)) BEGINS[code] = CHINESE;
for (const char of '《〈') BEGINS[char.charCodeAt(0)] = TITLE;
for (const char of '“‘"「') BEGINS[char.charCodeAt(0)] = QUOTE;
for (const char of '半翻') BEGINS[char.charCodeAt(0)] = WORD;

/** Countable targets in a text, verbatim with their unit: `2520个`, `20条以上`, `7%`. Years, ordinals and names are none. */
export function findQuantities(text: string): string[] {
  return readQuantities(text).map(({ start, end }) => text.slice(start, end));
}

/** The same with their places; at most `most` of them. In quotation marks only digits count, and not the first. */
export function readQuantities(text: string, most = Infinity): readonly Quantity[] {
  let found = NONE;
  let quotedUntil = 0;
  for (let at = 0; at < text.length && found.length < most;) {
    const kind = BEGINS[text.charCodeAt(at)] ?? 0;
    let next = at + 1;
    if (kind === TITLE) next = Math.max(next, nameEnd(text, at));
    else if (kind === QUOTE) quotedUntil = Math.max(quotedUntil, nameEnd(text, at));
    else if (kind !== 0) {
      const isQuoted = kind !== DIGIT && at < quotedUntil;
      const quantity = isQuoted ? null : kind === WORD ? wordAt(text, at) : quantityAt(text, at, at === quotedUntil);
      // 20条以上百家: the 上 of 以上 is taken.
      if (quantity) {
        quantity.start = Math.max(quantity.start, found.at(-1)?.end ?? 0);
        if (found === NONE) found = [quantity];
        else found.push(quantity);
      }
      next = quantity ? quantity.end : kind === WORD ? at + 1 : numberEnd(text, at);
    }
    at = next;
  }
  return found;
}

/** Most texts count nothing. Never filled. */
const NONE: Quantity[] = [];

/** A character that a quantity may begin with. */
export function mayCount(code: number): boolean {
  const kind = BEGINS[code];
  return kind === DIGIT || kind === CHINESE || kind === WORD;
}

/** Whether a text counts anything. */
export function hasQuantity(text: string): boolean {
  return readQuantities(text, 1).length > 0;
}

const DOUBLINGS: readonly (readonly [word: string, times: number])[] = [
  ['翻番', 1],
  ['翻一番', 1],
  ['翻两番', 3],
  ['翻三番', 7],
];

/** 半数以上; 翻一番 (grows by once itself). */
function wordAt(text: string, at: number): Quantity | null {
  if (text.startsWith('半数', at)) return share(text, at, at + 2, 0.5);
  const doubling = DOUBLINGS.find(([word]) => text.startsWith(word, at));
  if (!doubling) return null;
  return { start: at, end: at + doubling[0].length, value: doubling[1], upTo: null, unit: '倍', tail: '', isOver: false };
}
