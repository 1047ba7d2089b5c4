import type { Project } from '#tracking';
import { civilDateOf } from '#work-calendar';
import type { PolicyDefinition } from '../policy/policy.js';
import { type Anchor, nextReportDate } from './ladder.js';

/** The part of a project that decides which ladders run. */
export type LadderSubject = Pick<Project, 'state' | 'dueDate' | 'registeredAt' | 'lastReportAt' | 'completionRequestedAt'>;

/**
 * Which tracks run for a project now, and from which date each counts. Before the signature the due date and the
 * signature are chased; in work the due date and the reports; in review only the reviewer. Otherwise nobody.
 */
export function anchorsOf(project: LadderSubject, policy: PolicyDefinition): Anchor[] {
  const startDate = civilDateOf(project.registeredAt);
  const deadline: Anchor = { track: 'deadline', date: project.dueDate, startDate };
  switch (project.state) {
    case 'registered':
      return [deadline, { track: 'acknowledgement', date: startDate, startDate }];
    case 'in_progress': {
      const reportDate = nextReportDate(policy, civilDateOf(project.lastReportAt ?? project.registeredAt));
      return reportDate ? [deadline, { track: 'report', date: reportDate, startDate }] : [deadline];
    }
    case 'in_review':
      return [{ track: 'review', date: civilDateOf(project.completionRequestedAt ?? project.registeredAt), startDate }];
    case 'suspended':
    case 'closed':
    case 'cancelled':
      return [];
  }
}
