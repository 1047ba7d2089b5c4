import lexicon from '../../lexicon/tables.json' with { type: 'json' };
import { type Period, periodOf } from '../time/period.js';

/**
 * What a column holds. `content` is what a project consists of (建设内容), `period` the month or quarter that a row stands in,
 * `schedule` how far it is to be at which time, in words.
 */
export type Column = keyof typeof lexicon.columns | 'stage';

const WORDS = (Object.entries(lexicon.columns) as [keyof typeof lexicon.columns, string[]][])
  .flatMap(([column, words]) => words.map((word) => ({ column, word })))
  .sort((a, b) => b.word.length - a.word.length);
const LONGEST_HEADER = 24;

/** What cells were told to be: the same words stand over many tables, and are asked for again and again. */
const KNOWN = new Map<string, Column | null>();
const MOST_KNOWN = 2000;

/** What a column holds by its header cell: "完成\n时限（月）" → due; null when the cell is no header that we know. */
export function columnOf(header: string): Column | null {
  if (header.length > 2 * LONGEST_HEADER) return null;
  const known = KNOWN.get(header);
  if (known !== undefined) return known;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const column = kindOf(header);
  KNOWN.set(header, column);
  return column;
}

function kindOf(header: string): Column | null {
  const words = header
    .replace(/[\s\u3000]+/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')');
  if (words === '' || words.length > LONGEST_HEADER || /[。；;]/.test(words)) return null;
  if (stageOf(words) !== null) return 'stage';
  if (lexicon.whole.words.includes(words)) return 'responsible';
  return WORDS.find(({ word }) => (word.length === 1 ? words === word : words.includes(word)))?.column ?? null;
}

/** The stretch of the year that a column of stages stands for: 一季度, 上半年目标, 3月份进度. */
export function stageOf(header: string): Period | null {
  return periodOf(header.replace(/[\s\u3000]+/g, ''));
}

export function isTotal(text: string): boolean {
  return lexicon.totals.words.some((word) => text.replace(/\s/g, '').startsWith(word));
}
