import { expect, it } from 'vitest';
import { inParts } from './in-parts.js';

const items = Array.from({ length: 155 }, (_, n) => ({ itemId: String(n), text: '碧'.repeat(n * 3) }));

it('keeps every item, in order, in parts that are no larger than an event may be', () => {
  const parts = inParts(items);
  expect(parts.flat()).toEqual(items);
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThanOrEqual(16_001);
});

it('leaves few items together, and one that is too large alone', () => {
  expect(inParts([1, 2, 3])).toEqual([[1, 2, 3]]);
  expect(inParts(['a', 'x'.repeat(99), 'b', 'c'], 50)).toEqual([['a'], ['x'.repeat(99)], ['b', 'c']]);
  expect(inParts([])).toEqual([]);
});
