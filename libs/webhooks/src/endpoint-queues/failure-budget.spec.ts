import { describe, expect, it } from 'vitest';
import { type RealTime } from '#platform';
import { shifted } from '../time/shifted.js';
import { budgetEnd, reachedThreshold, usedBudget } from './failure-budget.js';

const START = new Date('2026-03-02T01:00:00Z') as RealTime;
const after = (days: number): RealTime => shifted(START, days * 86_400_000);
const failing = (failuresInARow: number) => ({ failingSince: START, failuresInARow });

describe('the failure budget of an endpoint', () => {
  it('ends after five days and twelve failures, not by one of them alone', () => {
    expect(usedBudget(failing(12), after(5))).toBe(100);
    expect(usedBudget(failing(11), after(30))).toBe(91);
    expect(usedBudget(failing(1000), after(4.9))).toBe(98);
    expect(usedBudget({ failingSince: null, failuresInARow: 0 }, after(5))).toBe(0);
    expect(budgetEnd(START)).toEqual(after(5));
  });

  it('is told of at 50, 70, 90 % and at its end, each once, the furthest where several were passed', () => {
    expect([0, 49].map((used) => reachedThreshold(used, 0))).toEqual([null, null]);
    expect([50, 69, 70, 89, 90, 99, 100].map((used) => reachedThreshold(used, 0))).toEqual([50, 50, 70, 70, 90, 90, 100]);
    expect(reachedThreshold(69, 50)).toBeNull();
    expect(reachedThreshold(100, 90)).toBe(100);
    expect(reachedThreshold(100, 100)).toBeNull();
  });
});
