import type { Layout } from '../document/document.js';
import type { Limits } from '../document/limits.js';
import { LayoutBuilder } from '../document/layout-builder.js';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Records looked at to tell the delimiter. */
const SAMPLE = 50;

/** Reads comma-separated values (RFC 4180) as one table; the delimiter is the one that gives the records the same length. */
export function readCsv(text: string, limits: Limits): Layout {
  const builder = new LayoutBuilder(limits);
  const rows = parseCsv(text, detectDelimiter(text), limits.maxTextLength);
  const trimmed = withoutEmptyColumns(rows);
  if (trimmed.every((row) => row.length <= 1)) for (const [line] of trimmed) builder.paragraph(line ?? '');
  else builder.table(trimmed.map((row) => row.map((cell) => ({ text: cell }))));
  return builder.layout();
}

function detectDelimiter(text: string): string {
  const scores = DELIMITERS.map((delimiter) => ({
    delimiter,
    score: consistency(parseCsv(text, delimiter, SAMPLE * 2000, SAMPLE)),
  }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** How many records have the most common number of fields, times that number less one: 0 for a delimiter that is not there. */
function consistency(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [length, times] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0]);
  return (Math.min(length, 20) - 1) * times;
}

/** Quotes may hold delimiters, line ends and doubled quotes; a quote inside an unquoted field is a character like others. */
function parseCsv(text: string, delimiter: string, maxLength: number, maxRows = Infinity): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = Math.min(text.length, maxLength);
  while (at < end && rows.length < maxRows) {
    const field = readField(text, at, delimiter);
    row.push(field.value);
    at = field.end;
    if (text[at] === delimiter) {
      at++;
      if (at >= end) row.push('');
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function readField(text: string, start: number, delimiter: string): { value: string; end: number } {
  if (text[start] !== '"') {
    const end = endOfField(text, start, delimiter);
    return { value: text.slice(start, end), end };
  }
  const parts: string[] = [];
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: parts.join('') + text.slice(at), end: text.length };
    parts.push(text.slice(at, quote));
    if (text[quote + 1] !== '"') {
      const end = endOfField(text, quote + 1, delimiter);
      return { value: parts.join('') + text.slice(quote + 1, end), end };
    }
    parts.push('"');
    at = quote + 2;
  }
}

function endOfField(text: string, start: number, delimiter: string): number {
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === delimiter || sign === '\n' || sign === '\r') return at;
  }
  return text.length;
}

function withoutEmptyColumns(rows: readonly string[][]): string[][] {
  const used = rows.reduce((width, row) => Math.max(width, row.findLastIndex((cell) => cell.trim() !== '') + 1), 0);
  return rows.map((row) => row.slice(0, used));
}
