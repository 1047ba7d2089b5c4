import { describe, expect, it } from 'vitest';
import { Batcher } from './batcher.js';

describe('a batcher', () => {
  it('processes together the requests that came meanwhile, up to its batch size, and answers each', async () => {
    const sizes: number[] = [];
    const batcher = new Batcher(async (requests: number[]) => {
      sizes.push(requests.length);
      return requests.map((request) => request * 2);
    }, 3);
    expect(await Promise.all([1, 2, 3, 4, 5].map((request) => batcher.request(request)))).toEqual([2, 4, 6, 8, 10]);
    expect(await batcher.request(6)).toBe(12);
    expect(sizes).toEqual([3, 2, 1]);
  });

  it('processes the requests of a failed batch one by one', async () => {
    const batcher = new Batcher(async (requests: number[]) => {
      if (requests.includes(2)) throw new Error('not that one');
      return requests;
    });
    const answers = await Promise.allSettled([1, 2, 3].map((request) => batcher.request(request)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
