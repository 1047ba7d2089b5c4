import { describe, expect, it } from 'vitest';
import { instantAt, WorkCalendar } from '#work-calendar';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import type { Anchor } from './anchors.js';
import { EscalationPolicy } from './escalation-policy.js';

const calendar = new WorkCalendar();
const DEFAULT = new EscalationPolicy(DEFAULT_POLICY);
const at = (date: string, time = '09:00'): Date => instantAt(date, time);

/** All steps of a track as `key date`, from registration on. */
function stepsOf(anchor: Anchor, until: string): string[] {
  return DEFAULT.stepsBetween(anchor, calendar, at(anchor.startDate, '10:00'), at(until, '23:59')).map(
    ({ key, plannedAt }) =>
      `${key} ${new Date(plannedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')}`,
  );
}

describe('the default steps', () => {
  it('reminds 30, 15, 7, 3, 1 and 0 days before, and urges 1, 3, 5, 10 workdays after and then every 5', () => {
    // Due on Friday 2022-06-17; worked out by hand on the official calendar of 2022 (no holiday in these weeks).
    expect(stepsOf({ track: 'deadline', date: '2022-06-17', startDate: '2022-01-17' }, '2022-07-22')).toEqual([
      'before-30d 2022-05-18 09:00',
      'before-15d 2022-06-02 09:00',
      'before-7d 2022-06-10 09:00',
      'before-3d 2022-06-14 09:00',
      'before-1d 2022-06-16 09:00',
      'due 2022-06-17 09:00',
      'after-1wd 2022-06-20 09:00',
      'after-3wd 2022-06-22 09:00',
      'after-5wd 2022-06-24 09:00',
      'circular 2022-06-27 09:00',
      'after-10wd 2022-07-01 09:00',
      'after-10wd.2 2022-07-08 09:00',
      'interview 2022-07-11 09:00',
      'after-10wd.3 2022-07-15 09:00',
      'after-10wd.4 2022-07-22 09:00',
    ]);
  });

  it('moves a step on a day off to the workday before the due date, and to workdays after it, 调休 included', () => {
    // Due on Saturday 2022-10-01, the first day of the holiday (10-01 to 10-07); 10-08 and 10-09 are worked.
    const steps = stepsOf({ track: 'deadline', date: '2022-10-01', startDate: '2022-03-01' }, '2022-10-14');
    expect(steps.slice(2)).toEqual([
      'before-7d 2022-09-23 09:00',
      'before-3d 2022-09-28 09:00',
      'before-1d 2022-09-30 09:00',
      'due 2022-09-30 09:00',
      'after-1wd 2022-10-08 09:00',
      'after-3wd 2022-10-10 09:00',
      'after-5wd 2022-10-12 09:00',
      'circular 2022-10-13 09:00',
    ]);
  });

  it('gives items shorter than 15 workdays thirds instead of the long lead times', () => {
    // 9 workdays from Monday 06-06 to Friday 06-17.
    expect(stepsOf({ track: 'deadline', date: '2022-06-17', startDate: '2022-06-06' }, '2022-06-17')).toEqual([
      'one-third 2022-06-09 09:00',
      'two-thirds 2022-06-14 09:00',
      'before-1d 2022-06-16 09:00',
      'due 2022-06-17 09:00',
    ]);
  });

  it('leaves out what lies before the registration', () => {
    const anchor: Anchor = { track: 'deadline', date: '2022-06-30', startDate: '2022-06-07' };
    expect(stepsOf(anchor, '2022-06-30').map((step) => step.split(' ')[0])).toEqual([
      'before-15d',
      'before-7d',
      'before-3d',
      'before-1d',
      'due',
    ]);
  });

  it('chases a missing signature after 1 and 3 workdays, then every 5', () => {
    expect(stepsOf({ track: 'acknowledgement', date: '2022-06-06', startDate: '2022-06-06' }, '2022-06-17')).toEqual([
      'unsigned-1wd 2022-06-07 09:00',
      'unsigned-3wd 2022-06-09 09:00',
      'unsigned-3wd.2 2022-06-16 09:00',
    ]);
  });
});

describe('next step', () => {
  it('walks the very steps that a range lists, one after the other, for any due date', () => {
    for (const date of ['2022-02-02', '2022-05-04', '2022-09-30', '2022-12-31']) {
      const anchor: Anchor = { track: 'deadline', date, startDate: '2022-01-04' };
      const until = at('2023-03-01');
      const walked: string[] = [];
      let now = at('2022-01-04', '10:00');
      for (
        let next = DEFAULT.nextStep(anchor, calendar, now);
        next && next.plannedAt <= until;
        next = DEFAULT.nextStep(anchor, calendar, now)
      ) {
        const together = DEFAULT.stepsBetween(anchor, calendar, now, next.plannedAt);
        walked.push(...together.map(({ key }) => key));
        now = next.plannedAt;
      }
      const listed = DEFAULT.stepsBetween(anchor, calendar, at('2022-01-04', '10:00'), until).map(({ key }) => key);
      expect(walked).toEqual(listed);
    }
  });
});

describe('a cap', () => {
  it('ends the repeats', () => {
    const steps = DEFAULT_POLICY.steps.map((step) => (step.key === 'after-10wd' ? { ...step, repeatAtMost: 2 } : step));
    const anchor: Anchor = { track: 'deadline', date: '2022-06-17', startDate: '2022-01-17' };
    const taken = new EscalationPolicy({ ...DEFAULT_POLICY, steps }).stepsBetween(
      anchor,
      calendar,
      at('2022-06-27'),
      at('2022-12-31'),
    );
    expect(taken.map(({ key }) => key)).toEqual(['after-10wd', 'after-10wd.2', 'interview', 'after-10wd.3']);
  });
});

describe('a pause', () => {
  const pauses = [{ from: '2022-01-28', to: '2022-02-08', reason: '春节' }];
  const paused = { ...DEFAULT_POLICY, window: { ...DEFAULT_POLICY.window, pauses } };

  it.each([
    ['2022-01-27', '17:00', '2022-01-27', '17:00'],
    ['2022-01-27', '19:00', '2022-02-09', '09:00'],
    ['2022-01-29', '10:00', '2022-02-09', '09:00'],
  ])('%s %s waits until %s %s', (date, time, openDate, openTime) => {
    expect(new EscalationPolicy(paused).sendingTime(at(date, time), calendar)).toEqual(at(openDate, openTime));
  });
});

describe('sending time', () => {
  it.each([
    ['2022-10-10', '09:00', '2022-10-10', '09:00'],
    ['2022-10-10', '17:59', '2022-10-10', '17:59'],
    ['2022-10-10', '18:01', '2022-10-11', '09:00'],
    ['2022-10-10', '03:00', '2022-10-10', '09:00'],
    ['2022-10-01', '12:00', '2022-10-08', '09:00'],
    ['2022-10-08', '12:00', '2022-10-08', '12:00'],
  ])('%s %s waits until %s %s', (date, time, openDate, openTime) => {
    expect(DEFAULT.sendingTime(at(date, time), calendar)).toEqual(at(openDate, openTime));
  });
});
