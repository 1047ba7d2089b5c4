import type { Cell } from '../document/layout-builder.js';
import type { Row, Segment } from './page-text.js';

/** Rows of a page whose segments stand below each other in columns. */
export interface AlignedBlock {
  /** First row, and the one behind the last. */
  from: number;
  to: number;
  bands: Band[];
}

/** The stretch of a page that a column takes. */
interface Band {
  left: number;
  right: number;
}

/** A row with fewer segments begins no table. */
const LEAST_COLUMNS = 3;
const LEAST_ROWS = 3;
/** So many letters may lie between a column's text and what still belongs to it. */
const NEAR = 0.3;
/** A gap of more lines than this ends a table. */
const WIDEST_GAP = 5;

/** The tables of a page by alignment: its text runs in at least three columns over several rows. `before` ended the page before it. */
export function alignedBlocks(rows: readonly Row[], before?: AlignedBlock): AlignedBlock[] {
  const first = before ? goingOn(rows, before.bands) : null;
  const blocks: AlignedBlock[] = first ? [first] : [];
  for (let at = first?.to ?? 0; at < rows.length;) {
    const block = (rows[at]?.length ?? 0) >= LEAST_COLUMNS ? blockFrom(rows, at) : null;
    if (block) blocks.push(block);
    at = block?.to ?? at + 1;
  }
  return blocks;
}

function blockFrom(rows: readonly Row[], start: number): AlignedBlock | null {
  const own = (rows[start] ?? []).map(({ left, right }) => ({ left, right }));
  const { from, to, bands } = grown(rows, start, own);
  const full = fullRows(rows, { from, to });
  return full >= LEAST_ROWS || (full >= 2 && to - from >= LEAST_ROWS) ? { from, to, bands } : null;
}

/** A table of the page before that goes on: a row or two of it may be left. */
function goingOn(rows: readonly Row[], bands: readonly Band[]): AlignedBlock | null {
  if (!rows[0] || !widened(bands, rows[0])) return null;
  const block = grown(rows, 0, bands);
  return fullRows(rows, block) > 0 ? block : null;
}

function grown(rows: readonly Row[], from: number, start: readonly Band[]): AlignedBlock {
  let bands = widened(start, rows[from] ?? []) ?? [...start];
  let to = from + 1;
  for (let row = rows[to]; row && isNear(rows[to - 1], row); row = rows[to]) {
    const wider = widened(bands, row);
    if (!wider) break;
    bands = wider;
    to += 1;
  }
  // What stands alone below the table in its first column is text again.
  while (to > from && rows[to - 1]?.length === 1 && bandOf(bands, rows[to - 1]?.[0]) === 0) to -= 1;
  return { from, to, bands };
}

function fullRows(rows: readonly Row[], { from, to }: { from: number; to: number }): number {
  return rows.slice(from, to).filter((row) => row.length >= LEAST_COLUMNS).length;
}

function isNear(before: Row | undefined, row: Row): boolean {
  const [first, second] = [before?.[0], row[0]];
  return first !== undefined && second !== undefined && second.y - first.y <= WIDEST_GAP * Math.max(first.size, second.size);
}

/** The bands with this row's segments in them; null when one lies across two bands, or beside all. */
function widened(bands: readonly Band[], row: Row): Band[] | null {
  const result = bands.map((band) => ({ ...band }));
  for (const segment of row) {
    const touched = bands.flatMap((band, at) => (overlaps(band, segment) ? [at] : []));
    const [only] = touched;
    const band = only === undefined ? undefined : result[only];
    if (touched.length !== 1 || !band) return null;
    band.left = Math.min(band.left, segment.left);
    band.right = Math.max(band.right, segment.right);
  }
  const isApart = result.every((band, at) => at === 0 || band.left > (result[at - 1]?.right ?? -Infinity));
  return isApart ? result : null;
}

function overlaps(band: Band, { left, right, size }: Segment): boolean {
  return left < band.right + NEAR * size && right > band.left - NEAR * size;
}

function bandOf(bands: readonly Band[], segment: Segment | undefined): number {
  return segment ? bands.findIndex((band) => overlaps(band, segment)) : -1;
}

/** Whether a block goes on with the columns of the one before, as on the next page. */
export function hasSameColumns(one: AlignedBlock, other: AlignedBlock): boolean {
  return (
    one.bands.length === other.bands.length &&
    one.bands.every((band, at) => {
      const beside = other.bands[at];
      return beside !== undefined && band.left < beside.right && band.right > beside.left;
    })
  );
}

/** The cells of a block: lines of one cell are put together, where the row has one. */
export function cellsOfBlock(rows: readonly Row[], { from, to, bands }: AlignedBlock, hasHeader: boolean): Cell[][] {
  const lines = rows.slice(from, to);
  const starts = rowStarts(lines, bands, hasHeader);
  return starts.map((start, at) => {
    const own = lines.slice(start, starts[at + 1] ?? lines.length);
    return bands.map((band, column) => ({ text: cellText(own, bands, { band, column }) }));
  });
}

/** Where the rows of the table begin. The first column tells how many there are: it numbers them or names their field. */
function rowStarts(lines: readonly Row[], bands: readonly Band[], hasHeader: boolean): number[] {
  const header = hasHeader ? 1 : 0;
  const marks = lines.flatMap((row, at) => (at >= header && row.some((one) => bandOf(bands, one) === 0) ? [at] : []));
  if (marks.length < (hasHeader ? 2 : 1)) return lines.map((_, at) => at);
  return [...(hasHeader ? [0] : []), ...marks.map((mark, index) => startOf(lines, marks[index - 1], mark) ?? header)];
}

const ALIKE = 1.05;

/** Between two marks the row begins behind the widest gap: the marks may stand above, amid or below the lines of their rows. */
function startOf(lines: readonly Row[], before: number | undefined, mark: number): number | null {
  if (before === undefined) return null;
  const y = (at: number): number => lines[at]?.[0]?.y ?? 0;
  let start = mark;
  for (let at = mark - 1; at > before; at -= 1) if (y(at) - y(at - 1) > ALIKE * (y(start) - y(start - 1))) start = at;
  return start;
}

/** A line that fills its column goes on in the next. */
const FULL = 1.6;

function cellText(lines: readonly Row[], bands: readonly Band[], { band, column }: { band: Band; column: number }): string {
  let text = '';
  let before: Segment | undefined;
  for (const row of lines)
    for (const segment of row) {
      if (bandOf(bands, segment) !== column) continue;
      const goesOn = before !== undefined && before.right > band.right - FULL * before.size && !/[。；;]$/.test(before.text);
      text += `${before === undefined || goesOn ? '' : '\n'}${segment.text}`;
      before = segment;
    }
  return text;
}
