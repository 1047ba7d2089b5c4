import { type Addressee, handoverFacts, readerOf } from '#notifications';
import { type NewEvent, SYSTEM_ACTOR } from '#outbox';
import { newId } from '#platform';
import type { EscalationPolicy } from '#policies';
import { nextColour, slipNumber } from '#slips';
import type { WorkCalendar } from '#work-calendar';
import type { WaitingLine } from '../digest/digest-line.entity.js';
import type { ChasedSlip, ClaimedStep } from '../due-steps/claimed-step.js';
import type { PlannedStep } from '../due-steps/rescheduled-step.js';
import type { Reminder } from './reminder.entity.js';
import type { ConditionAnswer } from './step-conditions.js';

/** A step that fell due, with the answers to its conditions. */
export interface CheckedStep {
  planned: PlannedStep;
  conditions: ConditionAnswer[];
}

/** One claimed row worked out: what is recorded and sent for it. */
export interface TakenStep {
  due: ClaimedStep;
  /** In order of time; the last one is sent, the others are merged into it. */
  steps: (CheckedStep & { reminder: Reminder })[];
  /** Their conditions didn't hold. */
  skipped: CheckedStep[];
  /** When the message of the morning is sent that includes them; null: they are sent by themselves, now. */
  gatheredFor: Date | null;
}

export function holds({ conditions }: CheckedStep): boolean {
  return conditions.every((one) => one.holds);
}

/**
 * Steps whose conditions hold are recorded; the last of them is sent, the others are merged into it. They wait for the morning where
 * the policy gathers all of them.
 */
export function takeStep(
  due: ClaimedStep,
  checked: readonly CheckedStep[],
  policy: EscalationPolicy,
  calendar: WorkCalendar,
  now: Date,
): TakenStep {
  const steps = checked.filter(holds).map((one) => ({ ...one, reminder: reminderOf(due, one.planned, policy, now) }));
  const sent = steps.at(-1)?.reminder;
  for (const { reminder } of steps) if (sent && reminder !== sent) reminder.mergedInto = sent.id;
  const policySteps = steps.map(({ planned }) => planned.step);
  const gatheredFor = policy.gatheredFor({ confidential: due.project?.confidential ?? false }, policySteps, now, calendar);
  return { due, steps, skipped: checked.filter((one) => !holds(one)), gatheredFor };
}

function reminderOf(due: ClaimedStep, planned: PlannedStep, policy: EscalationPolicy, now: Date): Reminder {
  const { level } = planned.step;
  return {
    id: newId(),
    dutyId: due.dutyId,
    projectId: due.projectId,
    track: due.track,
    stepKey: planned.key,
    anchorDate: due.anchorDate,
    level,
    kind: level >= 4 ? 'draft' : level > 0 && policy.isLate(planned.step) ? 'escalation' : 'reminder',
    plannedAt: planned.plannedAt,
    recordedAt: now,
    mergedInto: null,
  };
}

export function lineOf(addressee: Addressee, { id, projectId }: Reminder, sendAt: Date): WaitingLine {
  const { channel, person } = addressee;
  const { deputyFor } = readerOf(addressee);
  return { sourceId: id, reminderId: id, notice: null, personId: person.id, channel, projectId, deputyFor, sendAt };
}

const EVENT_TYPES = { reminder: 'reminded', escalation: 'escalated', draft: 'escalation_drafted' } as const;

/** What a blocker owes is told in the history of its project. */
function subjectOf({ projectId, subject }: ClaimedStep): NewEvent['subject'] {
  return projectId === null ? { kind: 'call-in', id: subject.id } : { kind: 'project', id: projectId };
}

function typeOf({ projectId }: ClaimedStep, name: string): string {
  return `${projectId === null ? 'call_in' : 'project'}.${name}`;
}

/** Who owes it, where that is not the lead department; the blocker that it is about. */
function owedFacts({ dutyId, projectId, subject, assignee, track }: ClaimedStep): Record<string, unknown> {
  if (dutyId === projectId) return {};
  if (track === 'instruction-answer') return { instructionId: dutyId };
  const { departmentId, departmentName: department } = assignee;
  return { departmentId, department, ...(subject.kind === 'blocker' ? { blockerId: subject.id } : {}) };
}

/** @param sentTo who gets the message; nobody for a step that is merged into another */
export function takenEvent(
  due: ClaimedStep,
  { reminder, planned, conditions }: TakenStep['steps'][number],
  now: Date,
  sentTo: readonly Addressee[],
): NewEvent {
  return {
    type: due.slip ? 'slip.overdue' : typeOf(due, EVENT_TYPES[reminder.kind]),
    subject: subjectOf(due),
    actor: SYSTEM_ACTOR,
    at: now,
    data: {
      reminderId: reminder.id,
      track: reminder.track,
      step: reminder.stepKey,
      level: reminder.level,
      anchorDate: reminder.anchorDate,
      dueDate: due.dueDate,
      title: due.title,
      ...owedFacts(due),
      plannedAt: reminder.plannedAt.toISOString(),
      mergedInto: reminder.mergedInto,
      audience: planned.step.audience,
      ...handoverFacts(sentTo),
      ...(conditions.length > 0 ? { conditions } : {}),
      ...(due.slip ? { slip: overdueSlip(due.slip) } : {}),
    },
  };
}

function overdueSlip({ id, year, number, colour }: ChasedSlip): Record<string, unknown> {
  return { id, number: slipNumber(year, number), colour, proposedColour: nextColour(colour) };
}

/** What the history says of a step that was skipped, so that people can see why they did not get it. */
export function skippedEvent(due: ClaimedStep, { planned, conditions }: CheckedStep, now: Date): NewEvent {
  const failed = conditions.filter((one) => !one.holds);
  return {
    type: typeOf(due, 'step_skipped'),
    subject: subjectOf(due),
    actor: SYSTEM_ACTOR,
    at: now,
    data: {
      track: due.track,
      step: planned.key,
      level: planned.step.level,
      anchorDate: planned.anchorDate,
      dueDate: due.dueDate,
      title: due.title,
      ...owedFacts(due),
      plannedAt: planned.plannedAt.toISOString(),
      conditions,
      because: `条件不符，未发出：${failed.map(({ text }) => text).join('；')}`,
    },
  };
}
