import {
  ALIVE,
  NOT_CANCELLED,
  NO_OBJECTION,
  NO_REQUEST,
  NO_RETURN,
  type TransitionTable,
  type TransitionSubject,
} from './transition-definition.js';

const awaitsAnswer = ({ objection }: TransitionSubject): boolean => objection !== null;

/** Who answers for it: signature (签收), objection, another department. */
export const ASSIGNMENT_TRANSITIONS = {
  acknowledge: {
    from: ['registered'],
    to: 'in_progress',
    needs: 'project.handle',
    event: 'project.acknowledged',
    requires: [],
    effect: (_project, _said, now) => ({ acknowledgedAt: now, ...NO_OBJECTION }),
  },
  object: {
    from: ['registered'],
    when: (project) => !awaitsAnswer(project),
    to: 'same',
    needs: 'project.handle',
    event: 'project.objected',
    requires: ['reason'],
    effect: (_project, { reason = null }, now) => ({ objection: reason, objectedAt: now }),
  },
  'dismiss-objection': {
    from: ['registered'],
    when: awaitsAnswer,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.objection_dismissed',
    requires: ['reason'],
    effect: (_project, _said, now) => ({ deadlineRestartedAt: now, ...NO_OBJECTION }),
  },
  reassign: {
    from: ['registered', 'in_progress'],
    to: 'registered',
    needs: 'project.supervise',
    event: 'project.reassigned',
    requires: ['leadDepartmentId', 'reason'],
    effect: (project, { leadDepartmentId = project.leadDepartmentId }, now) => ({
      leadDepartmentId,
      // They are people of the former department.
      people: [],
      assignedAt: now,
      deadlineRestartedAt: null,
      acknowledgedAt: null,
      ...NO_OBJECTION,
      ...NO_REQUEST,
      ...NO_RETURN,
    }),
  },
  transfer: {
    from: NOT_CANCELLED,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.transferred',
    requires: ['leadDepartmentId', 'reason'],
    effect: (project, { leadDepartmentId = project.leadDepartmentId }) => ({ leadDepartmentId }),
  },
  'change-leader': {
    from: ALIVE,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.leader_changed',
    requires: ['leaderId'],
    effect: ({ leaderId: before }, { leaderId = before }) => ({ leaderId }),
  },
} as const satisfies TransitionTable;
