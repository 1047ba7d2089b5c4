import { addDays, civilDateOf, daysBetween, instantAt, type WorkCalendar } from '#work-calendar';
import type { PolicyDefinition, PolicyStep, Track } from '../policy/policy.js';

/** One occurrence of a policy step for one project. `key` names it for ever: `after-10wd`, `after-10wd.2`, `after-10wd.3`. */
export interface PlannedStep {
  key: string;
  step: PolicyStep;
  /** The date that the step counts from. */
  anchorDate: string;
  /** When it falls due by the policy; a workday at `sendAt`, Asia/Shanghai. */
  plannedAt: Date;
}

/** What the ladder needs to know of a project on one track. Civil dates, Asia/Shanghai. */
export interface Anchor {
  track: Track;
  date: string;
  /** Registration: fractions and the short-item rule count from here. */
  startDate: string;
}

/** Nobody is chased longer than this, unless the policy says so; by then people, not messages, have to act. */
const MAX_REPEATS = 60;

/**
 * The first step of the track that falls due after `after`, or null when the ladder has come to its end. `isTaken` names those
 * on record already, which another policy may set anew.
 */
export function nextStep(
  policy: PolicyDefinition,
  anchor: Anchor,
  calendar: WorkCalendar,
  after: Date,
  isTaken: (key: string) => boolean = () => false,
): PlannedStep | null {
  let best: PlannedStep | null = null;
  for (const step of stepsFor(policy, anchor, calendar)) {
    const candidate = firstOccurrence(policy, step, anchor, calendar, after, isTaken);
    if (candidate && (!best || candidate.plannedAt < best.plannedAt)) best = candidate;
  }
  return best;
}

/**
 * All steps of the track that fall due after `after` and not later than `until`, in order of time; at the same
 * instant the order of the policy counts.
 */
export function stepsBetween(
  policy: PolicyDefinition,
  anchor: Anchor,
  calendar: WorkCalendar,
  after: Date,
  until: Date,
): PlannedStep[] {
  const found: PlannedStep[] = [];
  for (const step of stepsFor(policy, anchor, calendar)) {
    for (let repeat = 0; repeat <= lastRepeat(step); repeat += 1) {
      const planned = occurrence(policy, step, anchor, calendar, repeat);
      if (planned.plannedAt > until) break;
      if (planned.plannedAt > after) found.push(planned);
    }
  }
  return found.sort((a, b) => a.plannedAt.getTime() - b.plannedAt.getTime());
}

/** Does the track have a step for the anchor that a recorded key names? */
export function hasStep(policy: PolicyDefinition, anchor: Anchor, calendar: WorkCalendar, key: string): boolean {
  return stepsFor(policy, anchor, calendar).some((step) => step.key === nameOf(key));
}

/** A repeat (`after-10wd.2`) is the same step. */
function nameOf(key: string): string {
  return key.split('.')[0] ?? key;
}

/** The step that a recorded key names. */
export function stepOf(policy: PolicyDefinition, key: string): PolicyStep {
  const step = policy.steps.find((candidate) => candidate.key === nameOf(key));
  if (!step) throw new RangeError(`the policy has no step ${key}`);
  return step;
}

function stepsFor(policy: PolicyDefinition, anchor: Anchor, calendar: WorkCalendar): PolicyStep[] {
  const length =
    anchor.track === 'deadline' && calendar.workdaysBetween(anchor.startDate, anchor.date) < policy.shortBelowWorkdays
      ? 'short'
      : 'long';
  return policy.steps.filter((step) => step.track === anchor.track && (step.for === 'any' || step.for === length));
}

function firstOccurrence(
  policy: PolicyDefinition,
  step: PolicyStep,
  anchor: Anchor,
  calendar: WorkCalendar,
  after: Date,
  isTaken: (key: string) => boolean,
): PlannedStep | null {
  for (let repeat = 0; repeat <= lastRepeat(step); repeat += 1) {
    const planned = occurrence(policy, step, anchor, calendar, repeat);
    if (planned.plannedAt > after && !isTaken(planned.key)) return planned;
  }
  return null;
}

function lastRepeat(step: PolicyStep): number {
  return step.repeatEvery ? (step.repeatAtMost ?? MAX_REPEATS) : 0;
}

function occurrence(
  policy: PolicyDefinition,
  step: PolicyStep,
  anchor: Anchor,
  calendar: WorkCalendar,
  repeat: number,
): PlannedStep {
  const date =
    repeat === 0
      ? dateOf(step, anchor, calendar)
      : calendar.addWorkdays(dateOf(step, anchor, calendar), repeat * (step.repeatEvery ?? 0));
  return {
    key: repeat === 0 ? step.key : `${step.key}.${repeat + 1}`,
    step,
    anchorDate: anchor.date,
    plannedAt: instantAt(date, policy.sendAt),
  };
}

/**
 * A step that falls on a day off moves: before the due date to the workday before, after it to the workday after. The
 * due date itself never moves.
 */
function dateOf(step: PolicyStep, anchor: Anchor, calendar: WorkCalendar): string {
  if (step.fraction !== undefined) {
    const workdays = calendar.workdaysBetween(anchor.startDate, anchor.date);
    return calendar.addWorkdays(anchor.startDate, Math.max(1, Math.round(workdays * step.fraction)));
  }
  const offset = step.offset ?? 0;
  if (step.unit === 'workday') return calendar.addWorkdays(anchor.date, offset);
  const date = addDays(anchor.date, offset);
  return offset <= 0 ? calendar.workdayOnOrBefore(date) : calendar.workdayOnOrAfter(date);
}

/** When a message may go out at the earliest: now, inside the policy's sending window, else at its next opening. */
export function sendingTime(policy: PolicyDefinition, now: Date, calendar: WorkCalendar): Date {
  const { from, to, workdaysOnly = true, pauses = [] } = policy.window;
  const isOpen = (day: string): boolean =>
    (!workdaysOnly || calendar.isWorkday(day)) && !pauses.some((pause) => pause.from <= day && day <= pause.to);
  const today = civilDateOf(now);
  if (isOpen(today)) {
    if (now < instantAt(today, from)) return instantAt(today, from);
    if (now <= instantAt(today, to)) return now;
  }
  let day = addDays(today, 1);
  while (!isOpen(day)) day = addDays(day, 1);
  return instantAt(day, from);
}

/** May the step go out at any hour, on any day and in a pause? */
export function isExempt({ window }: PolicyDefinition, { level }: PolicyStep): boolean {
  return window.exemptLevels?.includes(level) ?? false;
}

/** The first time of day `at` from now on at which messages may go out. */
export function nextMorning(policy: PolicyDefinition, at: string, now: Date, calendar: WorkCalendar): Date {
  for (let day = civilDateOf(sendingTime(policy, now, calendar)); ; day = addDays(day, 1)) {
    const morning = instantAt(day, at);
    if (morning >= now && sendingTime(policy, morning, calendar).getTime() === morning.getTime()) return morning;
  }
}

/** Days from today to the due date; negative when it has passed. */
export function daysLeft(dueDate: string, now: Date): number {
  return daysBetween(civilDateOf(now), dueDate);
}
