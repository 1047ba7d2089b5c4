import { describe, expect, it } from 'vitest';
import type { DepartmentFacts, FactKind, ScoredItem, ScoreFact } from './score-facts.js';
import { scoreOf } from './score-of.js';
import { DEFAULT_SCORE_RULES } from './parse-score-rules.js';
import { DEDUCTIONS } from './score-rules.js';

const item = (projectId: string, details: Partial<ScoredItem> = {}): ScoredItem => ({
  projectId,
  role: 'lead',
  priority: 'normal',
  isExcused: false,
  ...details,
});

function fact(kind: FactKind, projectId: string, count = 0, details: Partial<ScoreFact> = {}): ScoreFact {
  const date = '2022-06-17';
  return {
    id: `${kind}.${projectId}.${count}`,
    kind,
    departmentId: 'd',
    role: 'lead',
    projectId,
    date,
    doneOn: null,
    count,
    eventId: null,
    ...details,
  };
}

const score = (facts: Partial<DepartmentFacts>): ReturnType<typeof scoreOf> =>
  scoreOf({ items: ['A', 'B', 'C'].map((id) => item(id)), facts: [], upheld: new Set(), ...facts }, DEFAULT_SCORE_RULES);

/** The example of docs/scorecards.md, number by number. */
const EXAMPLE: DepartmentFacts = {
  items: [item('A'), item('B'), item('C'), item('D', { role: 'helper' })],
  facts: [
    fact('signature', 'A', 2),
    fact('report', 'A', 6),
    fact('completion', 'A', 8),
    fact('red-slip', 'A', 1),
    fact('completion-returned', 'B'),
    fact('completion', 'B', 0),
    fact('early-completion', 'C', 4),
    fact('completion', 'C', 0),
    fact('completion', 'D', 1, { role: 'helper' }),
  ],
  upheld: new Set(),
};

describe('the score', () => {
  it('of the worked example is 85.93', () => {
    const { score: points, deducted, worth, bonus, lines } = scoreOf(EXAMPLE, DEFAULT_SCORE_RULES);
    // 0.1 + 0.5 + 2 (the delay itself, 1, has the same cause) + 2 + 0.5 · 1 = 5.1 of 3 · 10 + 0.5 · 10 = 35; + 0.5.
    expect({ deducted, worth, bonus }).toEqual({ deducted: 5.1, worth: 35, bonus: 0.5 });
    expect(points).toBe(85.93);
    expect(lines.filter(({ state }) => state === 'absorbed').map(({ rule }) => rule)).toEqual(['completion-late']);
  });

  it('is 100 without a fault, and for many tasks no other than for few', () => {
    expect(score({}).score).toBe(100);
    const many = Array.from({ length: 30 }, (_, n) => item(`P${n}`));
    const late = (n: number): ScoreFact => fact('completion', `P${n}`, 3);
    expect(score({ items: many, facts: Array.from({ length: 10 }, (_, n) => late(n)) }).score).toBe(
      score({ items: many.slice(0, 3), facts: [late(0)] }).score,
    );
  });

  it('never leaves 0 to 100; early ends are worth 10 at most and make up for half of a loss at most, so that a loss shows', () => {
    const returned = Array.from({ length: 40 }, (_, n) => fact('completion-returned', 'A', n));
    expect(score({ facts: returned }).score).toBe(0);
    const early = Array.from({ length: 40 }, (_, n) => fact('early-completion', 'A', 30 + n));
    // 2 of 30 is 6.67; half of it is made up for.
    expect(score({ facts: [...early, fact('completion-returned', 'B')] })).toMatchObject({
      score: 96.67,
      bonus: 10,
      madeUp: 3.33,
    });
    expect(score({ facts: early })).toMatchObject({ score: 100, bonus: 10, madeUp: 0 });
    expect(score({ facts: [...early, fact('signature', 'A', 1)] }).score).toBeLessThan(100);
  });

  it('counts one cause once, the larger', () => {
    const { deducted, lines } = score({
      facts: [fact('completion', 'A', 9), fact('yellow-slip', 'A', 1), fact('yellow-slip', 'A', 2), fact('red-slip', 'A', 1)],
    });
    expect(deducted).toBe(2);
    expect(lines.map(({ rule, state }) => [rule, state])).toEqual([
      ['completion-late', 'absorbed'],
      ['red-slip', 'counted'],
      ['second-yellow-slip', 'absorbed'],
    ]);
  });

  it('leaves out what is excused, in the rates too, and says so', () => {
    const facts = [fact('completion', 'A', 9), fact('red-slip', 'A', 1), fact('report', 'A', 1)];
    const { deducted, lines, rates } = score({ items: [item('A', { isExcused: true })], facts });
    expect(deducted).toBe(0.1);
    expect(lines.map(({ state }) => state).toSorted()).toEqual(['counted', 'excused', 'excused']);
    expect(rates).toMatchObject({ completion: { of: 0, share: null }, excused: 1, averageWorkdaysOverdue: null });
  });

  it('leaves out what an appeal took away; what it had absorbed counts then', () => {
    const facts = [fact('completion', 'A', 9), fact('red-slip', 'A', 1)];
    expect(score({ facts }).deducted).toBe(2);
    expect(score({ facts, upheld: new Set(['red-slip.A.1']) }).deducted).toBe(1);
  });

  it('does not rank fewer than three items', () => {
    expect(score({ items: [item('A'), item('B')] }).isRanked).toBe(false);
    expect(score({}).isRanked).toBe(true);
  });

  it('tells a late report from a missing one by five workdays', () => {
    const rulesOf = (count: number): string[] => score({ facts: [fact('report', 'A', count)] }).lines.map(({ rule }) => rule);
    expect([0, 1, 4, 5].map(rulesOf)).toEqual([[], ['report-late'], ['report-late'], ['report-missing']]);
  });
});

