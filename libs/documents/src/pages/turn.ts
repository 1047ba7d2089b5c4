import type { Fragment, PageText } from './page-text.js';

/** A fragment with the direction in which its letters follow each other; y downwards. */
export interface DirectedFragment extends Fragment {
  along: readonly [x: number, y: number];
}

/** A page as its file holds it, perhaps lying on its side. */
export interface RawPage {
  width: number;
  height: number;
  fragments: readonly DirectedFragment[];
}

/** Quarter turns, clockwise, from upright to the direction of a text. */
type Turn = 0 | 1 | 2 | 3;

const SLANT = 0.05;

/** The page turned so that most of its letters stand upright; text that runs in another direction (a watermark) is counted and left out. */
export function upright({ width, height, fragments }: RawPage): PageText & { slanted: number } {
  const turns = fragments.map(turnOf);
  const letters = [0, 0, 0, 0];
  fragments.forEach(({ text }, at) => {
    const turn = turns[at];
    if (turn !== undefined && turn !== null) letters[turn] = (letters[turn] ?? 0) + text.trim().length;
  });
  const turn = letters.indexOf(Math.max(...letters)) as Turn;
  const kept = fragments.filter((_, at) => turns[at] === turn);
  return {
    height: turn % 2 === 0 ? height : width,
    fragments: kept.map(({ text, x, y, width: length, size }) => ({
      text,
      width: length,
      size,
      ...turned({ x, y }, turn, { width, height }),
    })),
    slanted: fragments.length - kept.length,
  };
}

function turnOf({ along: [x, y] }: DirectedFragment): Turn | null {
  if (Math.abs(y) <= SLANT * Math.abs(x)) return x >= 0 ? 0 : 2;
  if (Math.abs(x) <= SLANT * Math.abs(y)) return y > 0 ? 1 : 3;
  return null;
}

function turned(
  { x, y }: { x: number; y: number },
  turn: Turn,
  page: { width: number; height: number },
): { x: number; y: number } {
  if (turn === 1) return { x: y, y: page.width - x };
  if (turn === 2) return { x: page.width - x, y: page.height - y };
  return turn === 3 ? { x: page.height - y, y: x } : { x, y };
}
