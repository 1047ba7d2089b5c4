import type { Recurrence } from '#work-calendar';
import type { ProjectState } from './project-state.js';

/** What the rules of policies read of a project: its state, its dates and its progress. Dates are Asia/Shanghai civil dates. */
export interface SupervisedProject {
  state: ProjectState;
  leadDepartmentId: string;
  policyId: string;
  registeredAt: Date;
  assignedAt: Date;
  /** When the last objection to the assignment was dismissed: the signature is owed from here. */
  deadlineRestartedAt: Date | null;
  dueDate: string;
  percent: number;
  /** Report dates count from this day on; null before the project is in work. */
  cadenceSince: string | null;
  /** A duty that comes back: reports are owed for its periods, whatever the cadence of the policy. Null: it is done once. */
  recurrence: Recurrence | null;
  lastReportAt: Date | null;
  reportReturnedAt: Date | null;
  reportRequestedFor: string | null;
  completionRequestedAt: Date | null;
  objectedAt: Date | null;
  extensionRequestedAt: Date | null;
  nextMilestoneDate: string | null;
  /** From these days on the lamp is yellow, and red, unless more is reported; null: it never will be. */
  atRiskFrom: string | null;
  offTrackFrom: string | null;
}
