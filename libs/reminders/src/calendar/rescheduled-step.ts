import type { WorkCalendar } from '#work-calendar';
import { type Anchor, type PlannedStep, stepsBetween, type PolicyDefinition } from '#policies';

const EVER = [new Date(-8.64e15), new Date(8.64e15)] as const;

/**
 * Where a pending step goes when the calendar changes. What was behind stays behind; of the rest the first by the new
 * calendar is next, also where it would have been before now: it is due at once and not lost. Null when nothing is left;
 * undefined for a step that the old calendar doesn't have, which stays as it is.
 */
export function reanchored(
  policy: PolicyDefinition,
  anchor: Anchor,
  pendingKey: string,
  calendars: { before: WorkCalendar; after: WorkCalendar },
  now: Date,
): PlannedStep | null | undefined {
  const before = stepsBetween(policy, anchor, calendars.before, ...EVER).map(({ key }) => key);
  const place = before.indexOf(pendingKey);
  if (place < 0) return undefined;
  const behind = new Set(before.slice(0, place));
  const pending = new Set(before.slice(place));
  // A step that only the new calendar has, because the project became short or long by it, is not made up for.
  const isOpen = ({ key, plannedAt }: PlannedStep): boolean => !behind.has(key) && (pending.has(key) || plannedAt > now);
  return stepsBetween(policy, anchor, calendars.after, ...EVER).find(isOpen) ?? null;
}
