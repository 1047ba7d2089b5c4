import type { DepartmentCalendars, WorkCalendar } from '#work-calendar';
import type { DueStep } from '../due-steps/due-step.entity.js';
import { type Anchor, type EscalationPolicy, type Track } from '#policies';

/** The next step of a duty on one track. */
export type TrackStep = Pick<DueStep, 'track' | 'stepKey' | 'anchorDate' | 'plannedAt'>;

/** The dates and steps of what is owed about a project with regard to a policy that it may come under. */
export interface StepState {
  projectId: string;
  dutyId: string;
  /** Owes it; its calendar counts. */
  departmentId: string;
  /** By the dates of that policy. */
  anchors: readonly Anchor[];
  pending: readonly TrackStep[];
  /** Is the step on record for this date? What was sent is not sent again. */
  isTaken: (track: Track, anchorDate: string, key: string) => boolean;
}

/** What becomes of a pending step under another policy. `replaced`: another step at the same time. */
const STEP_CHANGES = ['same', 'earlier', 'later', 'replaced', 'vanishes', 'new'] as const;
export type StepChange = (typeof STEP_CHANGES)[number];

export interface StepShift {
  projectId: string;
  dutyId: string;
  track: Track;
  change: StepChange;
  before: TrackStep | null;
  after: TrackStep | null;
}

/**
 * What becomes of the pending steps of a duty when its project comes under a policy. As after an extension the next step is one that falls
 * due after now: steps before are not sent late. A step that has fallen due and only waits for the sending hours is still sent
 * if the policy has it. Pure.
 */
export function stepShifts(
  state: StepState,
  policy: EscalationPolicy,
  calendars: Pick<DepartmentCalendars, 'of'>,
  now: Date,
): StepShift[] {
  const calendar = calendars.of(state.departmentId);
  const { projectId, dutyId, anchors, pending } = state;
  const tracks = new Set([...pending, ...anchors].map(({ track }) => track));
  return [...tracks].flatMap((track) => {
    const before = pending.find((one) => one.track === track) ?? null;
    const anchor = anchors.find((one) => one.track === track);
    const after = anchor ? stepUnder(state, anchor, before, policy, calendar, now) : null;
    return before || after ? [{ projectId, dutyId, track, change: changeOf(before, after), before, after }] : [];
  });
}

function stepUnder(
  { isTaken }: StepState,
  anchor: Anchor,
  before: TrackStep | null,
  policy: EscalationPolicy,
  calendar: WorkCalendar,
  now: Date,
): TrackStep | null {
  const waits = before !== null && before.plannedAt <= now && before.anchorDate === anchor.date;
  if (waits && policy.hasStep(anchor, calendar, before.stepKey)) return before;
  const next = policy.nextStep(anchor, calendar, now, (key) => isTaken(anchor.track, anchor.date, key));
  return next && { track: anchor.track, stepKey: next.key, anchorDate: anchor.date, plannedAt: next.plannedAt };
}

function changeOf(before: TrackStep | null, after: TrackStep | null): StepChange {
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
