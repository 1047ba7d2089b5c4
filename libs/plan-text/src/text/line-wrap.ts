import { CodeSet } from '../words/code-set.js';
import { mayOpenOrdinal, ordinalAt } from './ordinals.js';

const LINE_END = 0x0a;
const SHORTEST = 15;
/** Lines of one width that end inside a sentence: so many, and so great a part of all such lines, tell of a wrapped page. */
const LEAST_LINES = 4;
const LEAST_SHARE = 0.5;
/** On a wrapped page hardly a line is longer than its width. */
const MOST_LONGER = 0.05;
const WIDEST = 120;
/** On a page that isn't wrapped as a whole, a line of this length without a stop may be broken all the same. */
const LONG_LINE = 30;

/** The width at which a page broke its lines, in characters; 0 when it broke none. */
function wrapWidth(codes: Uint16Array, lineEnds: readonly number[]): number {
  const inside = new Uint32Array(WIDEST + 2);
  const all = new Uint32Array(WIDEST + 2);
  let start = 0;
  for (const end of lineEnds) {
    const length = Math.min(end - start, WIDEST + 1);
    if (length >= SHORTEST) {
      all[length] = (all[length] ?? 0) + 1;
      if (endsInside(codes[end - 1] ?? 0)) inside[length] = (inside[length] ?? 0) + 1;
    }
    start = end + 1;
  }
  const [width, count] = commonest(inside);
  const longer = sum(all.subarray(width + 2));
  return count >= LEAST_LINES && count / sum(inside) >= LEAST_SHARE && longer / sum(all) <= MOST_LONGER ? width : 0;
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The widest of three neighbouring widths that are commonest together: a mark may not begin a line, so lines differ a little. */
function commonest(lines: Uint32Array): [width: number, count: number] {
  let best: [number, number] = [0, 0];
  for (let width = SHORTEST + 2; width <= WIDEST; width += 1) {
    const count = (lines[width] ?? 0) + (lines[width - 1] ?? 0) + (lines[width - 2] ?? 0);
    if (count > best[1]) best = [width, count];
  }
  return best;
}

function endsInside(code: number): boolean {
  return isChinese(code) || code === 0x2c || code === 0x3001;
}

/** Takes out, in place, the line ends that a page put inside a sentence, and returns what is left. */
export function joinLines(codes: Uint16Array, places: Uint32Array, lineEnds: readonly number[]): number {
  const width = wrapWidth(codes, lineEnds);
  let length = 0;
  /** What stands from here on has not been moved yet. */
  let from = 0;
  let lineStart = 0;
  /** The line goes on with a sentence that the line before it broke off at a comma. */
  let isInside = false;
  for (const end of lineEnds) {
    if (end < lineStart) continue;
    const own: number = nextLine(codes, places, { start: lineStart, end }, width);
    const next: number = own < 0 && isInside && isBrokenInside(codes, places, end) ? end + 1 : own;
    isInside = next > end && (isInside || codes[end - 1] === 0x2c);
    lineStart = Math.max(next, end + 1);
    if (next <= end) continue;
    length = move({ codes, places }, { start: from, end }, length);
    from = next;
  }
  return move({ codes, places }, { start: from, end: codes.length + 1 }, length) - 1;
}

/** Moves a stretch to where the text has come to, and returns where it has come then. */
function move({ codes, places }: Lines, { start, end }: Stretch, to: number): number {
  if (start !== to) {
    codes.copyWithin(to, start, end);
    places.copyWithin(to, start, end);
  }
  return to + end - start;
}

interface Lines {
  codes: Uint16Array;
  places: Uint32Array;
}

interface Stretch {
  start: number;
  end: number;
}

/** Where the sentence that a line breaks off goes on, or -1 when the line ends it. */
function nextLine(codes: Uint16Array, places: Uint32Array, line: Stretch, width: number): number {
  const { start: lineStart, end: lineEnd } = line;
  const last = codes[lineEnd - 1] ?? LINE_END;
  const goesOn = last === 0x2c || last === 0x3001;
  if (lineEnd === lineStart || !(goesOn || mayBreakAfter(last))) return -1;
  let next = lineEnd + 1;
  while (goesOn && codes[next] === LINE_END) next += 1;
  const first = codes[next] ?? LINE_END;
  if (first === LINE_END || opensWithOrdinal(codes, next)) return -1;
  if (goesOn) return next;
  const fills =
    width > 0 ? lineEnd - lineStart >= width - 2 : lineEnd - lineStart >= LONG_LINE && !opensWithOrdinal(codes, lineStart);
  const isIndented = (places[next] ?? 0) - (places[lineEnd] ?? 0) > 2;
  return fills && !isIndented && (width > 0 || (isChinese(last) && isChinese(first))) ? next : -1;
}

/** A sentence that goes on over its lines does so, without a mark, up to a line that has one: "共享\n中心,". */
function isBrokenInside(codes: Uint16Array, places: Uint32Array, lineEnd: number): boolean {
  const first = codes[lineEnd + 1] ?? LINE_END;
  if (!isChinese(codes[lineEnd - 1] ?? 0) || !isChinese(first) || opensWithOrdinal(codes, lineEnd + 1)) return false;
  if ((places[lineEnd + 1] ?? 0) - (places[lineEnd] ?? 0) > 2) return false;
  let end = lineEnd + 1;
  while (end < codes.length && codes[end] !== LINE_END && end <= lineEnd + LONGEST_REST) end += 1;
  return codes[end] === LINE_END && MARKS.has(codes[end - 1] ?? 0);
}

const LONGEST_REST = 30;
const MARKS = new CodeSet(',、。;');

/** Only a sentence that has come to its stop may end a full line. */
function mayBreakAfter(code: number): boolean {
  return !STOPS.has(code);
}

const STOPS = new CodeSet('。;!?:');

function opensWithOrdinal(codes: Uint16Array, start: number): boolean {
  if (!mayOpenOrdinal(codes[start] ?? 0)) return false;
  const head = String.fromCharCode(...codes.subarray(start, start + 16));
  return ordinalAt(head, 0, head.length) !== null;
}

function isChinese(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}
