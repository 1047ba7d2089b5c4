import type { Anchor, EscalationPolicy } from '#policies';
import type { PlannedStep } from '../due-steps/rescheduled-step.js';
import type { WorkCalendar } from '#work-calendar';
import type { ClaimedStep } from '../due-steps/claimed-step.js';
import type { StepAdvance } from '../due-steps/due-steps.queries.js';

/** What has fallen due for a claimed row, in order of time. */
export function fallenDue(due: ClaimedStep, policy: EscalationPolicy, calendar: WorkCalendar, now: Date): PlannedStep[] {
  const justBefore = new Date(due.plannedAt.getTime() - 1);
  const planned = policy.stepsBetween(anchorOf(due), calendar, justBefore, now);
  // The claimed step counts also when the calendar has changed since and would give it another time.
  if (!planned.some(({ key }) => key === due.stepKey)) {
    planned.unshift({
      key: due.stepKey,
      step: policy.stepOf(due.stepKey),
      anchorDate: due.anchorDate,
      plannedAt: due.plannedAt,
    });
  }
  return planned;
}

/** When a row that waits for sending hours is looked at again: when they begin, or before when a step falls due that need not wait. */
export function wakeTime(due: ClaimedStep, policy: EscalationPolicy, calendar: WorkCalendar, now: Date, opening: Date): Date {
  const coming = policy.stepsBetween(anchorOf(due), calendar, now, opening);
  return coming.find(({ step }) => policy.isExempt(step))?.plannedAt ?? opening;
}

/** The step that follows the claimed one. */
export function advanceOf(due: ClaimedStep, policy: EscalationPolicy, calendar: WorkCalendar, now: Date): StepAdvance {
  const next = policy.nextStep(anchorOf(due), calendar, now);
  return {
    dutyId: due.dutyId,
    track: due.track,
    stepKey: next?.key ?? null,
    anchorDate: due.anchorDate,
    plannedAt: next?.plannedAt ?? null,
    fireAt: next?.plannedAt ?? null,
  };
}

/** The anchor as the row has it: the row is what the last change left, in the same transaction. */
function anchorOf({ track, anchorDate, startDate }: ClaimedStep): Anchor {
  return { track, date: anchorDate, startDate };
}
