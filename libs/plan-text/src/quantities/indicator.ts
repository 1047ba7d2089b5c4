import words from '../../lexicon/quantities.json' with { type: 'json' };
import { CodeSet } from '../words/code-set.js';
import { ACTIONS, WordSet } from '../words/lexicon.js';
import { measureOf } from './comparison.js';
import type { Quantity } from './quantity-at.js';
import { withoutOpening } from './subject.js';

const INTRO = new WordSet(words.indicatorIntro.words);
const PROMISES = new WordSet(words.promises.words);
const NOUNS = words.indicatorNouns.words;
const LONGEST_NAME = 40;
/** What may follow the value. */
const ENDS = new CodeSet('，,、。；;（(');

/** A heading or an opening under which every target is an indicator: 主要预期目标. */
export function announcesIndicators(heading: string): boolean {
  return INTRO.in(heading) !== null;
}

/**
 * Whether a text states what is measured instead of what is done: 地区生产总值增长7%, 空气质量优良率达到95%. The first
 * clause names a measure, then how it compares; a verb that somebody has to do (新增学位, 推动…增长) makes it a task.
 */
export function isIndicator(text: string, quantities: readonly Quantity[]): boolean {
  const [first] = quantities;
  if (!first) return false;
  const { start } = measureOf(text, first, 0);
  const name = text.slice(0, start);
  if (start === 0 || name.length > LONGEST_NAME || /[，,。；;]/.test(name)) return false;
  if (first.end < text.length && !ENDS.at(text, first.end)) return false;
  const bare = withoutPromises(name);
  if (bare.length < 2) return false;
  // 高新技术企业数量550家: without a word that compares, only the plainest names of measures.
  if (start === first.start && !'率量值额数'.includes(bare.slice(-1))) return false;
  return NOUNS.some((noun) => bare.endsWith(noun))
    ? withoutOpening(bare) === bare || !isTask(bare)
    : !ACTIONS.has(bare, 0) && withoutOpening(bare) === bare;
}

/** 推动工业增加值增长8% is work; 服务业增加值增长8% is a measure. */
function isTask(name: string): boolean {
  return ACTIONS.has(name, 0) && withoutOpening(name) !== name;
}

function withoutPromises(name: string): string {
  let rest = name;
  for (let word = PROMISES.at(rest, 0); word !== null && rest.length > word.length; word = PROMISES.at(rest, 0))
    rest = rest.slice(word.length);
  return rest;
}
