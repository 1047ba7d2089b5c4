import { describe, expect, it } from 'vitest';
import { textChanges } from './text-changes.js';

describe('the changes between two wordings', () => {
  it.each([
    ['an amount as a whole', '新增学位3500个', '新增学位4000个', [['3500', '4000']]],
    ['what was inserted', '启动碧道建设', '全面启动碧道建设', [['', '全面']]],
    ['what was left out', '全面启动碧道建设', '启动碧道建设', [['全面', '']]],
    [
      'several places',
      '三季度新增床位30个',
      '四季度新增床位40个',
      [
        ['三', '四'],
        ['30', '40'],
      ],
    ],
    ['neighbouring letters as one', '推进南部路网建设', '推进北区路网建设', [['南部', '北区']]],
    ['nothing', '启动碧道建设', '启动碧道建设', []],
  ])('are %s', (_name, before, after, expected) => {
    expect(textChanges(before, after).map((change) => [change.before, change.after])).toEqual(expected);
  });

  it('of long texts with little in common are one', () => {
    const [before, after] = ['甲乙丙丁'.repeat(300), '子丑寅卯'.repeat(300)];
    expect(textChanges(`在${before}中`, `在${after}中`)).toEqual([{ before, after, beforeStart: 1, afterStart: 1 }]);
  });
});
