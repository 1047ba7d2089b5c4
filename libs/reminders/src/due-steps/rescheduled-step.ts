import type { WorkCalendar } from '#work-calendar';
import type { Anchor, EscalationPolicy } from '#policies';

export type PlannedStep = ReturnType<EscalationPolicy['stepsBetween']>[number];

const EVER = [new Date(-8.64e15), new Date(8.64e15)] as const;

/**
 * The step that follows from a pending step when the calendar changes. Steps before the pending one are not repeated; of the rest the
 * first by the new calendar is next, also when its time has passed: it is due at once and not lost. Null when no step is left;
 * undefined for a step that the old calendar doesn't have, which does not change.
 */
export function rescheduledStep(
  policy: EscalationPolicy,
  anchor: Anchor,
  pendingKey: string,
  calendars: { before: WorkCalendar; after: WorkCalendar },
  now: Date,
): PlannedStep | null | undefined {
  const before = policy.stepsBetween(anchor, calendars.before, ...EVER).map(({ key }) => key);
  const place = before.indexOf(pendingKey);
  if (place < 0) return undefined;
  const done = new Set(before.slice(0, place));
  const pending = new Set(before.slice(place));
  // A step that only the new calendar has, because the project became short or long by it, is not made up for.
  const isOpen = ({ key, plannedAt }: PlannedStep): boolean => !done.has(key) && (pending.has(key) || plannedAt > now);
  return policy.stepsBetween(anchor, calendars.after, ...EVER).find(isOpen) ?? null;
}
