import { expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { anchorsOf, type EscalationSubject } from './anchors.js';

const REGISTERED: EscalationSubject = {
  state: 'registered',
  dueDate: '2022-06-17',
  registeredAt: instantAt('2022-01-17', '10:00'),
  assignedAt: instantAt('2022-01-17', '10:00'),
  deadlineRestartedAt: null,
  lastReportAt: null,
  cadenceSince: null,
  recurrence: null,
  reportReturnedAt: null,
  reportRequestedFor: null,
  completionRequestedAt: null,
  objectedAt: null,
  extensionRequestedAt: null,
  nextMilestoneDate: null,
};

function signatureOf(change: Partial<EscalationSubject>): string | undefined {
  return anchorsOf({ ...REGISTERED, ...change }, DEFAULT_POLICY).find(({ track }) => track === 'acknowledgement')?.date;
}

it('the signature counts from the assignment, rests while an objection waits, and counts anew from its dismissal', () => {
  expect(signatureOf({})).toBe('2022-01-17');
  expect(signatureOf({ objectedAt: instantAt('2022-01-18', '09:00') })).toBeUndefined();
  expect(signatureOf({ deadlineRestartedAt: instantAt('2022-01-24', '16:00') })).toBe('2022-01-24');
});
