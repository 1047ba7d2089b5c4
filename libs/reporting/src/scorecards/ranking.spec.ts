import { expect, it } from 'vitest';
import { DEFAULT_SCORE_RULES } from './parse-score-rules.js';
import { ranked } from './ranking.js';
import { scoreOf, type Score } from './score-of.js';

interface Given extends Score {
  department: { name: string };
}

function given(name: string, score: number, onTime: number | null, worth = 30, isRanked = true): Given {
  const empty = scoreOf({ items: [], facts: [], upheld: new Set() }, DEFAULT_SCORE_RULES);
  const completion = { of: 10, kept: 10 * (onTime ?? 0), share: onTime };
  return { ...empty, department: { name }, score, worth, isRanked, rates: { ...empty.rates, completion } };
}

const ranks = (...scored: Given[]): unknown[] => ranked(scored).map(({ department, rank }) => [department.name, rank]);

it('of equal scores the better on-time rate comes first, then the larger load; who had nothing due comes last', () => {
  expect(
    ranks(given('甲', 98, null), given('乙', 98, 1, 30), given('丙', 98, 0.9, 90), given('丁', 98, 1, 90), given('戊', 99, 0.5)),
  ).toEqual([
    ['戊', 1],
    ['丁', 2],
    ['乙', 3],
    ['丙', 4],
    ['甲', 5],
  ]);
});

it('who is equal in all of it has the same rank, and the next one comes after them', () => {
  expect(ranks(given('丙', 97, 1), given('乙', 100, 1), given('甲', 100, 1), given('丁', 100, 1, 30, false))).toEqual([
    ['乙', 1],
    ['甲', 1],
    ['丙', 3],
    ['丁', null],
  ]);
});
