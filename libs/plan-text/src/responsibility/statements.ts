import { CodeSet } from '../words/code-set.js';
import type { Span } from '../text/document.js';
import { introductionOf } from './doer.js';
import type { Note } from './note.js';
import { readStatement } from './read-responsibility.js';

export const STOPS = new CodeSet('。；;\n\r');
const LONGEST_SENTENCE = 300;
const MOST_CLAUSES = 6;
const COMMAS = ',，';

/** Statements without brackets or labels: "由甲局牵头，乙局、丙局配合。" */
export function* findStatements(text: string, known: readonly Span[], triggers: readonly number[]): Generator<Note> {
  let done = 0;
  let next = 0;
  let sentence: Statement | null = null;
  for (const trigger of triggers) {
    while ((known[next]?.end ?? Infinity) <= trigger) next += 1;
    if (trigger < done || (known[next]?.start ?? Infinity) <= trigger) continue;
    let note: Note | null = null;
    if (!sentence || trigger >= sentence.end) {
      sentence = sentenceAround(text, trigger);
      if (sentence.end - sentence.start > LONGEST_SENTENCE) {
        done = sentence.end;
        continue;
      }
      note = closingStatement(text, sentence) ?? openingStatement(text, sentence);
    }
    note ??= insideStatement(text, sentence, trigger);
    if (!note) continue;
    done = sentence.end;
    yield note;
  }
}

interface Statement extends Span {
  /** Behind the words that only introduce it: 市长批示：. */
  said: number;
}

/** Without its ordinal. */
function sentenceAround(text: string, index: number): Statement {
  let start = index;
  while (start > 0 && index - start < LONGEST_SENTENCE && !STOPS.at(text, start - 1)) start -= 1;
  let end = index;
  while (end < text.length && end - index < LONGEST_SENTENCE && !STOPS.at(text, end)) end += 1;
  const { ordinal, whole } = introductionOf(text.slice(start, end));
  return { start: Math.min(index, start + ordinal), said: Math.min(index, start + whole), end };
}

/** 甲局、乙局按职责分工负责 closes what stands above it, and not only its sentence. */
const OF_ALL_ABOVE = /职责|分工|分别|共同/;

/** The last clauses of a sentence, or all of them, as long as they speak of nothing else. */
function closingStatement(text: string, sentence: Statement): Note | null {
  let found: Note | null = null;
  for (let at = sentence.end, clauses = 0; at > sentence.said && clauses < MOST_CLAUSES; clauses += 1) {
    at = startOfClause(text, sentence.said, at - 1);
    const reading = readStatement(text.slice(at, sentence.end), false);
    if (reading) found = { start: at, end: sentence.end, kind: 'sentence', reading };
    else if (found) break;
  }
  // Who helps, helps with this sentence; who leads, leads the paragraph.
  if (
    found &&
    found.start > sentence.said &&
    found.reading.lead.length === 0 &&
    !OF_ALL_ABOVE.test(text.slice(found.start, found.end))
  )
    return { ...found, kind: 'inside', around: sentence };
  return found;
}

function startOfClause(text: string, from: number, index: number): number {
  let at = index;
  while (at > from && !COMMAS.includes(text.charAt(at - 1))) at -= 1;
  return at;
}

function endOfClause(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !COMMAS.includes(text.charAt(at))) at += 1;
  return at;
}

/**
 * The first clauses of a sentence that say who does the rest: "由甲局牵头，启动碧道建设" is one part of the plan with its words,
 * "由甲局牵头，乙局配合，6月底前启动碧道建设" says it apart from the task.
 */
function openingStatement(text: string, sentence: Statement): Note | null {
  let found: Note | null = null;
  let at = sentence.said;
  for (let clauses = 1; clauses <= MOST_CLAUSES; clauses += 1) {
    at = endOfClause(text, at, sentence.end);
    if (at >= sentence.end) break;
    const reading = readStatement(text.slice(sentence.said, at), false);
    if (!reading) {
      if (found) break;
    } else if (clauses === 1) found = { ...sentence, kind: 'opening', around: sentence, reading };
    else found = { start: sentence.start, end: at + 1, kind: 'inside', around: sentence, reading };
    at += 1;
  }
  return found;
}

/** "新建小学2所，由教育局负责，8月底前投入使用": the clause in the middle. */
function insideStatement(text: string, sentence: Statement, trigger: number): Note | null {
  const start = startOfClause(text, sentence.said, trigger);
  const end = endOfClause(text, trigger, sentence.end);
  const reading = readStatement(text.slice(start, end), false);
  return reading ? { start, end: Math.min(end + 1, sentence.end), kind: 'inside', around: sentence, reading } : null;
}
