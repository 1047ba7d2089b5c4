import type { CandidateDepartment, Evidence, SuggestibleItem } from './suggestion.js';

const MOST_WORDS = 3;
const LONGEST_TITLE = 20;

/** Why a department is proposed, for a clerk: 职责含“碧道、河涌”；2021年“碧道建设”由该部门牵头. */
export function reasonOf(
  item: SuggestibleItem,
  department: CandidateDepartment,
  { duties, earlier }: Pick<Evidence, 'duties' | 'earlier'>,
  weightOf: (pair: string) => number,
): string {
  const parts: string[] = [];
  const words = duties > 0 ? sharedWords(item, department, weightOf) : [];
  if (words.length > 0) parts.push(`职责含“${words.join('、')}”`);
  if (earlier && (earlier.score > duties / 2 || words.length === 0)) {
    const year = earlier.item.planYear === null ? '此前' : `${earlier.item.planYear}年`;
    parts.push(`${year}“${shortened(earlier.item.title)}”由该部门牵头`);
  }
  return parts.join('；');
}

function shortened(title: string): string {
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title;
}

/** The longest words that the item shares with duties and names, the most telling first. */
function sharedWords(
  { text, path }: SuggestibleItem,
  { duties, stems }: CandidateDepartment,
  weightOf: (pair: string) => number,
): string[] {
  const own = `${duties} ${stems.join(' ')}`;
  const words = [...new Set([text, ...path].flatMap((one) => wordsIn(one, own)))];
  const longest = words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
  return longest.sort((a, b) => weightOfWord(b, weightOf) - weightOfWord(a, weightOf)).slice(0, MOST_WORDS);
}

/** Stretches of the text, as long as they can be, that stand in `own`. */
function wordsIn(text: string, own: string): string[] {
  const words: string[] = [];
  for (let start = 0; start + 2 <= text.length;) {
    let end = start;
    while (end < text.length && isChinese(text.charCodeAt(end)) && own.includes(text.slice(start, end + 1))) end += 1;
    if (end - start >= 2) words.push(text.slice(start, end));
    start = Math.max(end, start + 1);
  }
  return words;
}

function isChinese(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

function weightOfWord(word: string, weightOf: (pair: string) => number): number {
  let weight = 0;
  for (let index = 0; index + 1 < word.length; index += 1) weight += weightOf(word.slice(index, index + 2));
  return weight;
}
