import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from './nearest-name.js';

const KNOWN = [['区财政局', '财政局'], ['区发展和改革局', '发改局'], ['区教育局'], ['城市建设局', '城建局']].map((names) => ({
  names,
}));

describe('the nearest name', () => {
  it.each([
    ['区财证局', '区财政局'],
    ['财政', '区财政局'],
    ['区教育', '区教育局'],
    ['发展改革局', '区发展和改革局'],
    ['城建委', '城市建设局'],
    ['区水务局', null],
    ['某某公司', null],
    ['牵', null],
    ['启动碧道建设并按期投入使用，由区财政局负责统筹推进落实，各街道配合做好相关工作', null],
  ])('of %s is %s', (name, nearest) => {
    expect(nearestName(name, KNOWN)?.names[0] ?? null).toBe(nearest);
  });

  it('counts what is changed, added and left out', () => {
    expect([
      editDistance('', '区局'),
      editDistance('区财政局', '区财证局'),
      editDistance('财政局', '区财政'),
      editDistance('a', 'a'),
    ]).toEqual([2, 1, 2, 0]);
  });
});
