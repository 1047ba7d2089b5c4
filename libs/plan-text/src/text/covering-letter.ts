import type { Sentence } from './document.js';

/** "现将…印发给你们,请结合实际抓好落实" sends the plan that follows below place and date. */
const SENDS = /印发给你们|现予以?印发|(?:转发|下达|下发)给你们|现将[^。]{2,60}(?:印发|下达|下发|转发)/;
const DATE = /^(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日$/;
/** How far into the text such a sentence stands, and how far below it the date, in sentences. */
const LATEST = 20;
const LONGEST_LETTER = 60;
/** What is sent has more text than this. */
const SHORTEST_PLAN = 5;

/** How many sentences belong to the letter before the plan, its date included; 0 without one. */
export function coveringLetter(sentences: readonly Sentence[], textOf: (sentence: Sentence) => string): number {
  const sends = sentences.slice(0, LATEST).findIndex((sentence) => SENDS.test(textOf(sentence)));
  if (sends < 0) return 0;
  const below = sentences.slice(sends, sends + LONGEST_LETTER);
  const date = below.findIndex((sentence) => sentence.endsWithLine && DATE.test(textOf(sentence)));
  const end = sends + date + 1;
  if (date >= 0 && sentences.length - end >= SHORTEST_PLAN) return end;
  // a letter without a plan of its own: nothing in it is numbered
  return sentences.some(({ ordinal }) => ordinal !== null) || sentences.length > LONGEST_LETTER ? 0 : sentences.length;
}
