import type { WorkCalendar } from '#work-calendar';
import { type Anchor, hasStep, nextStep, type PolicyDefinition, type Track } from '#policies';

/** The next step of a project on one track: a row of its own. */
export interface PendingStep {
  track: Track;
  stepKey: string;
  anchorDate: string;
  plannedAt: Date;
}

/** How a project stands on the ladder of a policy that it may come under. */
export interface LadderState {
  projectId: string;
  /** By the dates of that policy. */
  anchors: readonly Anchor[];
  pending: readonly PendingStep[];
  /** Is the step on record for this date? What was sent is not sent again. */
  isTaken: (track: Track, anchorDate: string, key: string) => boolean;
}

/** What becomes of a pending step under another policy. `replaced`: another step at the same time. */
export const STEP_CHANGES = ['same', 'earlier', 'later', 'replaced', 'vanishes', 'new'] as const;
export type StepChange = (typeof STEP_CHANGES)[number];

export interface StepShift {
  projectId: string;
  track: Track;
  change: StepChange;
  before: PendingStep | null;
  after: PendingStep | null;
}

/**
 * What becomes of the pending steps of a project when it comes under a policy. As after an extension the ladder goes on from
 * now: what would have fallen due before is not made up for. What has fallen due and only waits for the sending hours still goes
 * out, if the policy has that step. Pure.
 */
export function stepShifts(standing: LadderState, policy: PolicyDefinition, calendar: WorkCalendar, now: Date): StepShift[] {
  const { projectId, anchors, pending } = standing;
  const tracks = new Set([...pending, ...anchors].map(({ track }) => track));
  return [...tracks].flatMap((track) => {
    const before = pending.find((one) => one.track === track) ?? null;
    const anchor = anchors.find((one) => one.track === track);
    const after = anchor ? stepUnder(standing, anchor, before, policy, calendar, now) : null;
    return before || after ? [{ projectId, track, change: changeOf(before, after), before, after }] : [];
  });
}

function stepUnder(
  { isTaken }: LadderState,
  anchor: Anchor,
  before: PendingStep | null,
  policy: PolicyDefinition,
  calendar: WorkCalendar,
  now: Date,
): PendingStep | null {
  const waits = before !== null && before.plannedAt <= now && before.anchorDate === anchor.date;
  if (waits && hasStep(policy, anchor, calendar, before.stepKey)) return before;
  const next = nextStep(policy, anchor, calendar, now, (key) => isTaken(anchor.track, anchor.date, key));
  return next && { track: anchor.track, stepKey: next.key, anchorDate: anchor.date, plannedAt: next.plannedAt };
}

function changeOf(before: PendingStep | null, after: PendingStep | null): StepChange {
  if (before === null) return 'new';
  if (after === null) return 'vanishes';
  if (after.plannedAt < before.plannedAt) return 'earlier';
  if (after.plannedAt > before.plannedAt) return 'later';
  return after.stepKey === before.stepKey && after.anchorDate === before.anchorDate ? 'same' : 'replaced';
}

export type StepCounts = Record<StepChange, number>;

export function noSteps(): StepCounts {
  return { same: 0, earlier: 0, later: 0, replaced: 0, vanishes: 0, new: 0 };
}

export function countShifts(counts: StepCounts, shifts: readonly StepShift[]): void {
  for (const { change } of shifts) counts[change] += 1;
}
