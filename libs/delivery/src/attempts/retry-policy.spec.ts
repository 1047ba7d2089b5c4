import { describe, expect, it } from 'vitest';
import { RETRY_SCHEDULE_MS, RetryPolicy } from './retry-policy.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the wait before another attempt', () => {
  it('tries ten times over more than three days', () => {
    const total = RETRY_SCHEDULE_MS.reduce((sum, wait) => sum + wait, 0);
    expect(RETRY_SCHEDULE_MS).toHaveLength(10);
    expect(total).toBe(75 * HOUR + 35 * MINUTE + 5000);
  });

  it('spreads each wait by 20 percent either way', () => {
    expect(new RetryPolicy(RETRY_SCHEDULE_MS, () => 0).delayMs(2)).toBe(4 * MINUTE);
    expect(new RetryPolicy(RETRY_SCHEDULE_MS, () => 0.5).delayMs(2)).toBe(5 * MINUTE);
    expect(new RetryPolicy(RETRY_SCHEDULE_MS, () => 1).delayMs(2)).toBe(6 * MINUTE);
  });

  it('ends after the last attempt', () => {
    expect(new RetryPolicy(RETRY_SCHEDULE_MS, () => 0.5).delayMs(10)).toBeNull();
    expect(new RetryPolicy(RETRY_SCHEDULE_MS, () => 0.5).delayMs(11, 1000)).toBeNull();
  });

  it.each([
    ['shorter than scheduled: the schedule holds', 2, MINUTE, 5 * MINUTE],
    ['longer: obeyed', 2, 20 * MINUTE, 20 * MINUTE],
    ['far too long early on: an hour at most', 1, 24 * HOUR, HOUR],
    ['far too long later: twice the scheduled wait at most', 5, 24 * HOUR, 10 * HOUR],
  ])('a receiver asks for a pause, %s', (_case, made, requested, expected) => {
    expect(new RetryPolicy(RETRY_SCHEDULE_MS, () => 0.5).delayMs(made, requested)).toBe(expected);
  });
});
