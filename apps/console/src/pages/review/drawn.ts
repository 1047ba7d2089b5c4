import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** How far beyond what one sees parts are drawn, in pixels. */
const AHEAD = '600px 0px';

/** Draws a part that waits for its turn. */
type Draw = () => void;

const waiting = new Set<Draw>();
let isPlanned = false;

/** One part at a time, so that a key or a click never waits for more than one. */
function drawNext(): void {
  isPlanned = false;
  const [draw] = waiting;
  if (!draw) return;
  waiting.delete(draw);
  draw();
  planNext();
}

function planNext(): void {
  if (isPlanned || waiting.size === 0) return;
  isPlanned = true;
  // Safari has no idle callback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(drawNext, { timeout: 1000 });
  else setTimeout(drawNext, 30);
}

/** Draws at once what still waits: for whoever looks for something in the page, and for print. */
export function drawAll(): void {
  flushSync(() => {
    for (const draw of waiting) draw();
    waiting.clear();
  });
}

addEventListener('beforeprint', drawAll);

/**
 * Whether a part of a long page is drawn yet. What is wanted is drawn at once, what comes near the screen soon, all else when nothing else
 * is to be done; what was drawn stays, so that the browser's own search finds it.
 * @param root what scrolls
 */
export function useDrawn(isWanted: boolean, root: RefObject<HTMLElement | null>): [boolean, RefObject<HTMLDivElement | null>] {
  const element = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(isWanted);
  if (isWanted && !isDrawn) setDrawn(true);
  useEffect(() => {
    if (isDrawn || !element.current) return undefined;
    const draw = (): void => setDrawn(true);
    waiting.add(draw);
    planNext();
    const observer = new IntersectionObserver((changes) => changes.at(-1)?.isIntersecting && draw(), {
      root: doesScroll(root.current) ? root.current : null,
      rootMargin: AHEAD,
    });
    observer.observe(element.current);
    return () => {
      waiting.delete(draw);
      observer.disconnect();
    };
  }, [isDrawn, root]);
  return [isDrawn, element];
}

/** On the phone the page scrolls, not its panes. */
function doesScroll(element: HTMLElement | null): boolean {
  return element !== null && element.scrollHeight > element.clientHeight;
}

/** For memo: whether two lists have the same members. */
export function areSame<Member>(before: readonly Member[], after: readonly Member[]): boolean {
  return before === after || (before.length === after.length && before.every((one, index) => one === after[index]));
}
