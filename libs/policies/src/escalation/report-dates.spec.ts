import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import type { ReportCadence } from '../policy/policy.js';
import { nextReportDate } from './report-dates.js';

describe('report dates of the default policy', () => {
  it.each([
    ['2022-01-17', '2022-02-28', 'registered eleven days before the 28th: the next month is the first'],
    ['2022-02-03', '2022-02-28', 'a late report answers the month before, not this one'],
    ['2022-01-20', '2022-02-28', 'an early report answers this month'],
    ['2022-12-28', '2023-01-28', 'over the end of the year'],
  ])('after %s comes %s: %s', (since, next) => {
    expect(nextReportDate(DEFAULT_POLICY, since)).toBe(next);
  });
});

const QUARTERLY: ReportCadence = { cadence: 'quarterly', day: 31, minimumGapDays: 20 };
const WEEKLY: ReportCadence = { cadence: 'weekly', day: 5, minimumGapDays: 3 };
const LISTED: ReportCadence = { cadence: 'dates', day: 1, dates: ['2022-03-15', '06-30', '11-30'], minimumGapDays: 5 };

describe('report dates of other cadences', () => {
  it.each([
    [QUARTERLY, '2022-01-17', '2022-03-31', 'the last day of the quarter'],
    [QUARTERLY, '2022-03-31', '2022-06-30', 'a month of 30 days has no 31st'],
    [QUARTERLY, '2022-06-15', '2022-09-30', 'a report within the gap answers the quarter'],
    [{ ...QUARTERLY, cadence: 'half-yearly' }, '2022-07-01', '2022-12-31', 'half a year'],
    [{ ...QUARTERLY, cadence: 'yearly', day: 20 }, '2022-12-05', '2023-12-20', 'a year'],
    [{ ...QUARTERLY, cadence: 'monthly', day: 30 }, '2022-02-01', '2022-02-28', 'February is short'],
    [WEEKLY, '2022-06-13', '2022-06-17', 'the Friday of the week'],
    [WEEKLY, '2022-06-15', '2022-06-24', 'a report on Wednesday answers Friday'],
    [WEEKLY, '2022-06-17', '2022-06-24', 'a report on the day answers the day'],
    [LISTED, '2022-01-17', '2022-03-15', 'a listed date'],
    [LISTED, '2022-03-12', '2022-06-30', 'a day of every year'],
    [LISTED, '2022-12-01', '2023-06-30', 'in the next year only what comes every year'],
    [{ ...LISTED, dates: ['2022-03-15'] }, '2022-03-15', null, 'when all are over nothing is owed'],
    [{ ...LISTED, dates: ['02-29'] }, '2022-01-01', '2022-02-28', 'a day that the year does not have'],
  ] as [ReportCadence, string, string | null, string][])('%o after %s: %s, %s', (report, since, next) => {
    expect(nextReportDate({ report }, since)).toBe(next);
  });
});