it('rates stand beside the score', () => {
  const { rates } = scoreOf(
    { ...EXAMPLE, facts: [...EXAMPLE.facts, fact('accepted', 'B', 1), fact('accepted', 'C', 0), fact('extension', 'C')] },
    DEFAULT_SCORE_RULES,
  );
  expect(rates).toMatchObject({
    completion: { of: 3, kept: 2, share: 0.6667 },
    report: { of: 1, kept: 0, share: 0 },
    firstReview: { of: 2, kept: 1, share: 0.5 },
    extension: { of: 3, kept: 1, share: 0.3333 },
    averageWorkdaysOverdue: 8,
    slips: { yellow: 0, red: 1 },
  });
});

it('each rate and each number of items has as many rows as it counts', () => {
  const facts = [...EXAMPLE.facts, fact('accepted', 'B', 1), fact('accepted', 'C', 0), fact('extension', 'C')];
  const { rates, items, rows } = scoreOf({ ...EXAMPLE, facts }, DEFAULT_SCORE_RULES);
  const counted = (number: string): number[] => {
    const own = rows.filter((row) => row.number === number);
    return [own.length, own.filter(({ kept }) => kept).length];
  };
  for (const rate of ['signature', 'report', 'completion', 'firstReview', 'extension'] as const)
    expect([rate, ...counted(rate)]).toEqual([rate, rates[rate].of, rates[rate].kept]);
  expect([counted('lead')[0], counted('helper')[0]]).toEqual([items.lead, items.helper]);
  expect([counted('redSlip')[0], counted('early')[0]]).toEqual([rates.slips.red, rates.early]);
  expect(rows.filter(({ number, kept }) => number === 'completion' && !kept)).toMatchObject([{ projectId: 'A', workdays: 8 }]);
});

it('a project that was closed, reopened and closed again is one that passed its reviews', () => {
  const facts = [fact('accepted', 'A', 0), { ...fact('accepted', 'A', 0), id: 'again' }];
  expect(scoreOf({ ...EXAMPLE, facts }, DEFAULT_SCORE_RULES).rates.firstReview).toMatchObject({ of: 1, kept: 1 });
});

it('every deduction has a number and a source', () => {
  for (const rule of DEDUCTIONS)
    expect(DEFAULT_SCORE_RULES.deductions[rule]).toMatchObject({ points: expect.any(Number) as number });
  expect(Object.values(DEFAULT_SCORE_RULES.deductions).filter(({ source }) => !source)).toEqual([]);
});
