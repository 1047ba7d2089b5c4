import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, toPage } from './paging.js';

describe('paging', () => {
  it('hands out a cursor while there is more, and none on the last page', () => {
    expect(toPage([1, 2, 3], 2, (n) => [n])).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
    expect(toPage([1, 2], 2, (n) => [n]).nextCursor).toBeNull();
  });

  it('reads back what it gave out', () => {
    expect(decodeCursor(encodeCursor(['2022-09-30', 7, null]), 3)).toEqual(['2022-09-30', 7, null]);
  });

  it.each([
    '',
    'xyz',
    encodeCursor(['one']),
    Buffer.from('[{"a":1},2]').toString('base64url'),
    Buffer.from('null').toString('base64url'),
  ])('refuses %j, which no list gave out', (cursor) => {
    expect(() => decodeCursor(cursor, 2)).toThrow(/first page/);
  });
});
