import { ALIVE, NOT_CANCELLED, NO_OBJECTION, NO_REQUEST, type TransitionTable, OPEN } from './transition-definition.js';

/** What a supervisor decides about the task itself. */
export const STATE_TRANSITIONS = {
  suspend: {
    from: OPEN,
    to: 'suspended',
    needs: 'project.supervise',
    event: 'project.suspended',
    requires: ['reason'],
    effect: ({ state }) => ({ stateBeforeSuspension: state }),
  },
  resume: {
    from: ['suspended'],
    to: 'same',
    needs: 'project.supervise',
    event: 'project.resumed',
    requires: [],
    effect: ({ stateBeforeSuspension }) => ({ state: stateBeforeSuspension ?? 'registered', stateBeforeSuspension: null }),
  },
  cancel: {
    from: ALIVE,
    to: 'cancelled',
    needs: 'project.supervise',
    event: 'project.cancelled',
    requires: ['reason'],
    effect: () => ({ ...NO_REQUEST, ...NO_OBJECTION }),
  },
  'carry-over': {
    from: ['registered', 'in_progress'],
    to: 'carried_over',
    needs: 'project.supervise',
    event: 'project.carried_over',
    requires: ['dueDate'],
    effect: () => ({ ...NO_REQUEST, ...NO_OBJECTION }),
  },
  'take-back': {
    from: ['registered'],
    when: ({ lastReportAt }) => lastReportAt === null,
    to: 'cancelled',
    needs: 'project.supervise',
    event: 'project.registration_taken_back',
    requires: ['reason'],
    effect: () => ({ planItemId: null, ...NO_REQUEST, ...NO_OBJECTION }),
  },
  'change-due-date': {
    from: ALIVE,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.due_date_changed',
    requires: ['dueDate', 'reason'],
    effect: ({ dueDate: before }, { dueDate = before }) => ({ dueDate }),
  },
  excuse: {
    from: NOT_CANCELLED,
    when: ({ excusedReason }) => excusedReason === null,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.excused',
    requires: ['reason'],
    effect: (_project, { reason = null }) => ({ excusedReason: reason }),
  },
} as const satisfies TransitionTable;
