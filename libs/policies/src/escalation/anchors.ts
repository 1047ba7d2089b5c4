import { civilDateOf } from '#work-calendar';
import type { ReportCadence, Track } from '../policy/policy.js';
import type { SupervisedProject } from '../projects/supervised-project.js';
import { cadenceOf } from './recurring-duty.js';
import { nextReportDate } from './report-dates.js';

/** A track that runs for a project, and the date that its steps count from. Civil dates, Asia/Shanghai. */
export interface Anchor {
  track: Track;
  date: string;
  /** Registration: fractions and the short-item rule count from here. */
  startDate: string;
}

/** The part of a project that decides which tracks run. */
export type EscalationSubject = Pick<
  SupervisedProject,
  | 'state'
  | 'dueDate'
  | 'registeredAt'
  | 'assignedAt'
  | 'deadlineRestartedAt'
  | 'lastReportAt'
  | 'cadenceSince'
  | 'recurrence'
  | 'reportReturnedAt'
  | 'reportRequestedFor'
  | 'completionRequestedAt'
  | 'objectedAt'
  | 'extensionRequestedAt'
  | 'nextMilestoneDate'
>;

/**
 * Which tracks run for a project now, and from which date each counts. Before the signature the due date and the
 * signature are chased; in work the due date and the reports; in review only the reviewer; whoever has to answer a request or an
 * objection always. Otherwise nobody. A request stops no other track.
 * The signature counts from the assignment, or from the day on which it was upheld against an objection.
 */
export function anchorsOf(project: EscalationSubject, policy: { report: ReportCadence }): Anchor[] {
  const startDate = civilDateOf(project.registeredAt);
  const deadline: Anchor = { track: 'deadline', date: project.dueDate, startDate };
  const asked = project.extensionRequestedAt ?? project.objectedAt;
  const decision: Anchor[] = asked ? [{ track: 'decision', date: civilDateOf(asked), startDate }] : [];
  const milestone: Anchor[] = project.nextMilestoneDate
    ? [{ track: 'milestone', date: project.nextMilestoneDate, startDate }]
    : [];
  switch (project.state) {
    case 'registered': {
      const signature: Anchor = {
        track: 'acknowledgement',
        date: civilDateOf(project.deadlineRestartedAt ?? project.assignedAt),
        startDate,
      };
      return [deadline, ...milestone, ...(project.objectedAt ? [] : [signature]), ...decision];
    }
    case 'in_progress': {
      const reportDate = owedReportDate(project, policy);
      const report: Anchor[] = reportDate ? [{ track: 'report', date: reportDate, startDate }] : [];
      return [deadline, ...milestone, ...report, ...decision];
    }
    case 'in_review':
      return [
        { track: 'review', date: civilDateOf(project.completionRequestedAt ?? project.registeredAt), startDate },
        ...decision,
      ];
    case 'suspended':
    case 'closed':
    case 'cancelled':
    case 'carried_over':
      return [];
  }
}

/**
 * A report is owed once: on the day that comes first of the cadence's and those asked for; one that was returned since its
 * return. Whoever took the task over owes nothing for the time before.
 */
function owedReportDate(project: EscalationSubject, policy: { report: ReportCadence }): string | null {
  if (project.reportReturnedAt) return civilDateOf(project.reportReturnedAt);
  const { lastReportAt, assignedAt, cadenceSince, recurrence } = project;
  const since = lastReportAt && lastReportAt > assignedAt ? lastReportAt : assignedAt;
  const inTurn = nextReportDate(cadenceOf(policy, recurrence), civilDateOf(since), cadenceSince);
  const asked = project.reportRequestedFor;
  return inTurn !== null && (asked === null || inTurn < asked) ? inTurn : asked;
}
