import { type MoveTable } from './move-rule.js';

/** What departments say on the way (进展反馈). */
export const REPORT_MOVES = {
  report: {
    from: ['in_progress'],
    to: 'same',
    needs: 'project.handle',
    event: 'project.progress_reported',
    requires: ['percent', 'text'],
    effect: (project, { percent = project.percent }, now) => ({ percent, lastReportAt: now }),
  },
} as const satisfies MoveTable;
