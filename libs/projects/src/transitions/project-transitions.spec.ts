import { describe, expect, it } from 'vitest';
import { afterTransition, legalTransitions, PROJECT_TRANSITIONS, ruleOf } from './project-transitions.js';
import { isOpen, PROJECT_STATES, type ProjectState } from '#policies';
import type { Project } from '../project/project.entity.js';

const NOW = new Date('2022-05-10T02:00:00Z');
const UNDECIDED = {
  requestedDueDate: null,
  objection: null,
  excusedReason: null,
  confidential: false,
  lastReportAt: null,
  reportReturnedAt: null,
};

const projectIn = (state: ProjectState, details: Partial<Project> = {}): Project =>
  ({
    ...UNDECIDED,
    state,
    stateBeforeSuspension: null,
    dueDate: '2022-06-17',
    extensions: 0,
    returns: 0,
    reopenings: 0,
    version: 1,
    ...details,
  }) as Project;

describe('the table of moves', () => {
  it('reaches every state from registration', () => {
    const reached = new Set<ProjectState>(['registered']);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      for (const state of reached) {
        const project = projectIn(state);
        for (const transition of legalTransitions(project)) reached.add(afterTransition(project, transition, {}, NOW).state);
      }
    }
    expect([...reached].sort()).toEqual([...PROJECT_STATES].sort());
  });

  it('lets nothing out of cancelled, and out of closed only by opening it again', () => {
    expect(legalTransitions(projectIn('cancelled'))).toEqual([]);
    expect(legalTransitions(projectIn('closed'))).toEqual(['transfer', 'reopen', 'excuse', 'label', 'restrict']);
  });

  it('goes back after a suspension to where it was', () => {
    for (const state of PROJECT_STATES.filter(isOpen)) {
      const suspended = afterTransition(projectIn(state), 'suspend', { reason: '等待审计' }, NOW);
      expect(afterTransition(suspended, 'resume', {}, NOW)).toMatchObject({ state, stateBeforeSuspension: null });
    }
  });

  it('leaves the last word to supervisors, and decisions on extensions also to leaders', () => {
    const by = (ability: string): string[] => PROJECT_TRANSITIONS.filter((transition) => ruleOf(transition).needs === ability);
    expect(by('project.handle')).toEqual([
      'acknowledge',
      'object',
      'report',
      'no-change',
      'request-extension',
      'withdraw-extension',
      'request-completion',
      'acknowledge-cooperation',
      'report-cooperation',
      'name-people',
    ]);
    expect(by('project.decide')).toEqual(['request-report', 'approve-extension', 'refuse-extension']);
  });

  it('has one event type for each move', () => {
    expect(new Set(PROJECT_TRANSITIONS.map((transition) => ruleOf(transition).event)).size).toBe(PROJECT_TRANSITIONS.length);
  });
});

describe('an extension', () => {
  const asked = afterTransition(
    projectIn('in_progress'),
    'request-extension',
    { dueDate: '2022-09-30', reason: '汛期停工' },
    NOW,
  );

  it('can be asked for once at a time, and only then be decided', () => {
    expect(legalTransitions(asked)).toEqual(
      expect.arrayContaining(['approve-extension', 'refuse-extension', 'withdraw-extension']),
    );
    expect(legalTransitions(asked)).not.toContain('request-extension');
    expect(legalTransitions(projectIn('in_progress'))).not.toContain('approve-extension');
  });

  it('moves the due date to the day asked for, or to the one that is granted instead', () => {
    expect(afterTransition(asked, 'approve-extension', {}, NOW)).toMatchObject({
      dueDate: '2022-09-30',
      extensions: 1,
      requestedDueDate: null,
    });
    expect(afterTransition(asked, 'approve-extension', { dueDate: '2022-07-31' }, NOW)).toMatchObject({ dueDate: '2022-07-31' });
  });

  it('that is refused or withdrawn leaves the date alone and does not count', () => {
    for (const transition of ['refuse-extension', 'withdraw-extension'] as const)
      expect(afterTransition(asked, transition, { reason: '进度可控' }, NOW)).toMatchObject({
        dueDate: '2022-06-17',
        extensions: 0,
        extensionReason: null,
      });
  });
});

it('an objection that is dismissed upholds the assignment on that day, until it is reassigned', () => {
  const objecting = projectIn('registered', {
    objection: '职责不符',
    objectedAt: NOW,
    assignedAt: NOW,
    deadlineRestartedAt: null,
  });
  const later = new Date(NOW.getTime() + 3 * 86_400_000);
  const upheld = afterTransition(objecting, 'dismiss-objection', { reason: '职责所在' }, later);
  expect(upheld).toMatchObject({ objection: null, assignedAt: NOW, deadlineRestartedAt: later });
  expect(afterTransition(upheld, 'reassign', { leadDepartmentId: 'b', reason: '职责调整' }, later)).toMatchObject({
    deadlineRestartedAt: null,
  });
});

describe('another department', () => {
  it('signs anew when the task is reassigned, and not when a department was merged', () => {
    const project = projectIn('in_progress', { leadDepartmentId: 'a', acknowledgedAt: NOW });
    const said = { leadDepartmentId: 'b', reason: '职责调整' };
    expect(afterTransition(project, 'reassign', said, NOW)).toMatchObject({
      state: 'registered',
      leadDepartmentId: 'b',
      acknowledgedAt: null,
      assignedAt: NOW,
    });
    expect(afterTransition(project, 'transfer', said, NOW)).toMatchObject({
      state: 'in_progress',
      leadDepartmentId: 'b',
      acknowledgedAt: NOW,
    });
  });
});
