import { expect, it } from 'vitest';
import type { Logger } from './logger.js';
import { RepeatedWarning } from './repeated-warning.js';

it('writes the first at once, the others ever more rarely, and says how many it left out', () => {
  const lines: unknown[] = [];
  let nowMs = 1_000_000;
  const logger = { warn: (fields: unknown) => void lines.push([nowMs - 1_000_000, fields]) } as never as Pick<Logger, 'warn'>;
  const warning = new RepeatedWarning(logger, () => nowMs);
  for (let tenth = 0; tenth < 10_000; tenth += 1, nowMs += 100) warning.warn({ queue: 'x' }, 'down');
  expect(lines.slice(0, 4)).toEqual([
    [0, { queue: 'x' }],
    [1000, { queue: 'x', leftOut: 9 }],
    [3000, { queue: 'x', leftOut: 19 }],
    [7000, { queue: 'x', leftOut: 39 }],
  ]);
  expect(lines.length).toBeLessThan(25); // Of ten thousand, in a quarter of an hour.
  nowMs += 200_000;
  warning.warn({ queue: 'x' }, 'down again');
  nowMs += 1500;
  warning.warn({ queue: 'x' }, 'down again');
  expect(lines.slice(-2).map((line) => (line as [number])[0])).toEqual([1_200_000, 1_201_500]);
});
