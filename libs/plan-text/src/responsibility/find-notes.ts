import type { Span } from '../document.js';
import { joined, type Reading } from './reading.js';
import { labelAt, readLabelled, readStatement } from './read-responsibility.js';

/** A place in the text that says who answers. */
export interface Note extends Span {
  /** `bracket` and `sentence` speak of what stands before them in their paragraph, `line` of the point above, `opening` of the sentence it opens. */
  kind: 'bracket' | 'sentence' | 'line' | 'opening';
  reading: Reading;
}

const LONGEST_BRACKET = 300;
const STOPS = '。；;\n\r';
const STOP_CODES = new Uint8Array(0x10000);
for (const stop of STOPS) STOP_CODES[stop.charCodeAt(0)] = 1;
const BLANK = /[\s\u3000]/;
const TRIGGER = /牵头|职责|分工负责/g;

/** Every note in the text, in its order; they don't overlap. */
export function findNotes(text: string): Note[] {
  const brackets = findBrackets(text);
  const labelled = joinNeighbours(text, [...findLabelled(text, brackets)]);
  const known = [...brackets, ...labelled].sort((a, b) => a.start - b.start);
  return apart([...known, ...findStatements(text, known)].sort((a, b) => a.start - b.start));
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

function findBrackets(text: string): Note[] {
  const notes: Note[] = [];
  for (let start = nextOpening(text, 0); start !== -1; start = nextOpening(text, start + 1)) {
    const end = closingOf(text, start);
    if (end === null) continue;
    const inside = text.slice(start + 1, end - 1);
    const reading = readLabelled(inside) ?? readStatement(inside, endsClause(text, start, end));
    if (!reading) continue;
    notes.push({ start, end, kind: opensLine(text, start) ? 'line' : 'bracket', reading });
    start = end - 1;
  }
  return notes;
}

function nextOpening(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x28 || code === 0xff08 || code === 0x3010 || code === 0x3014) return index;
  }
  return -1;
}

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
  while (/[ \t\u3000]/.test(text.charAt(after))) after += 1;
  return start > 0 && (after >= text.length || '。；;，,、！\n\r'.includes(text.charAt(after)));
}

function opensLine(text: string, start: number): boolean {
  let before = start - 1;
  while (before >= 0 && /[ \t\u3000]/.test(text.charAt(before))) before -= 1;
  return before < 0 || '\n\r'.includes(text.charAt(before));
}

/** "牵头单位：…" at the start of a line or after a stop, to the end of its line or the next full stop. */
function* findLabelled(text: string, brackets: readonly Note[]): Generator<Note> {
  let atStart = true;
  let bracket = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (STOP_CODES[code] === 1) atStart = true;
    else if (atStart && !BLANK.test(text.charAt(index)) && !'·•-—*※'.includes(text.charAt(index))) {
      atStart = false;
      while ((brackets[bracket]?.end ?? Infinity) <= index) bracket += 1;
      const inBracket = (brackets[bracket]?.start ?? Infinity) <= index;
      if (inBracket || !labelAt(text, index)) continue;
      const end = endOfLabelled(text, index);
      const reading = readLabelled(text.slice(index, end));
      if (!reading) continue;
      yield { start: index, end, kind: opensLine(text, index) ? 'line' : 'sentence', reading };
      index = end - 1;
      atStart = true;
    }
  }
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

/** Statements without brackets or labels: "由甲局牵头，乙局、丙局配合。" */
function* findStatements(text: string, known: readonly Note[]): Generator<Note> {
  let done = 0;
  let next = 0;
  for (const trigger of text.matchAll(TRIGGER)) {
    while ((known[next]?.end ?? Infinity) <= trigger.index) next += 1;
    if (trigger.index < done || (known[next]?.start ?? Infinity) <= trigger.index) continue;
    const sentence = sentenceAround(text, trigger.index);
    done = sentence.end;
    if (sentence.end - sentence.start > LONGEST_BRACKET) continue;
    const note = closingStatement(text, sentence) ?? openingStatement(text, sentence);
    if (note) yield note;
  }
}

function sentenceAround(text: string, index: number): Span {
  let start = index;
  while (start > 0 && index - start < LONGEST_BRACKET && !STOPS.includes(text.charAt(start - 1))) start -= 1;
  let end = index;
  while (end < text.length && end - index < LONGEST_BRACKET && !STOPS.includes(text.charAt(end))) end += 1;
  return { start, end };
}

const MOST_CLAUSES = 6;

/** The last clauses of a sentence, or all of them, as long as they speak of nothing else. */
function closingStatement(text: string, sentence: Span): Note | null {
  let found: Note | null = null;
  for (let at = sentence.end, clauses = 0; at > sentence.start && clauses < MOST_CLAUSES; clauses += 1) {
    at = startOfClause(text, sentence.start, at - 1);
    const reading = readStatement(text.slice(at, sentence.end), false);
    if (reading) found = { start: at, end: sentence.end, kind: 'sentence', reading };
    else if (found) break;
  }
  return found;
}

function startOfClause(text: string, from: number, index: number): number {
  let at = index;
  while (at > from && !',，'.includes(text.charAt(at - 1))) at -= 1;
  return at;
}

/** "由甲局牵头，启动碧道建设": part of the sentence, which is read and left where it is. */
function openingStatement(text: string, sentence: Span): Note | null {
  const comma = text.slice(sentence.start, sentence.end).search(/[,，]/);
  if (comma <= 0) return null;
  const reading = readStatement(text.slice(sentence.start, sentence.start + comma), false);
  return reading ? { ...sentence, kind: 'opening', reading } : null;
}
