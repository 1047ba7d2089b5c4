import { expect, it } from 'vitest';
import { figuresWith, rankingLine, TALLY } from '../../test/circular.js';
import { periodOf } from '../scorecards/period.js';
import { change, comparisonSentence, doneShare, signed } from './compare.js';

const before = { period: periodOf('2022-05'), tally: { ...TALLY, done: 4, behind: 3, yellow: 1 } };

it('says what grew, shrank and stood since the end of the period before, and how scores moved', () => {
  const ranking = [
    rankingLine('甲', { score: 90, before: { rank: 1, score: 85 } }),
    rankingLine('乙', { score: 80, before: { rank: 2, score: 80.1 } }),
    rankingLine('丙', { score: 80, before: { rank: 2, score: 80 } }),
    rankingLine('丁'),
  ];
  expect(comparisonSentence({ ...figuresWith({ before, ranking }), periodBefore: '2022年5月' })).toBe(
    '与2022年5月末相比，办结增加2项，红灯减少2项，黄灯持平。考核得分上升的单位1个、下降的1个、持平的1个。',
  );
});

it('says so when there is nothing to compare with', () => {
  const figures = figuresWith({ before: null, ranking: [rankingLine('甲')] });
  expect(comparisonSentence({ ...figures, periodBefore: '2021年12月' })).toBe('2021年12月没有在督事项，本期不作比较。');
  const unscored = figuresWith({ before, ranking: [rankingLine('甲')] });
  expect(comparisonSentence({ ...unscored, periodBefore: '' })).not.toContain('考核得分');
});

it('changes have two decimals and a sign; a share of nothing is none', () => {
  expect([change(91.3, 91.1), signed(change(91.3, 91.1)), signed(change(80, 92)), signed(0)]).toEqual([0.2, '+0.2', '-12', '0']);
  expect([doneShare({ done: 1, total: 3 }), doneShare({ done: 0, total: 0 })]).toEqual([33.3, null]);
});
