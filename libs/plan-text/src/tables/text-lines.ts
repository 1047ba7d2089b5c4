import type { Span } from '../text/document.js';

/** A line of the text without its line end. */
export interface TextLine extends Span {
  words: string;
}

export function linesOfText(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start <= text.length;) {
    const end = text.indexOf('\n', start);
    const to = end < 0 ? text.length : end;
    lines.push({ start, end: to, words: text.slice(start, to).replace(/\r$/, '') });
    start = to + 1;
  }
  return lines;
}
