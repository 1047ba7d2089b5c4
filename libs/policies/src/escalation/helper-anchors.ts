import { civilDateOf } from '#work-calendar';
import type { ReportCadence } from '../policy/policy.js';
import type { Anchor, EscalationSubject } from './anchors.js';
import { nextReportDate } from './report-dates.js';

/** The part of a department that helps (配合单位), as far as its tracks depend on it. */
export interface HelperSubject {
  assignedAt: Date;
  acknowledgedAt: Date | null;
  lastReportAt: Date | null;
}

/**
 * Which tracks run for a department that helps: its signature until it has signed, then the reports on its part; the due date from the
 * beginning. They run while the project is to be worked on.
 */
export function anchorsOfHelper(
  { assignedAt, acknowledgedAt, lastReportAt }: HelperSubject,
  { state, dueDate, cadenceSince, registeredAt }: EscalationSubject,
  policy: { report: ReportCadence },
): Anchor[] {
  if (state !== 'registered' && state !== 'in_progress') return [];
  const startDate = civilDateOf(registeredAt);
  const deadline: Anchor = { track: 'helper-deadline', date: dueDate, startDate };
  if (acknowledgedAt === null) return [deadline, { track: 'helper-acknowledgement', date: civilDateOf(assignedAt), startDate }];
  const since = lastReportAt && lastReportAt > assignedAt ? lastReportAt : assignedAt;
  const owed = state === 'in_progress' ? nextReportDate(policy, civilDateOf(since), cadenceSince) : null;
  return [deadline, ...(owed ? [{ track: 'helper-report' as const, date: owed, startDate }] : [])];
}
