import type { Notice, Severity } from '#notifications';
import { nextColour, slipNumber } from '#slips';
import type { ClaimedProject, ClaimedStep } from '../due-steps/claimed-step.js';
import type { Reminder } from './reminder.entity.js';
import { daysLeft } from '#work-calendar';

export type ReminderNotice = Extract<Notice, { kind: 'reminder' }>;

/** What a notice says of a step. */
type NotifiedStep = Pick<ClaimedStep, 'subject' | 'title' | 'text' | 'dueDate' | 'track' | 'anchorDate' | 'slip'> & {
  assignee: Pick<ClaimedStep['assignee'], 'departmentName'>;
  project: Pick<ClaimedProject, 'leadDepartmentName' | 'percent' | 'extensionRequestedAt'> | null;
};

/** What a step says to people. `merged` steps fell due together with this one and are not sent by themselves. */
export function reminderNotice(
  step: NotifiedStep,
  reminder: Pick<Reminder, 'level'>,
  merged: number,
  link: string,
  now: Date,
): ReminderNotice {
  const { slip, project, assignee } = step;
  return {
    kind: 'reminder',
    subject: step.subject,
    severity: severityOf(reminder.level),
    facts: {
      title: step.title,
      text: step.text,
      leadDepartment: project?.leadDepartmentName ?? '',
      assignee: assignee.departmentName,
      role: 'lead',
      dueDate: step.dueDate,
      daysLeft: daysLeft(step.dueDate, now),
      percent: project?.percent ?? null,
      link,
      level: reminder.level,
      track: step.track,
      anchorDate: step.anchorDate,
      anchorDaysLeft: daysLeft(step.anchorDate, now),
      waitsFor: project?.extensionRequestedAt ? 'extension' : 'objection',
      merged,
      slip: slip && { number: slipNumber(slip.year, slip.number), colour: slip.colour, nextColour: nextColour(slip.colour) },
    },
  };
}

/** How pressing a level is. */
function severityOf(level: number): Severity {
  return (['info', 'notice', 'warning'] as const)[level] ?? 'urgent';
}
