import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, WorkCalendar } from '#work-calendar';
import { pointsBehind, atRiskDates } from './planned-progress.js';

const calendar = new WorkCalendar();
const RULE = { yellowLag: 10, redLag: 30, withoutMilestones: 'nothing' } as const;
const project = (percent: number) => ({ registeredAt: instantAt('2022-01-17', '10:00'), dueDate: '2022-12-30', percent });

function milestone(dueDate: string, doneAt: Date | null = null, weight = 1) {
  return { id: dueDate, title: '节点', dueDate, weight, doneAt };
}

const byMilestones = (milestones: ReturnType<typeof milestone>[]) => ({ milestones, indicators: [] });

const DONE = instantAt('2022-03-01', '10:00');

describe('with milestones', () => {
  const plan = [milestone('2022-03-31', DONE), milestone('2022-06-30'), milestone('2022-09-30'), milestone('2022-12-30')];

  it('a project is behind from the workday after the first milestone that is not reached', () => {
    expect(atRiskDates(project(25), byMilestones(plan), RULE, calendar)).toEqual({
      atRiskFrom: '2022-07-01',
      offTrackFrom: '2022-10-08',
    });
  });

  it('a slip shows also where the reported percent is ahead', () => {
    expect(atRiskDates(project(90), byMilestones(plan), RULE, calendar)).toEqual({
      atRiskFrom: '2022-07-01',
      offTrackFrom: null,
    });
  });

  it('reached milestones with too little reported are behind by percent', () => {
    const all = plan.map(({ dueDate }) => milestone(dueDate, DONE));
    expect(atRiskDates(project(40), byMilestones(all), RULE, calendar)).toEqual({
      atRiskFrom: '2022-07-01',
      offTrackFrom: '2022-10-08',
    });
    expect(atRiskDates(project(100), byMilestones(all), RULE, calendar)).toEqual({ atRiskFrom: null, offTrackFrom: null });
  });

  it('a heavy milestone counts more', () => {
    const heavy = [milestone('2022-03-31', DONE, 1), milestone('2022-06-30', null, 9)];
    expect(atRiskDates(project(10), byMilestones(heavy), RULE, calendar)).toEqual({
      atRiskFrom: '2022-07-01',
      offTrackFrom: '2022-07-01',
    });
  });
});

describe('without milestones', () => {
  it('nothing is expected before the due date, unless the policy counts workdays', () => {
    expect(atRiskDates(project(0), byMilestones([]), RULE, calendar)).toEqual({ atRiskFrom: null, offTrackFrom: null });
  });

  it('the share of workdays elapsed is expected: 10 points behind is yellow, more than 30 red', () => {
    const ten = { ...project(0), dueDate: '2022-02-07' };
    expect(calendar.workdaysBetween('2022-01-17', '2022-02-07')).toBe(12);
    // 2 of 12 workdays are 17 %, 4 of 12 are 33 %; 01-29 and 01-30 are worked, 01-31 to 02-06 is Spring Festival.
    expect(atRiskDates(ten, byMilestones([]), { ...RULE, withoutMilestones: 'workdays' }, calendar)).toEqual({
      atRiskFrom: '2022-01-19',
      offTrackFrom: '2022-01-21',
    });
  });

  it('more reported never turns a lamp earlier', () => {
    const rule = { ...RULE, withoutMilestones: 'workdays' } as const;
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((percent) =>
          atRiskDates(project(percent), byMilestones([]), rule, calendar),
        );
        for (const field of ['atRiskFrom', 'offTrackFrom'] as const)
          expect((more?.[field] ?? '9999') >= (less?.[field] ?? '9999')).toBe(true);
      }),
    );
  });
});

describe('points behind', () => {
  const short = { registeredAt: instantAt('2022-06-06', '10:00'), dueDate: '2022-06-17', percent: 20 };
  const two = [milestone('2022-06-08'), milestone('2022-06-17')];
  const byWorkdays = { ...RULE, withoutMilestones: 'workdays' } as const;

  it.each([
    ['a milestone of half the weight is late', two, RULE, '2022-06-09', 30],
    ['on its very day it is not', two, RULE, '2022-06-08', 0],
    ['without milestones nothing is expected before the date', [], RULE, '2022-06-17', 0],
    ['and everything after it', [], RULE, '2022-06-18', 80],
    ['by workdays 5 of 9 have gone', [], byWorkdays, '2022-06-13', 35],
  ])('%s', (_name, milestones, rule, today, points) => {
    expect(pointsBehind(short, { milestones, indicators: [] }, rule, calendar, today)).toBe(points);
  });
});
