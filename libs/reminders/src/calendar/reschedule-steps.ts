import type { Tx } from '#platform';
import { civilDateOf, type WorkCalendar } from '#work-calendar';
import { advanceSteps, type StepAdvance } from '../due-steps/due-steps.store.js';
import type { PolicyStore } from '#policies';
import type { PendingStep } from '../due-steps/pending-steps.store.js';
import { reanchored } from './rescheduled-step.js';

/** Moves pending steps from one calendar to another; answers how many that moved. */
export async function rescheduleSteps(
  tx: Tx,
  policies: PolicyStore,
  steps: readonly PendingStep[],
  calendars: { before: WorkCalendar; after: WorkCalendar },
  now: Date,
): Promise<number> {
  const moved: StepAdvance[] = [];
  for (const step of steps) {
    const policy = await policies.definitionOf(tx, step.policyId);
    const startDate = step.slipIssuedOn ?? civilDateOf(step.registeredAt);
    const next = reanchored(policy, { track: step.track, date: step.anchorDate, startDate }, step.stepKey, calendars, now);
    if (next === undefined) continue;
    const plannedAt = next?.plannedAt ?? null;
    if (next?.key === step.stepKey && plannedAt?.getTime() === step.plannedAt.getTime()) continue;
    const { projectId, track, anchorDate } = step;
    moved.push({ projectId, track, stepKey: next?.key ?? null, anchorDate, plannedAt, fireAt: plannedAt });
  }
  if (moved.length > 0) await advanceSteps(tx, moved);
  return moved.length;
}
