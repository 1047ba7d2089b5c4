import { describe, expect, it } from 'vitest';
import { DepartmentCalendars, WorkCalendar } from '#work-calendar';
import { DEFAULT_POLICY, EscalationPolicy } from '#policies';
import { completionDuty, type Duty, helperSignature, reportDuties, signatureDuties } from './duties.js';
import type { Helping } from './helpers.js';
import type { PastState } from './history.js';

const DEFAULT = new EscalationPolicy(DEFAULT_POLICY);

const calendars = new DepartmentCalendars(new WorkCalendar());

/** States in order, each from the day that it names; what is left out stays as it was. */
function states(...changes: (Partial<PastState> & { from: string })[]): PastState[] {
  let state: PastState = {
    from: '2022-01-17',
    until: null,
    state: 'registered',
    leadDepartmentId: 'd',
    policyId: 'p',
    assignedAt: '2022-01-17 10:00',
    assignedOn: '2022-01-17',
    acknowledgedOn: null,
    objectedOn: null,
    lastReportAt: null,
    lastReportOn: null,
    reportRequestedFor: null,
    cadenceSince: null,
    recurrence: null,
    dueDate: '2022-12-30',
    originalDueDate: '2022-12-30',
    completionRequestedOn: null,
    closedOn: null,
  };
  return changes.map((change, index) => {
    state = { ...state, ...change, until: changes[index + 1]?.from ?? null };
    return state;
  });
}

const signed = (from: string): Partial<PastState> & { from: string } => ({ from, state: 'in_progress', acknowledgedOn: from });
const report = (from: string): Partial<PastState> & { from: string } => ({ from, lastReportAt: from, lastReportOn: from });

const dated = ({ due, doneOn }: Duty): Duty => ({ due, doneOn });

describe('a signature', () => {
  const duties = (...changes: Parameters<typeof states>): Duty[] => signatureDuties(states(...changes), 1, calendars).map(dated);

  it('is owed one workday after the assignment', () => {
    expect(duties({ from: '2022-01-17' })).toEqual([{ due: '2022-01-18', doneOn: null }]);
    expect(duties({ from: '2022-01-17' }, signed('2022-01-20'))).toEqual([{ due: '2022-01-18', doneOn: '2022-01-20' }]);
  });

  it('waits for the answer to an objection', () => {
    const objected = { from: '2022-01-18', objectedOn: '2022-01-18' };
    expect(duties({ from: '2022-01-17' }, objected)).toEqual([]);
    expect(duties({ from: '2022-01-17' }, objected, { from: '2022-01-20', objectedOn: null })).toEqual([
      { due: '2022-01-21', doneOn: null },
    ]);
  });

  it('counts from the day the assignment was upheld, also where the objection came after the first day', () => {
    const objected = { from: '2022-01-19', objectedOn: '2022-01-19' };
    const upheld = { from: '2022-01-21', objectedOn: null };
    expect(duties({ from: '2022-01-17' }, objected)).toEqual([]);
    expect(duties({ from: '2022-01-17' }, objected, upheld, signed('2022-01-25'))).toEqual([
      { due: '2022-01-24', doneOn: '2022-01-25' },
    ]);
  });

  it('waits for the end of a suspension that came in time', () => {
    const suspended = { from: '2022-01-18', state: 'suspended' as const };
    const resumed = { from: '2022-02-21', state: 'registered' as const };
    expect(duties({ from: '2022-01-17' }, suspended)).toEqual([]);
    expect(duties({ from: '2022-01-17' }, suspended, resumed, signed('2022-02-22'))).toEqual([
      { due: '2022-02-22', doneOn: '2022-02-22' },
    ]);
    expect(duties({ from: '2022-01-17' }, { ...suspended, from: '2022-01-20' })).toEqual([
      { due: '2022-01-18', doneOn: '2022-01-20' },
    ]);
  });

  it('is owed anew by whoever gets it then', () => {
    const again = { from: '2022-01-18', leadDepartmentId: 'e', assignedAt: '2022-01-18 09:00', assignedOn: '2022-01-18' };
    expect(duties({ from: '2022-01-17' }, again)).toEqual([{ due: '2022-01-19', doneOn: null }]);
  });
});

