import type { Notice, Severity } from '#notifications';
import { nextColour, slipNumber } from '#slips';
import type { ClaimedStep } from '../due-steps/due-steps.queries.js';
import type { Reminder } from './reminder.entity.js';
import { daysLeft } from '#work-calendar';

export type ReminderNotice = Extract<Notice, { kind: 'reminder' }>;

/** What a notice says of a step. */
type NotifiedStep = Pick<
  ClaimedStep,
  'title' | 'text' | 'leadDepartmentName' | 'dueDate' | 'percent' | 'track' | 'anchorDate' | 'extensionRequestedAt' | 'slip'
>;

/** What a step says to people. `merged` steps fell due together with this one and are not sent by themselves. */
export function reminderNotice(
  step: NotifiedStep,
  reminder: Pick<Reminder, 'level'>,
  merged: number,
  link: string,
  now: Date,
): ReminderNotice {
  const { slip } = step;
  return {
    kind: 'reminder',
    severity: severityOf(reminder.level),
    facts: {
      title: step.title,
      text: step.text,
      leadDepartment: step.leadDepartmentName,
      role: 'lead',
      dueDate: step.dueDate,
      daysLeft: daysLeft(step.dueDate, now),
      percent: step.percent,
      link,
      level: reminder.level,
      track: step.track,
      anchorDate: step.anchorDate,
      anchorDaysLeft: daysLeft(step.anchorDate, now),
      waitsFor: step.extensionRequestedAt ? 'extension' : 'objection',
      merged,
      slip: slip && { number: slipNumber(slip.year, slip.number), colour: slip.colour, nextColour: nextColour(slip.colour) },
    },
  };
}

/** How pressing a level is. */
function severityOf(level: number): Severity {
  return (['info', 'notice', 'warning'] as const)[level] ?? 'urgent';
}
