import lexicon from '../../lexicon/tables.json' with { type: 'json' };

export type Column = keyof typeof lexicon.columns;

const WORDS = (Object.entries(lexicon.columns) as [Column, string[]][])
  .flatMap(([column, words]) => words.map((word) => ({ column, word })))
  .sort((a, b) => b.word.length - a.word.length);
const LONGEST_HEADER = 16;

/** What a column holds by its header cell: "完成\n时限（月）" → due; null when the cell is no header that we know. */
export function columnOf(header: string): Column | null {
  const words = header
    .replace(/[\s\u3000]+/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')');
  if (words === '' || words.length > LONGEST_HEADER || /[。；;]/.test(words)) return null;
  return WORDS.find(({ word }) => words.includes(word))?.column ?? null;
}

export function isTotal(text: string): boolean {
  return lexicon.totals.words.some((word) => text.replace(/\s/g, '').startsWith(word));
}
