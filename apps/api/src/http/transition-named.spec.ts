import { expect, it } from 'vitest';
import { transitionNamed } from './transition-named.js';

it('a move is one of its table by name; another is refused with those that there are', () => {
  const transitions = ['sign', 'answer'] as const;
  expect(transitionNamed('answer', transitions)).toBe('answer');
  for (const name of ['dance', 'toString', ''])
    expect(() => transitionNamed(name, transitions)).toThrow(
      expect.objectContaining({
        code: 'transition.unknown',
        message: expect.stringContaining('sign, answer'),
        facts: { transitions },
      }),
    );
});
