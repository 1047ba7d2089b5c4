import type { DeskAction, Overdue } from '../../api/desk.js';
import type { Project } from '../../api/projects.js';

/** One row of the desk, whichever queue it stands in. */
export interface DeskRow {
  id: string;
  title: string;
  version: number;
  lead: string;
  leader: string | null;
  dueDate: string;
  originalDueDate: string;
  percent: number;
  /** Why it stands here: 逾期68个工作日. */
  because: string;
  /** 催办24次、督办单0份… */
  history: string | null;
  /** undefined: not asked of this queue. */
  reason: string | null | undefined;
  level: number;
  proposal: Overdue['proposal'] | null;
  lamp: Project['lamp'];
}

export function rowOfOverdue(one: Overdue, late: (workdays: number) => string): DeskRow {
  const { projectId, title, version, leadDepartment, leader, dueDate, originalDueDate, percent } = one;
  return {
    id: projectId,
    title,
    version,
    lead: leadDepartment.name,
    leader: leader?.name ?? null,
    dueDate,
    originalDueDate,
    percent,
    because: late(one.workdaysOverdue),
    history: one.history,
    reason: one.reason?.text ?? null,
    level: one.level,
    proposal: one.proposal,
    lamp: 'red',
  };
}

export function rowOfProject(project: Project): DeskRow {
  const { id, title, version, leadDepartment, leader, dueDate, originalDueDate, percent, lampReason, lamp } = project;
  return {
    id,
    title,
    version,
    lead: leadDepartment.name,
    leader: leader?.name ?? null,
    dueDate,
    originalDueDate,
    percent,
    because: lampReason,
    history: null,
    reason: undefined,
    level: 0,
    proposal: null,
    lamp,
  };
}

/** What may be done to many at once, by queue. The API refuses what does not fit a row, and says why. */
export const BULK: Readonly<Record<string, readonly DeskAction[]>> = {
  overdue: ['urge', 'issue-slip', 'raise', 'return', 'excuse'],
  review: ['return', 'urge'],
  undecided: ['approve-extension', 'refuse-extension', 'urge'],
  unsigned: ['urge', 'issue-slip', 'raise'],
  unreported: ['urge', 'issue-slip', 'raise'],
};
