import type { Sentence } from '../text/document.js';

/** A paragraph of one sentence that may stand over the next paragraph: "加强生态系统保护修复。" */
interface Line {
  paragraph: number;
  isOverLonger: boolean;
}

const LONGEST = 24;
/** Text under a heading is clearly longer than it. */
const LEAST_TEXT = 30;
const TIMES_LONGER = 2;
/** So great a part of a section's short lines stand over text, where they are its headings and not its tasks. */
const LEAST_SHARE = 0.7;
/** A single line is a heading only where the whole document has that habit. */
const LEAST_IN_DOCUMENT = 4;

/** Paragraphs that are a short sentence with its stop, standing over a longer paragraph again and again. */
export function topicLines(sentences: readonly Sentence[], isTopic: (sentence: Sentence) => boolean): Set<number> {
  const sections: Line[][] = [[]];
  sentences.forEach((sentence, index) => {
    if (sentence.ordinal && sentence.opensParagraph) sections.push([]);
    if (!isAlone(sentences, index) || !isTopic(sentence)) return;
    sections.at(-1)?.push({ paragraph: sentence.paragraph, isOverLonger: isOverLonger(sentences, index) });
  });
  const all = sections.flat();
  const isHabit = isMostly(all) && all.length >= LEAST_IN_DOCUMENT;
  const isUsed = (lines: readonly Line[]): boolean => isMostly(lines) && (lines.length >= 2 || isHabit);
  return new Set(
    sections.filter(isUsed).flatMap((lines) => lines.filter(({ isOverLonger: is }) => is).map((line) => line.paragraph)),
  );
}

function isMostly(lines: readonly Line[]): boolean {
  return lines.length > 0 && lines.filter(({ isOverLonger: is }) => is).length / lines.length >= LEAST_SHARE;
}

function isAlone(sentences: readonly Sentence[], index: number): boolean {
  const sentence = sentences[index];
  if (!sentence || sentence.ordinal || !sentence.opensParagraph || !sentence.endsWithFullStop) return false;
  return sentence.end - sentence.start <= LONGEST && sentences[index + 1]?.paragraph !== sentence.paragraph;
}

/** The next paragraph is no numbered point, and is several times as long. */
function isOverLonger(sentences: readonly Sentence[], index: number): boolean {
  const [line, first] = [sentences[index], sentences[index + 1]];
  if (!line || !first || first.ordinal) return false;
  let last = index + 1;
  while (sentences[last + 1]?.paragraph === first.paragraph && last < index + LEAST_TEXT) last += 1;
  const length = (sentences[last]?.end ?? 0) - first.start;
  return length >= LEAST_TEXT && length >= TIMES_LONGER * (line.end - line.start);
}
