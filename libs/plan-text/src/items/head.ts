import { CodeSet } from '../words/code-set.js';
import { PROMISE_TAIL_WORDS, PROMISE_TAILS, Word } from '../words/lexicon.js';
import type { NormalForm } from '../text/normal-form.js';

/** The verb that a clause promises by, behind words of manner, pace and time and behind verbs that only hedge (力争, 确保). */
export interface Head {
  start: number;
  end: number;
  /** Classes of the verb, 0 where none opens the clause; a hedge is the verb where no other follows. */
  bits: number;
  /** Classes of all words before the verb. */
  before: number;
  /** Where the first word stands that hedges, -1 without one. */
  hedge: number;
}

const VERB = Word.action | Word.shortAction | Word.start | Word.achieve | Word.explore;
/** 推进建好, 加快办成. */
const COMPLETES = new CodeSet('好成出准完强优');
/** 地 after a word of manner, and a blank. */
const PASSED = new CodeSet('地 \n');

export function readHead({ codes, words }: NormalForm, start: number, end: number): Head {
  const head: Head = { start, end: start, bits: 0, before: 0, hedge: -1 };
  let index = start;
  while (index < end) {
    const bits = words.match(index, end);
    if (bits === 0) {
      if (index === start || !PASSED.has(codes[index] ?? 0)) break;
      index += 1;
      continue;
    }
    const next = index + words.length;
    // 优化办事流程: one character behind a verb begins a noun.
    if (words.length === 1 && (head.bits & VERB) !== 0 && !COMPLETES.has(codes[next] ?? 0)) break;
    if ((bits & VERB) !== 0 || (bits & Word.hedge) !== 0) {
      head.start = index;
      head.end = next;
      head.bits = bits;
    }
    if ((bits & Word.hedge) !== 0 && head.hedge < 0) head.hedge = index;
    if ((bits & (Word.manner | Word.hedge)) === 0) break;
    head.before |= bits;
    index = next;
  }
  return head;
}

const LONGEST_TAIL = 5;
/** The characters that those words end with: most stretches are ruled out by their last. */
const TAIL_ENDS = new CodeSet(PROMISE_TAIL_WORDS.map((word) => word.slice(-1)).join(''));

/** What the last word of a stretch promises, 0 where it tells nothing; its length is in `PROMISE_TAILS.length`. */
export function readTail(codes: Uint16Array, start: number, end: number): number {
  if (end <= start || !TAIL_ENDS.has(codes[end - 1] as number)) return 0;
  for (let from = Math.max(start, end - LONGEST_TAIL); from < end - 1; from += 1) {
    const bits = PROMISE_TAILS.match(codes, from, end);
    if (bits !== 0 && PROMISE_TAILS.length === end - from) return bits;
  }
  return 0;
}
