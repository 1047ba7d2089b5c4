import { expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import type { EscalationSubject } from './anchors.js';
import { EscalationPolicy } from './escalation-policy.js';

const policy = new EscalationPolicy(DEFAULT_POLICY);
const helper = { assignedAt: instantAt('2022-02-10', '10:00'), acknowledgedAt: null, lastReportAt: null };
const project: EscalationSubject = {
  state: 'in_progress',
  dueDate: '2022-06-30',
  registeredAt: instantAt('2022-01-17', '10:00'),
  assignedAt: instantAt('2022-01-17', '10:00'),
  deadlineRestartedAt: null,
  lastReportAt: null,
  cadenceSince: '2022-01-18',
  recurrence: null,
  reportReturnedAt: null,
  reportRequestedFor: null,
  completionRequestedAt: null,
  objectedAt: null,
  extensionRequestedAt: null,
  nextMilestoneDate: null,
};
const tracks = (changes: Partial<typeof helper> | object, state: EscalationSubject['state'] = 'in_progress'): string[] =>
  policy.anchorsOfHelper({ ...helper, ...changes }, { ...project, state }).map(({ track, date }) => `${track} ${date}`);

it('owes the signature from the day on which it was asked to help, and the due date like the lead', () => {
  const both = ['helper-deadline 2022-06-30', 'helper-acknowledgement 2022-02-10'];
  expect(tracks({})).toEqual(both);
  expect(tracks({}, 'registered')).toEqual(both);
});

it('owes reports once it has signed, counted from its own last report', () => {
  const acknowledgedAt = instantAt('2022-02-11', '10:00');
  expect(tracks({ acknowledgedAt })).toEqual(['helper-deadline 2022-06-30', 'helper-report 2022-02-28']);
  expect(tracks({ acknowledgedAt, lastReportAt: instantAt('2022-03-20', '10:00') })[1]).toBe('helper-report 2022-04-28');
  expect(tracks({ acknowledgedAt }, 'registered')).toEqual(['helper-deadline 2022-06-30']);
});

it('owes nothing while the work is reviewed, rests, or has ended', () => {
  for (const state of ['in_review', 'suspended', 'closed', 'cancelled'] as const) expect(tracks({}, state)).toEqual([]);
});

it('is chased by the shipped steps where a policy says nothing of helpers, blockers and calls', () => {
  const silent = new EscalationPolicy({
    ...DEFAULT_POLICY,
    steps: DEFAULT_POLICY.steps.filter(({ track }) => track === 'deadline'),
  });
  const named = silent.steps.map(({ track }) => track);
  for (const track of ['helper-acknowledgement', 'blocker-resolution', 'call-in-answer', 'red-slip'])
    expect(named).toContain(track);
  expect(named).not.toContain('acknowledgement');
});
