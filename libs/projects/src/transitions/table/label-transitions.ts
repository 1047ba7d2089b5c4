import { ALIVE, type TransitionTable, NOT_CANCELLED } from './transition-definition.js';

/** Under what a task is filed, how urgent it is, and who may know of it. */
export const LABEL_TRANSITIONS = {
  label: {
    from: NOT_CANCELLED,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.labelled',
    requires: ['tags', 'series'],
    effect: ({ tags: before, series: seriesBefore }, { tags = before, series = seriesBefore }) => ({ tags, series }),
  },
  prioritize: {
    from: ALIVE,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.prioritized',
    requires: ['priority', 'reason'],
    effect: ({ priority: before }, { priority = before }) => ({ priority }),
  },
  restrict: {
    from: NOT_CANCELLED,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.restricted',
    requires: ['readerIds', 'reason'],
    effect: (_project, { readerIds = [] }) => ({ confidential: true, readerIds }),
  },
  unrestrict: {
    from: NOT_CANCELLED,
    when: ({ confidential }) => confidential,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.unrestricted',
    requires: ['reason'],
    effect: () => ({ confidential: false, readerIds: [] }),
  },
} as const satisfies TransitionTable;
