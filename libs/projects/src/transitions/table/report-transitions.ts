import { type TransitionTable, NO_RETURN, type TransitionSubject } from './transition-definition.js';

const isReturned = ({ reportReturnedAt }: TransitionSubject): boolean => reportReturnedAt !== null;

/** What departments say on the way (进展反馈), what is asked of them, and what is not enough. */
export const REPORT_TRANSITIONS = {
  report: {
    from: ['in_progress'],
    to: 'same',
    needs: 'project.handle',
    event: 'project.progress_reported',
    requires: ['percent', 'text'],
    effect: (project, { percent = project.percent }, now) => ({
      percent,
      lastReportAt: now,
      reportRequestedFor: null,
      ...NO_RETURN,
    }),
  },
  'no-change': {
    from: ['in_progress'],
    when: (project) => !isReturned(project),
    to: 'same',
    needs: 'project.handle',
    event: 'project.no_change_reported',
    requires: [],
    effect: (_project, _said, now) => ({ lastReportAt: now, reportRequestedFor: null }),
  },
  'return-report': {
    from: ['in_progress'],
    when: (project) => project.lastReportAt !== null && !isReturned(project),
    to: 'same',
    needs: 'project.supervise',
    event: 'project.report_returned',
    requires: ['reason'],
    effect: (_project, { reason = null }, now) => ({ reportReturnedAt: now, reportReturnReason: reason }),
  },
  'request-report': {
    from: ['registered', 'in_progress'],
    to: 'same',
    needs: 'project.decide',
    event: 'project.report_requested',
    requires: ['dueDate', 'reason'],
    effect: ({ reportRequestedFor: before }, { dueDate = null }) => ({
      reportRequestedFor: before !== null && dueDate !== null && before < dueDate ? before : dueDate,
    }),
  },
} as const satisfies TransitionTable;
