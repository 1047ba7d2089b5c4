import { acts, type Clause } from './clause.js';
import { Word } from '../words/lexicon.js';

/** The kinds of verb that a clause may open with, the most telling first. */
const VERB_KINDS: readonly (readonly [name: string, bits: number])[] = [
  ['hedge', Word.hedge],
  ['cause', Word.cause],
  ['start', Word.start],
  ['explore', Word.explore],
  ['aim', Word.aim],
  ['guards', Word.guards],
  ['serves', Word.serves],
  ['achieve', Word.achieve],
  ['raise', Word.raise],
  ['drive', Word.drive],
  ['result', Word.result],
  ['lead', Word.lead],
  ['general', Word.general],
  ['action', Word.action | Word.shortAction],
  ['leaning', Word.leaning],
];

export const VERB_KIND_NAMES: readonly string[] = [...VERB_KINDS.map(([name]) => name), 'none'];

/** The number of the kind of verb that a clause promises by. */
export function verbKind(clause: Clause): number {
  const verb = clause.verb !== 0 ? clause.verb : clause.manner;
  for (let at = 0; at < VERB_KINDS.length; at += 1) if ((verb & (VERB_KINDS[at]?.[1] ?? 0)) !== 0) return at;
  return VERB_KINDS.length;
}

/** The kinds of word that a clause may end in. */
const END_KINDS: readonly (readonly [name: string, bits: number])[] = [
  ['stage', Word.stage],
  ['whole', Word.whole],
  ['quality', Word.generalNoun],
  ['kind', Word.kind],
  ['thing', Word.concrete],
  ['field', Word.field],
  ['verb', Word.action],
];

export const END_KIND_NAMES: readonly string[] = [...END_KINDS.map(([name]) => name), 'name', 'number', 'none'];

export function endKind(clause: Clause, last: number): number {
  for (let at = 0; at < END_KINDS.length; at += 1) if ((clause.tail & (END_KINDS[at]?.[1] ?? 0)) !== 0) return at;
  if (last === CLOSE_QUOTE || last === CLOSE_TITLE) return END_KINDS.length;
  return clause.hasDigit ? END_KINDS.length + 1 : END_KINDS.length + 2;
}

const CLOSE_QUOTE = 0x201d;
const CLOSE_TITLE = 0x300b;

const LENGTHS = [5, 7, 9, 11, 13, 16, 20, 26, 36];
export const LENGTH_NAMES: readonly string[] = [
  '≤ 5',
  '6–7',
  '8–9',
  '10–11',
  '12–13',
  '14–16',
  '17–20',
  '21–26',
  '27–36',
  '≥ 37',
];

export function lengthKind(length: number): number {
  let at = 0;
  while (at < LENGTHS.length && length > (LENGTHS[at] ?? 0)) at += 1;
  return at;
}

const OBJECTS = [1, 2, 3, 4, 6, 8, 11, 15];
export const OBJECT_NAMES: readonly string[] = ['≤ 1', '2', '3', '4', '5–6', '7–8', '9–11', '12–15', '≥ 16'];

export function objectKind(length: number): number {
  let at = 0;
  while (at < OBJECTS.length && length > (OBJECTS[at] ?? 0)) at += 1;
  return at;
}

/** How a clause acts: at once, later, or not at all; with words of manner before its verb or without. */
export const ACT_NAMES: readonly string[] = ['at once', 'after words of manner', 'later', 'never'];

export function actKind(clause: Clause): number {
  if (acts(clause)) return clause.manner === 0 ? 0 : 1;
  return clause.actions > 0 ? 2 : 3;
}

/** Names of all pairs of two lists, the second running fastest. */
export function pairsOf(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((one) => second.map((two) => `${one} + ${two}`));
}

const ABOUT = [7, 11, 17];
export const ABOUT_NAMES: readonly string[] = ['≤ 7', '8–11', '12–17', '≥ 18'];

export function aboutKind(length: number): number {
  let at = 0;
  while (at < ABOUT.length && length > (ABOUT[at] ?? 0)) at += 1;
  return at;
}