describe('the signature of a department that helps', () => {
  const duties = (help: Partial<Helping>, ...changes: Parameters<typeof states>): Duty[] => {
    const helping: Helping = { departmentId: 'h', nth: 1, from: '2022-01-17', until: null, signedOn: null, ...help };
    return helperSignature(states(...changes), helping, 1, calendars).map(dated);
  };
  const suspended = { from: '2022-01-18', state: 'suspended' as const };
  const resumed = { from: '2022-02-21', state: 'registered' as const };

  it('is owed one workday after it was named, unless it was let go by then', () => {
    expect(duties({}, { from: '2022-01-17' })).toEqual([{ due: '2022-01-18', doneOn: null }]);
    expect(duties({ signedOn: '2022-01-20' }, { from: '2022-01-17' })).toEqual([{ due: '2022-01-18', doneOn: '2022-01-20' }]);
    expect(duties({ until: '2022-01-18' }, { from: '2022-01-17' })).toEqual([]);
    expect(duties({ until: '2022-01-20' }, { from: '2022-01-17' })).toEqual([{ due: '2022-01-18', doneOn: '2022-01-20' }]);
  });

  it('waits for the end of a suspension that came in time, as that of the lead', () => {
    expect(duties({}, { from: '2022-01-17' }, suspended)).toEqual([]);
    expect(duties({ signedOn: '2022-02-22' }, { from: '2022-01-17' }, suspended, resumed)).toEqual([
      { due: '2022-02-22', doneOn: '2022-02-22' },
    ]);
    expect(duties({}, { from: '2022-01-17' }, { ...suspended, from: '2022-01-20' })).toEqual([
      { due: '2022-01-18', doneOn: '2022-01-20' },
    ]);
    expect(duties({ from: '2022-01-25' }, { from: '2022-01-17' }, suspended, resumed)).toEqual([
      { due: '2022-02-22', doneOn: null },
    ]);
  });

  it('is owed no longer once the work has ended', () => {
    const closed = { from: '2022-03-01', state: 'closed' as const };
    expect(duties({}, { from: '2022-01-17' }, closed)).toEqual([{ due: '2022-01-18', doneOn: '2022-03-01' }]);
  });
});

describe('reports', () => {
  const duties = (today: string, ...changes: Parameters<typeof states>): ReturnType<typeof reportDuties> =>
    reportDuties(states(...changes), () => DEFAULT, today);

  it('are owed each month by the 28th while it is in work', () => {
    expect(duties('2022-04-29', signed('2022-01-17'), report('2022-02-28'), report('2022-03-31'))).toEqual([
      { due: '2022-02-28', doneOn: '2022-02-28' },
      { due: '2022-03-28', doneOn: '2022-03-31' },
      { due: '2022-04-28', doneOn: null },
    ]);
  });

  it('are missed month by month by who stays silent, and made up at once', () => {
    expect(duties('2022-04-29', signed('2022-01-17'))).toEqual([
      { due: '2022-02-28', doneOn: null },
      { due: '2022-03-28', doneOn: null },
      { due: '2022-04-28', doneOn: null },
    ]);
    expect(duties('2022-05-20', signed('2022-01-17'), report('2022-04-20')).map(({ due }) => due)).toEqual([
      '2022-02-28',
      '2022-03-28',
      '2022-04-28',
    ]);
  });

  it('of another cadence are owed from the day on which its policy was adopted; what was owed before stays', () => {
    const weekly = new EscalationPolicy({ ...DEFAULT_POLICY, report: { cadence: 'weekly', day: 5, minimumGapDays: 3 } });
    const moved = states(signed('2022-01-17'), { from: '2022-03-10', policyId: 'q', cadenceSince: '2022-03-10' });
    expect(reportDuties(moved, (id) => (id === 'q' ? weekly : DEFAULT), '2022-03-20')).toEqual([
      { due: '2022-02-28', doneOn: '2022-03-10' },
      { due: '2022-03-11', doneOn: null },
      { due: '2022-03-18', doneOn: null },
    ]);
  });

  it('are owed once, and only for days in work: what was missed before a review is not missed again after it', () => {
    const inReview = { from: '2022-03-10', state: 'in_review' as const };
    const returned = { from: '2022-04-11', state: 'in_progress' as const, cadenceSince: '2022-04-11' };
    expect(duties('2022-05-10', signed('2022-01-17'), inReview, returned)).toEqual([
      { due: '2022-02-28', doneOn: '2022-03-10' },
      { due: '2022-04-28', doneOn: null },
    ]);
  });

  it('are not owed by a new department for the time before it', () => {
    const given = { from: '2022-03-25', assignedAt: '2022-03-25 09:00', assignedOn: '2022-03-25', acknowledgedOn: '2022-03-25' };
    expect(duties('2022-05-10', signed('2022-01-17'), report('2022-02-28'), given)).toEqual([
      { due: '2022-02-28', doneOn: '2022-02-28' },
      { due: '2022-04-28', doneOn: null },
    ]);
  });

  it('are not owed by what ended before the date', () => {
    expect(duties('2022-06-30', signed('2022-01-17'), { from: '2022-02-20', state: 'in_review' })).toEqual([]);
  });
});

it('completion is owed by the due date, by the request that holds', () => {
  const asked = { from: '2022-12-20', state: 'in_review' as const, completionRequestedOn: '2022-12-20' };
  expect(completionDuty(states({ from: '2022-01-17' }))).toEqual({ due: '2022-12-30', doneOn: null });
  expect(completionDuty(states({ from: '2022-01-17' }, asked))).toEqual({ due: '2022-12-30', doneOn: '2022-12-20' });
  expect(completionDuty(states(asked, { from: '2022-12-21', state: 'in_progress' }))?.doneOn).toBeNull();
  expect(completionDuty(states({ from: '2022-01-17', state: 'suspended' }))).toBeNull();
});
