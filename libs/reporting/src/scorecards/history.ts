import type { Priority, ProjectState } from '#policies';
import type { CivilDate, Recurrence } from '#work-calendar';

/** One state that a project was in, in civil days of Asia/Shanghai. */
export interface PastState {
  /** From this day to the day of the next one; null: until now. */
  from: CivilDate;
  until: CivilDate | null;
  state: ProjectState;
  leadDepartmentId: string;
  policyId: string;
  /** The instant as text: tells two assignments of a day apart. */
  assignedAt: string;
  assignedOn: CivilDate;
  acknowledgedOn: CivilDate | null;
  objectedOn: CivilDate | null;
  /** The instant as text: tells two reports of a day apart. */
  lastReportAt: string | null;
  lastReportOn: CivilDate | null;
  reportRequestedFor: CivilDate | null;
  /** From this day on report dates count: in work since then, or under another cadence; null: since the assignment. */
  cadenceSince: CivilDate | null;
  /** A duty that comes back; null: it is done once. */
  recurrence: Recurrence | null;
  dueDate: CivilDate;
  originalDueDate: CivilDate;
  completionRequestedOn: CivilDate | null;
  closedOn: CivilDate | null;
}

/** Something that was done to a project, or by a department that helps. */
export interface PastDeed {
  id: string;
  type: string;
  on: CivilDate;
  data: Record<string, unknown>;
}

export interface PastSlip {
  id: string;
  colour: 'yellow' | 'red';
  on: CivilDate;
}

/** Everything that is known of one project when it is scored. */
export interface ProjectHistory {
  projectId: string;
  priority: Priority;
  isExcused: boolean;
  /** In order; at least one. */
  states: PastState[];
  deeds: PastDeed[];
  /** In order, without those that were withdrawn. */
  slips: PastSlip[];
  /** Since when the people of a department know of it; missing for one that was never told. */
  told: ReadonlyMap<string, CivilDate>;
}

/** Who led it at the end of a day; before its registration whoever led it first. */
export function leadOn(states: readonly PastState[], day: CivilDate): string {
  const state = states.findLast(({ from }) => from <= day) ?? states[0];
  return state?.leadDepartmentId ?? '';
}
