import { isLatin } from './rows.js';
import type { Line } from './page-text.js';

/** In letters: a line that ends this near to the edge of its column is full; one that stops inside a sentence may end earlier. */
const FULL = 2;
const FULL_INSIDE_SENTENCE = 3.2;
const INDENT = 1;

const TERMINAL = /[。！？；：.!?;:”」』]$/;
const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]|第[一二三四五六七八九十]{1,3}[部章节篇]|[①-⑳])/;

/** Opens a paragraph even behind a line without a stop, as a title is: no number broken by a line end, and no bracket inside a sentence. */
const POINT = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[部章节篇])/;
const CARRIES_ON = /[，、,（(“《：—－-]$|第$/;

interface Edges {
  left: number;
  right: number;
}

/** Joins lines to paragraphs, across columns and pages too. */
export function toParagraphs(lines: readonly Line[]): string[] {
  const edges = edgesByColumn(lines);
  const spacing = usualSpacing(lines);
  const paragraphs: string[] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const last = paragraphs.length - 1;
    if (previous && goesOn(previous, line, edges, spacing)) paragraphs[last] = join(paragraphs[last] ?? '', line.text);
    else paragraphs.push(line.text);
    previous = line;
  }
  return paragraphs.map(withoutLayoutSpaces);
}

function goesOn(previous: Line, line: Line, edges: ReadonlyMap<string, Edges>, spacing: number): boolean {
  if (Math.abs(previous.size - line.size) > 0.12 * line.size) return false;
  const before = edges.get(previous.column);
  const now = edges.get(line.column);
  const ends = TERMINAL.test(previous.text);
  const full = (ends ? FULL : FULL_INSIDE_SENTENCE) * previous.size;
  if (!before || !now || previous.right < before.right - full) return false;
  if (!ends) return !POINT.test(line.text) || CARRIES_ON.test(previous.text);
  if (line.left > now.left + INDENT * line.size || ORDINAL.test(line.text)) return false;
  const sameColumn = previous.page === line.page && previous.column === line.column;
  return !sameColumn || line.y - previous.y < spacing * 1.6;
}

/** Outliers apart: a page number or a mark in the margin is no edge. */
function edgesByColumn(lines: readonly Line[]): Map<string, Edges> {
  const edges = new Map<string, Edges>();
  for (const column of new Set(lines.map((line) => line.column))) {
    const own = lines.filter((line) => line.column === column);
    edges.set(column, {
      left: quantile(
        own.map(({ left }) => left),
        0.05,
      ),
      right: quantile(
        own.map(({ right }) => right),
        0.95,
      ),
    });
  }
  return edges;
}

function usualSpacing(lines: readonly Line[]): number {
  const gaps = lines.flatMap((line, at) => {
    const gap = line.y - (lines[at - 1]?.y ?? line.y);
    return gap > 0 ? [gap] : [];
  });
  return gaps.length === 0 ? Infinity : quantile(gaps, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

function join(text: string, next: string): string {
  if (/[A-Za-z]-$/.test(text) && /^[a-z]/.test(next)) return text.slice(0, -1) + next;
  // A number that is broken at the end of a line goes on in the next.
  if (/\d$/.test(text) && /^\d/.test(next)) return text + next;
  return isLatin(text.at(-1)) && isLatin(next[0]) ? `${text} ${next}` : text + next;
}

/** Word processors put a little air between Chinese and Latin letters or digits; a page shows it as a space. */
function withoutLayoutSpaces(text: string): string {
  return text
    .replace(/(?<=[\u2018-\u201d\u3000-\u9fff\uff00-\uffef]) +(?=[\w%\u2018-\u201d\u3000-\u9fff\uff00-\uffef])/g, '')
    .replace(/(?<=[\w%]) +(?=[\u2018-\u201d\u3000-\u9fff\uff00-\uffef])/g, '');
}
