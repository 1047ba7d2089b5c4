import { describe, expect, it } from 'vitest';
import { rankingLine, redLine } from '../../test/circular.js';
import type { Mention, RankingLine, RedLine } from './circular-figures.js';
import { DEFAULT_CIRCULAR_RULES } from '../rules/circular-rules.js';
import { mentionsOf } from './mentions.js';

const said = (mentions: Mention[]): string[] =>
  mentions.map(({ department, reasons }) => `${department.name}:${reasons.map(({ text }) => text).join('；')}`);

function praised(ranking: RankingLine[], redList: RedLine[] = []): string[] {
  return said(mentionsOf({ ranking, redList }, DEFAULT_CIRCULAR_RULES).praised);
}

function criticised(redList: RedLine[], ranking = [rankingLine('生态环境分局', { rank: 1, score: 80 })]): string[] {
  return said(mentionsOf({ ranking, redList }, DEFAULT_CIRCULAR_RULES).criticised);
}

describe('praised is', () => {
  const ranked = (...scores: number[]): RankingLine[] =>
    scores.map((score, index) =>
      rankingLine(`${score}`, { score, rank: scores.indexOf(score) + 1, department: { id: `${index}`, name: `${score}` } }),
    );

  it('who is among the first three, from 90 points on; nobody of a tie that goes beyond them', () => {
    expect(praised(ranked(99, 95, 95, 94))).toEqual(['99:考核排名第1', '95:考核排名第2', '95:考核排名第2']);
    expect(praised(ranked(99, 98, 95, 95))).toEqual(['99:考核排名第1', '98:考核排名第2']);
    expect(praised(ranked(100, 100, 100, 100))).toEqual([]);
    expect(praised([rankingLine('甲', { rank: 1, score: 89.99 })])).toEqual([]);
  });

  it('who ended something early, ranked or not', () => {
    expect(praised([rankingLine('甲', { rank: null, score: 100, early: 2 })])).toEqual(['甲:提前办结2项']);
  });

  it('nobody who leads something red', () => {
    expect(praised([rankingLine('甲', { rank: 1, score: 95, early: 1, red: 1 })])).toEqual([]);
  });

  it('nobody who is criticised', () => {
    expect(praised([rankingLine('生态环境分局', { rank: 1, score: 95, early: 1 })], [redLine()])).toEqual([]);
  });
});

describe('criticised is', () => {
  it('who leads what is 5 workdays late, was urged and gave no reason', () => {
    expect(criticised([redLine({ workdaysOverdue: 5 }), redLine()])).toEqual([
      '生态环境分局:2项逾期5个工作日以上，经催办仍未说明原因',
    ]);
  });

  it.each([
    ['it is 4 workdays late', { workdaysOverdue: 4 }],
    ['nobody urged', { urges: 0 }],
    ['a reason was given', { reason: '征地尚未完成' }],
    ['the delay is excused', { excusedReason: '汛期停工' }],
    ['it waits for review', { state: 'in_review' }],
    ['others lead it', { department: { id: '财政局', name: '财政局' } }],
  ] as const)('nobody where %s', (_, details) => {
    expect(criticised([redLine(details)])).toEqual([]);
  });

  it('who owes the answer to a red slip, though there is a reason', () => {
    const slip = { number: '督〔2022〕1号', colour: 'red', isUnanswered: true };
    expect(criticised([redLine({ reason: '征地', slip })])).toEqual(['生态环境分局:1份红色督办单未按时答复']);
    expect(criticised([redLine({ reason: '征地', slip: { ...slip, isUnanswered: false } })])).toEqual([]);
    expect(criticised([redLine({ reason: '征地', slip: { ...slip, colour: 'yellow' } })])).toEqual([]);
  });

  it('who is among the last three, below 60 points', () => {
    const ranking = [70, 59, 58, 57, 56].map((score, index) => rankingLine(String(score), { score, rank: index + 1 }));
    expect(criticised([], ranking)).toEqual(['58', '57', '56'].map((name, n) => `${name}:考核得分${name}，排名第${n + 3}`));
    const tied = [70, 50, 50, 50, 50].map((score, index) => rankingLine(String(index), { score, rank: index === 0 ? 1 : 2 }));
    expect(criticised([], tied)).toEqual([]);
    expect(criticised([], [rankingLine('甲', { rank: null, score: 10 })])).toEqual([]);
  });
});
