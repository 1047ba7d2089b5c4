import { describe, expect, it } from 'vitest';
import { instantAt, type LocalDays, WorkCalendar } from '#work-calendar';
import { type Anchor, DEFAULT_POLICY, EscalationPolicy } from '#policies';
import { rescheduledStep } from './rescheduled-step.js';

const official = new WorkCalendar();
/** Due on a Friday. */
const DEADLINE: Anchor = { track: 'deadline', date: '2022-06-17', startDate: '2022-01-17' };

/** `key day` of the step that is next when the calendar changes from the official one to one with `days`, at noon of `today`. */
function next(pendingKey: string, days: LocalDays, today: string, before: WorkCalendar = official): string | null | undefined {
  const calendars = { before, after: official.withDays(days) };
  const step = rescheduledStep(new EscalationPolicy(DEFAULT_POLICY), DEADLINE, pendingKey, calendars, instantAt(today, '12:00'));
  return step && `${step.key} ${step.plannedAt.toISOString().slice(0, 10)}`;
}

describe('a pending step', () => {
  it.each([
    ['stays where no day of its own changes', 'before-15d', { holidays: ['2022-06-14'] }, '2022-05-20', 'before-15d 2022-06-02'],
    [
      'before the date moves to the workday before',
      'before-3d',
      { holidays: ['2022-06-14'] },
      '2022-06-11',
      'before-3d 2022-06-13',
    ],
    ['after the date moves with its workdays', 'after-1wd', { holidays: ['2022-06-20'] }, '2022-06-18', 'after-1wd 2022-06-21'],
    ['moves ahead to a day of duty', 'after-1wd', { workdays: ['2022-06-18'] }, '2022-06-17', 'after-1wd 2022-06-18'],
  ])('%s', (_name, key, days, today, expected) => {
    expect(next(key, days, today)).toBe(expected);
  });

  it('that would have been before now is due at once, and not lost', () => {
    // The weekend is off too.
    expect(next('before-3d', { holidays: ['2022-06-13', '2022-06-14'] }, '2022-06-13')).toBe('before-3d 2022-06-10');
  });

  it('is not followed by what was taken already, also where that would come again', () => {
    // before-7d was taken on 06-09, because the 10th was off; now it would come on the 10th.
    const before = official.withDays({ holidays: ['2022-06-10'] });
    expect(next('before-3d', {}, '2022-06-09', before)).toBe('before-3d 2022-06-14');
  });

  it('that the old calendar does not have is left alone', () => {
    expect(next('unsigned-1wd', { holidays: ['2022-06-14'] }, '2022-06-01')).toBeUndefined();
  });
});
