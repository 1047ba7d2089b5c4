import { addDays, instantAt, type WorkCalendar } from '#work-calendar';
import type { PolicyDefinition, PolicyStep } from '../policy/policy.js';
import type { Anchor } from './anchors.js';

/** One occurrence of a policy step for one project. `key` names it for ever: `after-10wd`, `after-10wd.2`, `after-10wd.3`. */
export interface PlannedStep {
  key: string;
  step: PolicyStep;
  /** The date that the step counts from. */
  anchorDate: string;
  /** When it falls due by the policy; a workday at `sendAt`, Asia/Shanghai. */
  plannedAt: Date;
}

/** Nobody is chased longer than this, unless the policy says so; by then people, not messages, have to act. */
const MAX_REPEATS = 60;

/** A repeat (`after-10wd.2`) is the same step. */
export function stepKeyOf(key: string): string {
  return key.split('.')[0] ?? key;
}

/** The steps of the anchor's track: on the way to the due date those for long items, or those for short ones. */
export function stepsFor(
  policy: Pick<PolicyDefinition, 'steps' | 'shortBelowWorkdays'>,
  anchor: Anchor,
  calendar: WorkCalendar,
): PolicyStep[] {
  const isShort =
    anchor.track.endsWith('deadline') && calendar.workdaysBetween(anchor.startDate, anchor.date) < policy.shortBelowWorkdays;
  const length = isShort ? 'short' : 'long';
  // Who took a task over after its date has no way to the date that fractions could divide.
  const isLate = anchor.date < anchor.startDate;
  return policy.steps.filter(
    (step) =>
      step.track === anchor.track && (step.for === 'any' || step.for === length) && !(isLate && step.fraction !== undefined),
  );
}

/** All occurrences of a step in order of time, up to the last repeat. */
export function* occurrences(step: PolicyStep, anchor: Anchor, calendar: WorkCalendar, sendAt: string): Generator<PlannedStep> {
  const first = dateOf(step, anchor, calendar);
  const { repeatEvery = 0, repeatAtMost = MAX_REPEATS } = step;
  for (let repeat = 0; repeat <= (repeatEvery ? repeatAtMost : 0); repeat += 1) {
    const date = repeat === 0 ? first : calendar.addWorkdays(first, repeat * repeatEvery);
    const key = repeat === 0 ? step.key : `${step.key}.${repeat + 1}`;
    yield { key, step, anchorDate: anchor.date, plannedAt: instantAt(date, sendAt) };
  }
}

/**
 * A step that falls on a day off moves: before the due date to the workday before, after it to the workday after. The
 * due date itself never moves.
 */
export function dateOf(step: PolicyStep, anchor: Anchor, calendar: WorkCalendar): string {
  if (step.fraction !== undefined) {
    const workdays = calendar.workdaysBetween(anchor.startDate, anchor.date);
    return calendar.addWorkdays(anchor.startDate, Math.max(1, Math.round(workdays * step.fraction)));
  }
  const offset = step.offset ?? 0;
  if (step.unit === 'workday') return calendar.addWorkdays(anchor.date, offset);
  const date = addDays(anchor.date, offset);
  return offset <= 0 ? calendar.workdayOnOrBefore(date) : calendar.workdayOnOrAfter(date);
}
