import { describe, expect, it } from 'vitest';
import { cadenceOf, periodsOf } from './recurring-duty.js';
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

describe('periods', () => {
  const DUTY = { recurrence: 'monthly' as const, from: '2022-01-04', until: '2022-06-30' };

  it('have each their day, their report and their lamp', () => {
    const periods = periodsOf(DUTY, ['2022-01-28', '2022-03-03'], { today: '2022-04-27', soon: '2022-05-01' });
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
    const periods = periodsOf(DUTY, ['2022-03-25'], { today: '2022-04-02', soon: '2022-04-07' });
    expect(periods.slice(0, 4).map(({ reportedOn, lamp }) => `${reportedOn ?? '-'} ${lamp}`)).toEqual([
      '2022-03-25 off',
      '2022-03-25 off',
      '2022-03-25 off',
      '- green',
    ]);
  });
});
