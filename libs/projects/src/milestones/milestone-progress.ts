import type { Milestone } from '#policies';

export interface PlannedMilestone {
  /** Names one that is already there; what is left out goes away. */
  id?: string;
  title: string;
  dueDate: string;
  /** Default 1. */
  weight?: number;
}

/** Due date of the earliest one that is not done. */
export function nextMilestoneDate(milestones: readonly Milestone[]): string | null {
  const open = milestones.filter(({ doneAt }) => doneAt === null).map(({ dueDate }) => dueDate);
  return open.toSorted()[0] ?? null;
}

/** What the done ones amount to, 0 to 100. */
export function percentDone(milestones: readonly Milestone[]): number {
  const sum = (some: readonly Milestone[]): number => some.reduce((total, { weight }) => total + weight, 0);
  const whole = sum(milestones);
  return whole === 0 ? 0 : Math.round((100 * sum(milestones.filter(({ doneAt }) => doneAt !== null))) / whole);
}
