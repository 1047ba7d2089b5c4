import { describe, expect, it } from 'vitest';
import { chance, pick } from './chance.js';

describe('chance', () => {
  it('draws the same number for the same words, another for others, all within 0 and 1', () => {
    expect(chance(1, '启动碧道建设', 'sign')).toBe(chance(1, '启动碧道建设', 'sign'));
    expect(chance(1, '启动碧道建设', 'sign')).not.toBe(chance(1, '启动碧道建设', 'report'));
    expect(chance(1, '启动碧道建设', 'sign')).not.toBe(chance(2, '启动碧道建设', 'sign'));
  });

  it('gives each choice its share', () => {
    const counts = { often: 0, seldom: 0 };
    for (let n = 0; n < 10_000; n += 1) counts[pick({ often: 0.8, seldom: 0.2 }, chance(7, `project ${n}`))] += 1;
    expect(counts.often / 10_000).toBeCloseTo(0.8, 1);
    expect(counts.seldom / 10_000).toBeCloseTo(0.2, 1);
  });
});
