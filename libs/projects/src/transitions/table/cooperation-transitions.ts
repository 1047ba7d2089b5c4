import { ALIVE, type TransitionTable, OPEN } from './transition-definition.js';

/** What departments that help do (配合单位), and who they are. Their own state is beside the project, not in it. */
export const COOPERATION_TRANSITIONS = {
  'acknowledge-cooperation': {
    from: OPEN,
    to: 'same',
    needs: 'project.handle',
    event: 'project.cooperation_acknowledged',
    requires: [],
  },
  'report-cooperation': {
    from: ['registered', 'in_progress'],
    to: 'same',
    needs: 'project.handle',
    event: 'project.cooperation_reported',
    requires: ['text'],
  },
  'change-cooperation': {
    from: ALIVE,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.cooperation_changed',
    requires: ['cooperatingDepartmentIds', 'reason'],
    effect: ({ unmatchedNames: before }, { unmatchedNames = before }) => ({ unmatchedNames }),
  },
} as const satisfies TransitionTable;
