import { describe, expect, it } from 'vitest';
import { instantAt, WorkCalendar } from '#work-calendar';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { NO_PROGRESS_FACTS } from '../progress/progress-facts.js';
import { EscalationPolicy } from './escalation-policy.js';
import { cadenceOf, type DutySubject, periodsOf } from './recurring-duty.js';
import { nextReportDate } from './report-dates.js';

const POLICY = { report: { cadence: 'quarterly' as const, day: 25, minimumGapDays: 15 } };

describe('reports of a recurring duty', () => {
  it.each([
    ['weekly', '2022-01-17', '2022-01-21'],
    ['monthly', '2022-02-01', '2022-02-28'],
    ['quarterly', '2022-02-01', '2022-03-31'],
    ['half-yearly', '2022-01-17', '2022-06-30'],
    ['yearly', '2022-01-17', '2022-12-31'],
  ] as const)('%s: assigned on %s, the first is owed on %s', (recurrence, assigned, due) => {
    expect(nextReportDate(cadenceOf(POLICY, recurrence), assigned)).toBe(due);
  });

  it('follow the policy where the task is done once', () => {
    expect(cadenceOf(POLICY, null)).toBe(POLICY);
  });
});

/** A duty of every month from 4 January to the end of June, in work from the first day. */
const duty = (details: Partial<DutySubject> = {}): DutySubject => ({
  state: 'in_progress',
  recurrence: 'monthly',
  assignedAt: instantAt('2022-01-04', '10:00'),
  dueDate: '2022-06-30',
  lastReportAt: null,
  cadenceSince: '2022-01-04',
  reportReturnedAt: null,
  ...details,
});

const reportedOn = (day: string): Partial<DutySubject> => ({ lastReportAt: instantAt(day, '10:00') });

describe('periods', () => {
  it('have each their day, their report and their lamp', () => {
    const days = { today: '2022-04-27', redBefore: '2022-04-27', yellowBefore: '2022-05-05' };
    const periods = periodsOf(duty(reportedOn('2022-03-03')), ['2022-01-28', '2022-03-03'], days);
    expect(periods.map(({ dueDate, reportedOn, lamp }) => `${dueDate} ${reportedOn ?? '-'} ${lamp}`)).toEqual([
      '2022-01-31 2022-01-28 off',
      '2022-02-28 2022-03-03 off',
      '2022-03-31 - red',
      '2022-04-30 - yellow',
      '2022-05-31 - off',
      '2022-06-30 - off',
    ]);
  });

  it('that were missed are answered by the next report, late', () => {
    const days = { today: '2022-04-02', redBefore: '2022-04-02', yellowBefore: '2022-04-07' };
    const periods = periodsOf(duty(reportedOn('2022-03-25')), ['2022-03-25'], days);
    expect(periods.slice(0, 4).map(({ reportedOn, lamp }) => `${reportedOn ?? '-'} ${lamp}`)).toEqual([
      '2022-03-25 off',
      '2022-03-25 off',
      '2022-03-25 off',
      '- green',
    ]);
  });

  it('that ended while the work rested are not owed', () => {
    const days = { today: '2022-04-02', redBefore: '2022-04-02', yellowBefore: '2022-04-07' };
    const lamps = periodsOf(duty({ cadenceSince: '2022-03-10' }), [], days).map(({ lamp }) => lamp);
    expect(lamps).toEqual(['off', 'off', 'red', 'green', 'off', 'off']);
  });
});

describe('the lamp of a recurring duty', () => {
  const policy = new EscalationPolicy(DEFAULT_POLICY);
  const subject = (details: Partial<DutySubject>) => ({
    registeredAt: instantAt('2022-01-04', '10:00'),
    percent: 0,
    ...duty(details),
  });
  const redFrom = (details: Partial<DutySubject>): string | null =>
    policy.atRiskDates(subject(details), NO_PROGRESS_FACTS, new WorkCalendar()).offTrackFrom;

  it.each([
    ['nothing was reported', {}, '2022-02-07'],
    ['January was reported', reportedOn('2022-01-28'), '2022-03-01'],
    [
      'the report of January was returned',
      { ...reportedOn('2022-01-28'), reportReturnedAt: instantAt('2022-02-08', '10:00') },
      '2022-02-07',
    ],
    ['all is reported', reportedOn('2022-06-28'), null],
    ['it was in work again from March on', { cadenceSince: '2022-03-10' }, '2022-04-01'],
    ['it is in review', { state: 'in_review' }, null],
    ['it is done once', { recurrence: null }, null],
  ] as const)('where %s, is red from the first workday after the end of the period: %#', (_when, details, day) => {
    expect(redFrom(details)).toBe(day);
  });
});
