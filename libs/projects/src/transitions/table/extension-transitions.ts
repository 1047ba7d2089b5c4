import { ALIVE, NO_REQUEST, type TransitionTable, type TransitionSubject, OPEN } from './transition-definition.js';

const awaitsExtension = ({ requestedDueDate }: TransitionSubject): boolean => requestedDueDate !== null;

/** Another due date on request (延期). */
export const EXTENSION_TRANSITIONS = {
  'request-extension': {
    from: ['registered', 'in_progress'],
    when: (project) => !awaitsExtension(project),
    to: 'same',
    needs: 'project.handle',
    event: 'project.extension_requested',
    requires: ['dueDate', 'reason'],
    effect: (_project, { dueDate = null, reason = null }, now) => ({
      requestedDueDate: dueDate,
      extensionReason: reason,
      extensionRequestedAt: now,
    }),
  },
  'withdraw-extension': {
    from: ALIVE,
    when: awaitsExtension,
    to: 'same',
    needs: 'project.handle',
    event: 'project.extension_withdrawn',
    requires: [],
    effect: () => NO_REQUEST,
  },
  'approve-extension': {
    from: OPEN,
    when: awaitsExtension,
    to: 'same',
    needs: 'project.decide',
    event: 'project.extension_approved',
    requires: [],
    effect: (project, { dueDate = project.requestedDueDate ?? project.dueDate }) => ({
      dueDate,
      extensions: project.extensions + 1,
      ...NO_REQUEST,
    }),
  },
  'refuse-extension': {
    from: OPEN,
    when: awaitsExtension,
    to: 'same',
    needs: 'project.decide',
    event: 'project.extension_refused',
    requires: ['reason'],
    effect: () => NO_REQUEST,
  },
} as const satisfies TransitionTable;
