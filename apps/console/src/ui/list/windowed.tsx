import { type ReactNode, type RefCallback, useEffect, useMemo, useRef, useState } from 'react';

/** Up to here all rows stand in the page, so that the browser's own search and print find them. */
const WHOLE_UP_TO = 200;
const ROWS_A_CHUNK = 20;
/** How far beyond the screen rows are made ready, in pixels. */
const AHEAD = 1200;

interface Chunk<Item> {
  /** Index of its first item. */
  start: number;
  items: readonly Item[];
  /** Tells where the chunk begins; an element of it must take this. */
  watch: RefCallback<HTMLElement>;
  /** Out of view: the height that the rows would have, in pixels; null: show the rows. */
  gap: number | null;
}

/**
 * Cuts a long list into chunks, of which only those near the screen have rows; the others keep their height. A list of up to 200 rows is one
 * chunk that is always there.
 * @param rowHeight of a row that was never shown, in pixels
 */
export function useWindowed<Item>(items: readonly Item[], rowHeight: number): Chunk<Item>[] {
  const isLong = items.length > WHOLE_UP_TO;
  const [near, setNear] = useState<ReadonlySet<number>>(FIRST);
  const [watcher] = useState(() => new ChunkWatcher(setNear));
  useEffect(() => () => watcher.stop(), [watcher]);
  return useMemo(() => {
    if (!isLong) return [{ start: 0, items, watch: () => undefined, gap: null }];
    return Array.from({ length: Math.ceil(items.length / ROWS_A_CHUNK) }, (_, number) => {
      const start = number * ROWS_A_CHUNK;
      const rows = items.slice(start, start + ROWS_A_CHUNK);
      const gap = near.has(number) ? null : (watcher.heightOf(number) ?? rows.length * rowHeight);
      return { start, items: rows, watch: watcher.watch(number), gap };
    });
  }, [isLong, items, near, rowHeight, watcher]);
}

const FIRST: ReadonlySet<number> = new Set([0]);

/** Watches the elements of chunks: which of them are near the screen, and how high those were that are not. */
class ChunkWatcher {
  private readonly heights = new Map<number, number>();
  private readonly numbers = new Map<Element, number>();
  private readonly refs = new Map<number, RefCallback<HTMLElement>>();
  private readonly observer: IntersectionObserver;

  constructor(setNear: (change: (now: ReadonlySet<number>) => ReadonlySet<number>) => void) {
    this.observer = new IntersectionObserver((entries) => setNear((now) => this.after(now, entries)), {
      rootMargin: `${AHEAD}px 0px`,
    });
  }

  /** The height that a chunk had when its rows were last shown, in pixels. */
  heightOf(number: number): number | undefined {
    return this.heights.get(number);
  }

  /** The same function for the same chunk, so that React does not take the element out and in again. */
  watch(number: number): RefCallback<HTMLElement> {
    const known = this.refs.get(number);
    if (known) return known;
    const ref: RefCallback<HTMLElement> = (element) => {
      if (!element) return undefined;
      this.numbers.set(element, number);
      this.observer.observe(element);
      return () => {
        this.numbers.delete(element);
        this.observer.unobserve(element);
      };
    };
    this.refs.set(number, ref);
    return ref;
  }

  stop(): void {
    this.observer.disconnect();
  }

  private after(now: ReadonlySet<number>, entries: readonly IntersectionObserverEntry[]): ReadonlySet<number> {
    const next = new Set(now);
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const number = this.numbers.get(target);
      if (number === undefined) continue;
      if (isIntersecting) next.add(number);
      else if (next.delete(number)) this.heights.set(number, boundingClientRect.height);
    }
    return next;
  }
}

/** Calls when the end of a list comes near: the next page is read before somebody waits for it. */
export function ListEnd({ onNear, children }: { onNear: () => void; children: ReactNode }): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A busy browser tells several changes at once: the last one says how it stands.
    const tell: IntersectionObserverCallback = (changes) => changes.at(-1)?.isIntersecting && onNear();
    const observer = new IntersectionObserver(tell, { rootMargin: `${AHEAD}px 0px` });
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, [onNear]);
  return <div ref={element}>{children}</div>;
}
