import { describe, expect, it } from 'vitest';
import { type RealTime } from '#platform';
import { shifted } from '../time/shifted.js';
import { afterAttempt, type EndpointHealth, unhealthyShare } from './endpoint-health.js';

const START = new Date('2026-03-02T01:00:00Z') as RealTime;
const at = (seconds: number): RealTime => shifted(START, seconds * 1000);
const NEW: EndpointHealth = {
  lastOk: null,
  failuresInARow: 0,
  failingSince: null,
  windowStartedAt: null,
  windowAttempts: 0,
  windowFailures: 0,
  openUntil: null,
  pausedUntil: null,
};
/** The health after these attempts, one a second: `+` accepted, `-` failed. */
const after = (attempts: string, health = NEW, from = 0, step = 1): EndpointHealth =>
  [...attempts].reduce((before, sign, n) => afterAttempt(before, sign === '+', at(from + n * step)), health);

describe('the health of an endpoint', () => {
  it('opens for 30 s at the tenth failure in a row, however long they took', () => {
    expect(after('-'.repeat(9)).openUntil).toBeNull();
    expect(after('-'.repeat(10)).openUntil).toEqual(at(9 + 30));
    expect(after('-'.repeat(10), NEW, 0, 3600).openUntil).toEqual(at(9 * 3600 + 30));
  });

  it('opens when 70 % of at least ten attempts in five minutes failed', () => {
    expect(after('+--+--+--').openUntil).toBeNull();
    expect(after('+--+--+---').openUntil).toEqual(at(9 + 30));
    expect(after('++-+--+---').openUntil).toBeNull();
    expect(after('+--+--+---', NEW, 0, 60).openUntil).toBeNull();
  });

  it('stays open for 30 s more when a probe fails, and closes at the first acceptance', () => {
    const open = after('-'.repeat(10));
    expect(after('-', open, 100).openUntil).toEqual(at(130));
    const closed = after('+', open, 100);
    expect(closed).toMatchObject({ openUntil: null, lastOk: true, failuresInARow: 0, windowAttempts: 1, windowFailures: 0 });
    expect(after('-', closed, 101).openUntil).toBeNull();
  });

  it('is left alone for as long as it asks, whatever others that were under way are answered', () => {
    const asked = afterAttempt(NEW, false, at(0), 120_000);
    expect(asked.pausedUntil).toEqual(at(120));
    expect(afterAttempt(asked, true, at(1)).pausedUntil).toEqual(at(120));
    expect(afterAttempt(asked, false, at(2), 10_000).pausedUntil).toEqual(at(120));
    expect(afterAttempt(asked, false, at(2), 300_000).pausedUntil).toEqual(at(302));
  });

  it('leaves the unhealthy a quarter of the places, and one at the least', () => {
    expect([1, 4, 8, 20, 50].map(unhealthyShare)).toEqual([1, 1, 2, 5, 12]);
  });
});
