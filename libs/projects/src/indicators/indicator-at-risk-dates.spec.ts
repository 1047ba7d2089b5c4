import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeIndicators, type PlannedIndicator } from './complete-indicator.js';
import { DEFAULT_POLICY, EscalationPolicy, indicatorProgress, type MeasuredIndicator } from '#policies';
import { instantAt, WorkCalendar } from '#work-calendar';

const calendar = new WorkCalendar();
const RULE = { yellowLag: 10, redLag: 30, withoutMilestones: 'workdays' } as const;
const POLICY = new EscalationPolicy({ ...DEFAULT_POLICY, plannedProgress: RULE });
const PROJECT = {
  state: 'registered' as const,
  registeredAt: instantAt('2022-01-17', '10:00'),
  assignedAt: instantAt('2022-01-17', '10:00'),
  dueDate: '2022-12-30',
  percent: 0,
  recurrence: null,
  lastReportAt: null,
  cadenceSince: null,
  reportReturnedAt: null,
};

function measured(values: Record<string, number>, planned: Partial<PlannedIndicator> = {}): MeasuredIndicator {
  const [one] = completeIndicators([{ name: '学位', target: 1200, ...planned }], [], PROJECT, PROJECT.registeredAt);
  if (!one) throw new Error('completed to nothing');
  return { ...one, values };
}

const turns = (values: Record<string, number>, planned?: Partial<PlannedIndicator>) =>
  indicatorProgress.atRiskDates(measured(values, planned), RULE, calendar);

// 100 a month are expected. The 15th of February, March, April and May 2022 are workdays, as are the days after them.
describe('an indicator that is counted up', () => {
  it('of which nothing ever comes is behind as what is expected grows', () => {
    // January: 8 points; February, owed by 03-15: 17; but the value of January is one month late on 03-15 already.
    expect(turns({})).toEqual({ atRiskFrom: '2022-03-16', offTrackFrom: '2022-04-18' });
  });

  it('is behind from the end of the period whose value is too low', () => {
    expect(turns({ '2022-01': 100, '2022-06': 480 }).atRiskFrom).toBe('2022-07-01');
    expect(turns({ '2022-01': 100, '2022-06': 239 })).toMatchObject({ atRiskFrom: '2022-06-01', offTrackFrom: '2022-07-01' });
    expect(turns({ '2022-01': 100, '2022-06': 240 })).toMatchObject({ offTrackFrom: '2022-08-16' });
  });

  it('that catches up is on its course again', () => {
    expect(turns({ '2022-02': 0, '2022-03': 300 }).atRiskFrom).toBe('2022-06-16');
  });

  it('with a value known goes on with it: the second month without one is behind', () => {
    // April 8 points from 05-16, May 17 points from 06-16, one month late on 06-16 as well.
    expect(turns({ '2022-03': 300 })).toEqual({ atRiskFrom: '2022-06-16', offTrackFrom: '2022-07-18' });
  });

  it('a value given before its period is over covers nothing up', () => {
    const late = measured({ '2022-05': 100 });
    expect(indicatorProgress.atRiskDates({ ...late, values: { ...late.values, '2022-06': 120 } }, RULE, calendar)).toMatchObject({
      atRiskFrom: '2022-06-01',
      offTrackFrom: '2022-06-01',
    });
  });

  it.each([
    ['2022-05-16', 8],
    ['2022-06-16', 16],
    ['2022-12-31', 100],
  ])('with 300 of 1200 in March is, on %s, %d points behind', (today, points) => {
    const indicators = [measured({ '2022-03': 300 })];
    expect(POLICY.pointsBehind(PROJECT, { milestones: [], indicators }, calendar, today)).toBe(points);
  });

  it('reached in full never is', () => {
    expect(turns({ '2022-12': 1200 })).toEqual({ atRiskFrom: null, offTrackFrom: null });
  });

  it('looked at in an earlier period knows only that period', () => {
    const later = measured({ '2022-06': 0 });
    expect(indicatorProgress.atRiskDates(later, RULE, calendar, '2022-01').atRiskFrom).toBe('2022-03-16');
  });
});

describe('a rate', () => {
  const rate = { target: 90, unit: '%' };
  it('is behind by what it misses of its goal', () => {
    expect(turns({ '2022-01': 90, '2022-02': 81, '2022-12': 81 }, rate).atRiskFrom).toBe('2022-12-01');
    expect(turns({ '2022-12': 82 }, rate).atRiskFrom).toBeNull();
  });

  it('that is not known is behind only for being late: a month yellow, two months red', () => {
    expect(turns({}, rate)).toEqual({ atRiskFrom: '2022-03-16', offTrackFrom: '2022-04-18' });
    const patient = { ...RULE, yellowMonthsLate: 2, redMonthsLate: 3 };
    expect(indicatorProgress.atRiskDates(measured({}, rate), patient, calendar)).toEqual({
      atRiskFrom: '2022-04-18',
      offTrackFrom: '2022-05-16',
    });
  });
});

describe('a project', () => {
  const slipping = { id: '1', title: '开工', dueDate: '2022-03-31', weight: 1, doneAt: null };

  it('with milestones and indicators is as bad as the worst of them', () => {
    const good = measured({ '2022-12': 1200 });
    const bad = measured({ '2022-01': 100, '2022-02': 0 });
    const plannedProgress = (milestones: (typeof slipping)[], indicators: MeasuredIndicator[]) =>
      POLICY.atRiskDates(PROJECT, { milestones, indicators }, calendar).atRiskFrom;
    expect(plannedProgress([slipping], [good])).toBe('2022-04-01');
    expect(plannedProgress([slipping], [good, bad])).toBe('2022-03-01');
    expect(plannedProgress([], [good])).toBeNull();
  });

  it('is never worse for a higher value', () => {
    const value = fc.nat(1300);
    fc.assert(
      fc.property(fc.constantFrom(...indicatorProgress.periodsOf(measured({}))), value, value, (period, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((one) => turns({ [period]: one }));
        for (const field of ['atRiskFrom', 'offTrackFrom'] as const)
          expect((more?.[field] ?? '9999') >= (less?.[field] ?? '9999')).toBe(true);
      }),
    );
  });
});
