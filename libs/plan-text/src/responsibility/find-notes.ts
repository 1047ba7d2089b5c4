import { CodeSet } from '../words/code-set.js';
import { WordSet } from '../words/lexicon.js';
import { joined } from './reading.js';
import type { Note } from './note.js';
import { ATTENDANCE } from '../text/attendance.js';
import { labelAt, LONGEST_LABEL, readLabelled, readStatement } from './read-responsibility.js';
import { findStatements, STOPS } from './statements.js';

const LONGEST_BRACKET = 300;
const BLANKS = new CodeSet(' \t\u3000');
const BLANK = /[\s\u3000]/;

/** Every note in the text, in its order; they don't overlap. */
export function findNotes(text: string): Note[] {
  const { openings, colons, triggers } = signsOfNotes(text);
  const brackets = findBrackets(text, openings);
  const labelled = joinNeighbours(text, [...findLabelled(text, brackets, colons)]);
  const known = [...brackets, ...labelled].sort((a, b) => a.start - b.start);
  return apart([...known, ...findStatements(text, known, triggers)].sort((a, b) => a.start - b.start));
}

/** What a note can be told by; most texts have little of it, and none is read without. */
interface SignsOfNotes {
  /** Opening brackets. */
  openings: number[];
  /** Colons, as behind a label. */
  colons: number[];
  /** 牵头, 职责, 负责, 配合. */
  triggers: number[];
}

const OPENING = 1;
const COLON = 2;
const TRIGGER = 3;
const SIGNS = new Uint8Array(0x10000);
for (const [signs, kind] of [
  ['(（【〔', OPENING],
  [':：', COLON],
  ['牵职分负配协', TRIGGER],
] as const)
  for (const sign of signs) SIGNS[sign.charCodeAt(0)] = kind;
const TRIGGERS = new WordSet(['牵头', '职责', '分工负责', '负责', '配合', '协助', '协办']);

function signsOfNotes(text: string): SignsOfNotes {
  const signs: SignsOfNotes = { openings: [], colons: [], triggers: [] };
  for (let index = 0; index < text.length; index += 1) {
    const kind = SIGNS[text.charCodeAt(index)];
    if (kind === 0) continue;
    if (kind === OPENING) signs.openings.push(index);
    else if (kind === COLON) signs.colons.push(index);
    else if (TRIGGERS.has(text, index)) signs.triggers.push(index);
  }
  return signs;
}

/** "牵头单位：甲（乙）、丙" is one note: the bracket inside it is a part of it. */
function apart(notes: readonly Note[]): Note[] {
  let end = 0;
  return notes.filter((note) => {
    const isOutside = note.start >= end;
    if (isOutside) end = note.end;
    return isOutside;
  });
}

function findBrackets(text: string, openings: readonly number[]): Note[] {
  const notes: Note[] = [];
  let done = 0;
  for (const start of openings) {
    if (start < done || namesAttendance(text, start)) continue;
    const end = closingOf(text, start);
    if (end === null || end - start < SHORTEST_BRACKET) continue;
    const inside = text.slice(start + 1, end - 1);
    const reading = readLabelled(inside) ?? readStatement(inside, endsClause(text, start, end));
    if (!reading) continue;
    notes.push({ start, end, kind: opensLine(text, start) ? 'line' : 'bracket', reading });
    done = end;
  }
  return notes;
}

/** "参加：张某（市住建局）" tells where somebody comes from. */
function namesAttendance(text: string, index: number): boolean {
  let start = index;
  while (start > 0 && index - start < LONGEST_BRACKET && !STOPS.at(text, start - 1)) start -= 1;
  return ATTENDANCE.test(text.slice(start, index));
}

/** Two characters name somebody; （一） is an ordinal. */
const SHORTEST_BRACKET = 4;

/** Where the bracket that opens at `start` ends; null when that is far away or nowhere. */
function closingOf(text: string, start: number): number | null {
  let depth = 0;
  for (let index = start; index < Math.min(text.length, start + LONGEST_BRACKET); index += 1) {
    const char = text.charAt(index);
    if ('(（【〔'.includes(char)) depth += 1;
    else if (')）】〕'.includes(char)) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return null;
}

/** Names alone speak of who answers only where a clause ends or a sentence ended: not "（市住建局）大楼". */
function endsClause(text: string, start: number, end: number): boolean {
  let after = end;
  if ('。；;'.includes(text.charAt(start - 1) || '-')) return true;
  while (BLANKS.at(text, after)) after += 1;
  return start > 0 && (after >= text.length || '。；;，,、！\n\r'.includes(text.charAt(after)));
}

function opensLine(text: string, start: number): boolean {
  let before = start - 1;
  while (BLANKS.at(text, before)) before -= 1;
  return before < 0 || '\n\r'.includes(text.charAt(before));
}

/** "牵头单位：…" at the start of a line or after a stop, to the end of its line or the next full stop. */
function* findLabelled(text: string, brackets: readonly Note[], colons: readonly number[]): Generator<Note> {
  let bracket = 0;
  let done = 0;
  for (const colon of colons) {
    const start = colon < done ? -1 : labelBefore(text, colon, done);
    if (start < 0) continue;
    while ((brackets[bracket]?.end ?? Infinity) <= start) bracket += 1;
    if ((brackets[bracket]?.start ?? Infinity) <= start) continue;
    const end = endOfLabelled(text, start);
    const reading = readLabelled(text.slice(start, end));
    if (!reading) continue;
    yield { start, end, kind: opensLine(text, start) ? 'line' : 'sentence', reading };
    done = end;
  }
}

/** Where the label of a colon begins, -1 where none does that opens its sentence. */
function labelBefore(text: string, colon: number, from: number): number {
  let end = colon;
  while (end > from && BLANK.test(text.charAt(end - 1))) end -= 1;
  let start = end;
  while (start > from && end - start < LONGEST_LABEL && !isIdle(text, start - 1)) start -= 1;
  if (start === end || labelAt(text, start)?.valueStart !== colon + 1) return -1;
  let before = start;
  while (before > from && isIdle(text, before - 1) && !STOPS.at(text, before - 1)) before -= 1;
  return before === from || STOPS.at(text, before - 1) ? start : -1;
}

/** Blanks and the marks of a list. */
function isIdle(text: string, index: number): boolean {
  const char = text.charAt(index);
  return STOPS.at(text, index) || BLANK.test(char) || '·•-—*※'.includes(char);
}

/** A list that ends in 、 goes on in the next line. */
function endOfLabelled(text: string, start: number): number {
  let last = '';
  for (let index = start; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char === '。') return index + 1;
    if ('\n\r'.includes(char) && !'、，,'.includes(last)) return index;
    if (!BLANK.test(char)) last = char;
  }
  return text.length;
}

/** Lines of one block are one note. */
function joinNeighbours(text: string, notes: readonly Note[]): Note[] {
  const blocks: Note[] = [];
  for (const note of notes) {
    const before = blocks.at(-1);
    if (before && text.slice(before.end, note.start).trim() === '')
      blocks[blocks.length - 1] = { ...before, end: note.end, reading: joined(before.reading, note.reading) };
    else blocks.push(note);
  }
  return blocks;
}
