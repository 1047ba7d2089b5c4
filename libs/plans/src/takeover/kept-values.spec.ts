import { describe, expect, it } from 'vitest';
import { originIn, percentIn, stateIn } from './kept-values.js';

describe('the state in a kept ledger', () => {
  it.each([
    ['已办结', 'closed'],
    ['完成', 'closed'],
    ['是', 'closed'],
    ['已销号', 'closed'],
    ['未完成', 'in_progress'],
    ['否', 'in_progress'],
    ['正在推进', 'in_progress'],
    ['滞后', 'in_progress'],
    ['部分完成', 'in_progress'],
    ['基本完成', 'in_progress'],
    ['未启动', 'registered'],
    ['尚未开工', 'registered'],
    ['暂缓', 'suspended'],
    ['已取消', 'cancelled'],
  ])('%s means %s', (words, state) => {
    expect(stateIn(words)).toBe(state);
  });

  it('is not guessed from other words', () => {
    expect(stateIn('见附件')).toBeUndefined();
  });
});

describe('the percent in a kept ledger', () => {
  it.each([
    ['95%', 95],
    ['约80％', 80],
    ['９５%', 95],
    ['0.95', 95],
    ['0.5', 50],
    ['60', 60],
    ['1', 1],
    ['100', 100],
    ['33.4%', 33],
  ])('%s is %i', (words, percent) => {
    expect(percentIn(words)).toBe(percent);
  });

  it.each(['', '完成3座', '120%', '第2期'])('is not in "%s"', (words) => {
    expect(percentIn(words)).toBeUndefined();
  });
});

it('the origin follows the words of its column', () => {
  expect(
    ['张市长批示', '常委会会议纪要〔2022〕3号', '巡察整改', '市人大代表建议第12号', '12345热线工单', '年初计划'].map(originIn),
  ).toEqual(['instruction', 'meeting', 'finding', 'proposal', 'hotline', 'direct']);
});
