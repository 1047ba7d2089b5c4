import type { Line, Row, Segment } from './page-text.js';

/** Rows that a text column has at least; fewer are a table or a line of two signatures. */
const FEWEST = 5;
/** Lines of a text column fill it to this share; cells of a table mostly don't. */
const FILL = 0.6;

/** Puts the rows of a page in reading order: where the text runs in two columns, the left one comes first. */
export function inReadingOrder(rows: readonly Row[], page: number): Line[] {
  const gutter = findGutter(rows.flat());
  if (gutter === null) return rows.map((row) => ({ ...joined(row), page, column: 'whole' }));
  const lines: Line[] = [];
  let left: Line[] = [];
  let right: Line[] = [];
  const flush = (): void => {
    lines.push(...left, ...right);
    [left, right] = [[], []];
  };
  for (const row of rows) {
    if (row.some((segment) => crosses(segment, gutter))) {
      flush();
      lines.push({ ...joined(row), page, column: 'whole' });
      continue;
    }
    const before = row.filter((segment) => segment.right <= gutter);
    const after = row.filter((segment) => segment.right > gutter);
    if (before.length > 0) left.push({ ...joined(before), page, column: 'left' });
    if (after.length > 0) right.push({ ...joined(after), page, column: 'right' });
  }
  flush();
  return lines;
}

function joined(row: Row): Segment {
  const [first] = row;
  const last = row.at(-1);
  return {
    text: row.map(({ text }) => text).join(' '),
    left: first?.left ?? 0,
    right: last?.right ?? 0,
    y: first?.y ?? 0,
    size: Math.max(...row.map(({ size }) => size)),
  };
}

function crosses({ left, right }: Segment, gutter: number): boolean {
  return left < gutter && right > gutter;
}

/** The x between two columns of text, or null when the page has one. */
function findGutter(segments: readonly Segment[]): number | null {
  const left = Math.min(...segments.map((segment) => segment.left));
  const right = Math.max(...segments.map((segment) => segment.right));
  const width = right - left;
  if (!(width > 0)) return null;
  let best: { x: number; crossing: number } | null = null;
  for (let percent = 35; percent <= 65; percent++) {
    const x = left + (width * percent) / 100;
    const crossing = segments.filter((segment) => crosses(segment, x)).length;
    // Of a wide gutter the middle is as good as any place; the nearest to the middle of the page is taken.
    if (
      !best ||
      crossing < best.crossing ||
      (crossing === best.crossing && Math.abs(percent - 50) < Math.abs(((best.x - left) / width) * 100 - 50))
    )
      best = { x, crossing };
  }
  if (!best || best.crossing > segments.length * 0.25) return null;
  const { x } = best;
  const before = segments.filter((segment) => segment.right <= x);
  const after = segments.filter((segment) => segment.left >= x);
  return isColumn(before) && isColumn(after) ? x : null;
}

function isColumn(segments: readonly Segment[]): boolean {
  if (segments.length < FEWEST) return false;
  const left = Math.min(...segments.map((segment) => segment.left));
  const right = Math.max(...segments.map((segment) => segment.right));
  const widths = segments.map((segment) => segment.right - segment.left).toSorted((one, other) => one - other);
  return (widths[Math.floor(widths.length / 2)] ?? 0) >= FILL * (right - left);
}
