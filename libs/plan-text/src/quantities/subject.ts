import words from '../../lexicon/quantities.json' with { type: 'json' };
import { CodeSet } from '../words/code-set.js';
import { ACTIONS, ADVERBS, WordSet } from '../words/lexicon.js';
import { digitOf } from '../words/numerals.js';
import { findTimes } from '../time/find-times.js';

const PREDICATES = new WordSet(words.predicates.words);
const NOMINAL = new WordSet(words.nominal.words);
const PROMISES = new WordSet(words.promises.words);
const NOUN_VERBS = new Set(words.nounVerbs.words);
const MEASURE_ENDS = new Set(words.measureEnds.words);
const LONGEST_MEASURE = 6;
const VAGUE = new Set(words.vague.words);
const LONGEST = 30;
const STOPS = new CodeSet('，,。；;：:！!？?（()）\n');
/** After a verb, these show that it belongs to a noun: 服务业, 建设用地, 研究生. */
const NOT_AFTER_VERB = '业性者费率量度用型化员商站区园村镇债额生局类车机路房';

/** The thing that stands behind a quantity: 20条以上「道路」建设. Null when none does. */
export function subjectAfter(text: string, index: number): string | null {
  let end = index;
  const limit = Math.min(text.length, index + LONGEST);
  while (end < limit) {
    if (STOPS.at(text, end) || (end === index && text.charAt(end) === '、') || closesAnother(text, index, end)) break;
    if (end > index && (digitOf(text.charCodeAt(end)) >= 0 || isPredicate(text, end))) break;
    end += 1;
  }
  return named(text.slice(index, end));
}

/** The quotation mark that closes a name opened before the quantity. */
function closesAnother(text: string, from: number, at: number): boolean {
  return text.charAt(at) === '”' && !text.slice(from, at).includes('“');
}

/** 改造 ends a name, but not that of 改造示范企业. */
function isPredicate(text: string, index: number): boolean {
  const length = PREDICATES.lengthAt(text, index);
  if (length === 0) return false;
  const after = index + length;
  return !NOMINAL.has(text, after) && text.charAt(after) !== '的';
}

function named(words: string): string | null {
  const name = words.replace(/^[的、]/, '').replace(/[的、和及与等并]$/, '');
  return name.length >= 2 && !VAGUE.has(name) ? name.slice(-LONGEST) : null;
}

/** The thing that stands before a measure: 新增「公办义务教育学位」3500个, 「地区生产总值」增长7%. */
export function subjectBefore(text: string, from: number, to: number): string | null {
  let start = Math.max(from, to - LONGEST - 10);
  for (let at = to - 1; at >= start; at -= 1)
    if (STOPS.at(text, at) || text.charAt(at) === '、') {
      start = at + 1;
      break;
    }
  return named(withoutOpening(text.slice(start, to)));
}

const MOST_OPENERS = 6;

/** Without the words of promise, manner, time and action before it: 力争全年新增. */
export function withoutOpening(clause: string): string {
  let rest = clause;
  for (let round = 0; round < MOST_OPENERS && rest !== ''; round += 1) {
    const length = openerOf(rest);
    if (length === 0) break;
    rest = rest.slice(length);
  }
  return rest;
}

/** 绿化覆盖率 is not what somebody 绿化 does. */
function isMeasureName(clause: string, word: string): boolean {
  return NOUN_VERBS.has(word) && MEASURE_ENDS.has(clause.slice(-1)) && clause.length - word.length <= LONGEST_MEASURE;
}

function openerOf(clause: string): number {
  const word = PROMISES.at(clause, 0) ?? ADVERBS.at(clause, 0) ?? ACTIONS.at(clause, 0);
  if (word !== null)
    return NOT_AFTER_VERB.includes(clause.charAt(word.length) || '?') || isMeasureName(clause, word) ? 0 : word.length;
  const { dueText } = findTimes(clause, null);
  return dueText !== null && clause.startsWith(dueText) ? dueText.length : 0;
}
