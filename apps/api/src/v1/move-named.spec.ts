import { expect, it } from 'vitest';
import { moveNamed } from './move-named.js';

it('a move is one of its table by name; another is refused with those that there are', () => {
  const moves = ['sign', 'answer'] as const;
  expect(moveNamed('answer', moves)).toBe('answer');
  for (const name of ['dance', 'toString', ''])
    expect(() => moveNamed(name, moves)).toThrow(
      expect.objectContaining({ code: 'move.unknown', message: expect.stringContaining('sign, answer'), facts: { moves } }),
    );
});
