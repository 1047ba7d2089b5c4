import { describe, expect, it } from 'vitest';
import { Rounds } from './rounds.js';

describe('rounds', () => {
  it('do together what was asked for meanwhile, at most so much at a time, and answer each its own', async () => {
    const sizes: number[] = [];
    const rounds = new Rounds(async (wishes: number[]) => {
      sizes.push(wishes.length);
      return wishes.map((wish) => wish * 2);
    }, 3);
    expect(await Promise.all([1, 2, 3, 4, 5].map((wish) => rounds.ask(wish)))).toEqual([2, 4, 6, 8, 10]);
    expect(await rounds.ask(6)).toBe(12);
    expect(sizes).toEqual([3, 2, 1]);
  });

  it('go on alone where one of them can not be done', async () => {
    const rounds = new Rounds(async (wishes: number[]) => {
      if (wishes.includes(2)) throw new Error('not that one');
      return wishes;
    });
    const answers = await Promise.allSettled([1, 2, 3].map((wish) => rounds.ask(wish)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
