import { NO_REQUEST, type TransitionTable } from './transition-definition.js';

/** The end: said by the department, judged by the supervisor (申请办结, 办结, 退回). */
export const COMPLETION_TRANSITIONS = {
  'request-completion': {
    from: ['in_progress'],
    to: 'in_review',
    needs: 'project.handle',
    event: 'project.completion_requested',
    requires: ['text'],
    effect: (_project, _said, now) => ({ percent: 100, completionRequestedAt: now }),
  },
  close: {
    from: ['in_review'],
    to: 'closed',
    needs: 'project.supervise',
    event: 'project.closed',
    requires: [],
    effect: (_project, _said, now) => ({ closedAt: now, ...NO_REQUEST }),
  },
  return: {
    from: ['in_review'],
    to: 'in_progress',
    needs: 'project.supervise',
    event: 'project.returned',
    requires: ['reason'],
    effect: ({ returns }) => ({ returns: returns + 1 }),
  },
  reopen: {
    from: ['closed', 'carried_over'],
    to: 'in_progress',
    needs: 'project.supervise',
    event: 'project.reopened',
    requires: ['reason'],
    effect: ({ reopenings }) => ({ reopenings: reopenings + 1, closedAt: null, completionRequestedAt: null }),
  },
} as const satisfies TransitionTable;
