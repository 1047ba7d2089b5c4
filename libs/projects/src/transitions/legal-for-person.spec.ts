import { describe, expect, it } from 'vitest';
import type { Actor } from '#identity';
import { instantAt, WorkCalendar } from '#work-calendar';
import { actionsFor, type PersonalSubject } from './legal-for-person.js';
import type { RuleFacts } from './transition-rules.js';

const person = (id: string, role: Actor['role'], departmentId: string | null = null): Actor => ({
  kind: 'person',
  id,
  name: id,
  role,
  departmentId,
});

const LEAD = person('lead', 'officer', 'd-lead');
const HELPER = person('helper', 'officer', 'd-help');
const IN_CHARGE = person('in-charge', 'leader');
const OTHER_LEADER = person('other-leader', 'leader');
const SUPERVISOR = person('supervisor', 'supervisor');
const ADMIN = person('admin', 'admin');

/** Registered on Monday 2022-01-17, seen on Tuesday. */
function project(details: Partial<PersonalSubject> = {}): PersonalSubject {
  return {
    state: 'registered',
    leadDepartmentId: 'd-lead',
    leaderId: 'in-charge',
    assignedAt: instantAt('2022-01-17', '10:00'),
    dueDate: '2022-06-17',
    extensions: 0,
    requestedDueDate: null,
    objection: null,
    excusedReason: null,
    confidential: false,
    lastReportAt: null,
    reportReturnedAt: null,
    cooperatingDepartments: [{ id: 'd-help', acknowledgedAt: null }],
    openSubTasks: 0,
    ...details,
  };
}

const POLICY: RuleFacts['policy'] = {
  extension: { latestWorkdaysBefore: 3, most: 2, decidedBy: 'supervisor' },
  objection: { withinWorkdays: 2 },
};
const FACTS: RuleFacts = { policy: POLICY, calendar: new WorkCalendar(), now: instantAt('2022-01-18', '10:00') };
const actions = (
  actor: Actor,
  details: Partial<PersonalSubject> = {},
  facts: Partial<RuleFacts> = {},
): ReturnType<typeof actionsFor> => actionsFor(actor, project(details), { ...FACTS, ...facts });
const legal = (...asked: Parameters<typeof actions>): string[] =>
  actions(...asked).flatMap(({ transition, refusal }) => (refusal ? [] : [transition]));

describe('what a person can do with a registered project', () => {
  it('the officer of the lead department signs, objects, asks for time, or names who answers for it', () => {
    expect(legal(LEAD)).toEqual(['acknowledge', 'object', 'request-extension', 'name-people']);
  });

  it('the officer of a department that helps signs for that part only', () => {
    expect(legal(HELPER)).toEqual(['acknowledge-cooperation']);
  });

  it('a leader asks for a report', () => {
    expect(legal(IN_CHARGE)).toEqual(['request-report']);
    expect(legal(OTHER_LEADER)).toEqual(['request-report']);
  });

  it('supervisors and administrators do all but the part of a department that helps', () => {
    const all = legal(SUPERVISOR);
    expect(all).toEqual(expect.arrayContaining(['acknowledge', 'reassign', 'suspend', 'cancel', 'restrict']));
    expect(all).not.toContain('acknowledge-cooperation');
    expect(legal(ADMIN)).toEqual(all);
  });
});

describe('an extension that was asked for', () => {
  const ASKED = { state: 'in_progress', requestedDueDate: '2022-09-30' } as const;
  const DECISIONS = ['approve-extension', 'refuse-extension'];
  const decisions = (actor: Actor, decidedBy: 'supervisor' | 'leader'): string[] => {
    const extension = { ...POLICY.extension, decidedBy };
    return legal(actor, ASKED, { policy: { ...POLICY, extension } }).filter((name) => DECISIONS.includes(name));
  };

  it('is decided by supervisors where the policy says so', () => {
    expect([LEAD, HELPER, IN_CHARGE, OTHER_LEADER, SUPERVISOR, ADMIN].map((actor) => decisions(actor, 'supervisor'))).toEqual([
      [],
      [],
      [],
      [],
      DECISIONS,
      DECISIONS,
    ]);
  });

  it('is decided by the leader in charge where the policy says so', () => {
    expect([LEAD, HELPER, IN_CHARGE, OTHER_LEADER, SUPERVISOR, ADMIN].map((actor) => decisions(actor, 'leader'))).toEqual([
      [],
      [],
      DECISIONS,
      [],
      [],
      DECISIONS,
    ]);
  });
});

describe('what the day and the parts of a project decide', () => {
  it('an objection is possible for two workdays', () => {
    expect(legal(LEAD, {}, { now: instantAt('2022-01-19', '18:00') })).toContain('object');
    expect(legal(LEAD, {}, { now: instantAt('2022-01-20', '09:00') })).not.toContain('object');
  });

  it('an extension is asked for in time, and not too often', () => {
    expect(legal(LEAD, { extensions: 2 })).not.toContain('request-extension');
    expect(legal(LEAD, {}, { now: instantAt('2022-06-16', '09:00') })).not.toContain('request-extension');
  });

  it('a department that helps reports once it has signed', () => {
    const signed = [{ id: 'd-help', acknowledgedAt: '2022-01-18T09:00:00+08:00' }];
    expect(legal(HELPER, { cooperatingDepartments: signed })).toEqual(['report-cooperation']);
  });

  it('a project with open parts can not be closed', () => {
    expect(legal(SUPERVISOR, { state: 'in_review' })).toContain('close');
    expect(legal(SUPERVISOR, { state: 'in_review', openSubTasks: 1 })).not.toContain('close');
  });
});

describe('an action that is not possible', () => {
  it('stands among the others with its reason where the policy refuses it', () => {
    const late = actions(LEAD, { state: 'in_progress' }, { now: instantAt('2022-06-16', '09:00') });
    expect(late.find(({ transition }) => transition === 'request-extension')?.refusal).toMatchObject({
      code: 'extension.too-late',
      facts: { last: '2022-06-14', dueDate: '2022-06-17' },
    });
    expect(actions(SUPERVISOR, { state: 'in_review', openSubTasks: 2 })[0]).toMatchObject({
      transition: 'close',
      refusal: { code: 'sub-task.open' },
    });
  });

  it('is left out where the role or the department never makes it', () => {
    expect(actions(HELPER).map(({ transition }) => transition)).toEqual(['acknowledge-cooperation']);
    expect(actions(OTHER_LEADER).map(({ transition }) => transition)).toEqual(['request-report']);
  });

  it('comes behind what answers a request, and what a supervisor does himself', () => {
    const [first, second] = actions(SUPERVISOR, { state: 'in_progress', requestedDueDate: '2022-09-30' });
    expect([first?.transition, second?.transition]).toEqual(['approve-extension', 'refuse-extension']);
    expect(
      actions(SUPERVISOR)
        .slice(-2)
        .map(({ transition }) => transition),
    ).toEqual(['request-extension', 'name-people']);
  });

  it('names what has to be said with it', () => {
    const report = actions(LEAD, { state: 'in_progress' }).find(({ transition }) => transition === 'report');
    expect(report?.requires).toEqual(['percent', 'text']);
  });
});
