import { performance } from 'node:perf_hooks';

const seen: string[] = [];

/** What a process remembers of the calls before. */
export function remember(word: string): string[] {
  seen.push(word);
  return [...seen];
}

export function environment(): string[] {
  return Object.keys(process.env);
}

export function doubled(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => byte * 2);
}

export function never(): void {
  for (;;) performance.now();
}

export function refuse(): void {
  throw Object.assign(new Error('The file is damaged.'), { code: 'file.damaged', facts: { page: 3 } });
}

export function fail(): void {
  throw new TypeError('not a number');
}

/** Memory beside the heap: V8's limit doesn't see it. */
export function fillBuffers(megabytes: number): number {
  const all = Array.from({ length: megabytes }, () => Buffer.alloc(1024 * 1024, 1));
  return all.length;
}

export function fillHeap(): number {
  const all: number[][] = [];
  for (;;) all.push(Array.from({ length: 100_000 }, (_, at) => at + 0.5));
}

export function leave(): void {
  process.exit(3);
}
