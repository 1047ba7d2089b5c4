import { describe, expect, it } from 'vitest';
import { RETRY_SCHEDULE_MS, retryDelayMs } from './retry-schedule.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the wait before another attempt', () => {
  it('tries ten times over more than three days', () => {
    const total = RETRY_SCHEDULE_MS.reduce((sum, wait) => sum + wait, 0);
    expect(RETRY_SCHEDULE_MS).toHaveLength(10);
    expect(total).toBe(75 * HOUR + 35 * MINUTE + 5000);
  });

  it('spreads each wait by 20 percent either way', () => {
    expect(retryDelayMs(RETRY_SCHEDULE_MS, 2, undefined, 0)).toBe(4 * MINUTE);
    expect(retryDelayMs(RETRY_SCHEDULE_MS, 2, undefined, 0.5)).toBe(5 * MINUTE);
    expect(retryDelayMs(RETRY_SCHEDULE_MS, 2, undefined, 1)).toBe(6 * MINUTE);
  });

  it('ends after the last attempt', () => {
    expect(retryDelayMs(RETRY_SCHEDULE_MS, 10, undefined, 0.5)).toBeNull();
    expect(retryDelayMs(RETRY_SCHEDULE_MS, 11, 1000, 0.5)).toBeNull();
  });

  it.each([
    ['shorter than scheduled: the schedule holds', 2, MINUTE, 5 * MINUTE],
    ['longer: obeyed', 2, 20 * MINUTE, 20 * MINUTE],
    ['far too long early on: an hour at most', 1, 24 * HOUR, HOUR],
    ['far too long later: twice the scheduled wait at most', 5, 24 * HOUR, 10 * HOUR],
  ])('a receiver asks for a pause, %s', (_case, made, wish, expected) => {
    expect(retryDelayMs(RETRY_SCHEDULE_MS, made, wish, 0.5)).toBe(expected);
  });
});
