import type { Fragment, Row, Segment } from './page-text.js';

/** A gap wider than this, in letters, parts columns and cells. */
const COLUMN_GAP = 1.3;
/** A gap wider than this parts Latin words; justified Chinese text has such gaps inside words. */
const WORD_GAP = 0.2;

/** Puts the fragments of a page into rows, from top to bottom. */
export function toRows(fragments: readonly Fragment[]): Row[] {
  const sorted = fragments.filter(({ text }) => text.trim() !== '').toSorted((one, other) => one.y - other.y || one.x - other.x);
  const rows: Fragment[][] = [];
  let base = -Infinity;
  for (const fragment of sorted) {
    const row = rows.at(-1);
    if (row && fragment.y - base < fragment.size * 0.5) row.push(fragment);
    else {
      rows.push([fragment]);
      base = fragment.y;
    }
  }
  return rows.map((row) => toSegments(row.toSorted((one, other) => one.x - other.x)));
}

function toSegments(row: readonly Fragment[]): Segment[] {
  const segments: Segment[] = [];
  for (const { text, x, y, width, size } of row) {
    const last = segments.at(-1);
    const gap = last ? x - last.right : Infinity;
    if (!last || gap > COLUMN_GAP * Math.max(size, last.size)) segments.push({ text, left: x, right: x + width, y, size });
    else {
      last.text += gap > WORD_GAP * size && isLatin(last.text.at(-1)) && isLatin(text[0]) ? ` ${text}` : text;
      last.right = Math.max(last.right, x + width);
      last.size = Math.max(last.size, size);
    }
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.trim() }));
}

export function isLatin(sign: string | undefined): boolean {
  return sign !== undefined && /[A-Za-z0-9.,;:!?)(%]/.test(sign);
}
