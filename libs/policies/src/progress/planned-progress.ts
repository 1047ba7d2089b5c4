import type { SupervisedProject } from '../projects/supervised-project.js';
import type { ProgressFacts } from './progress-facts.js';
import type { Milestone } from './milestone.js';
import { civilDateOf, type CivilDate, type WorkCalendar } from '#work-calendar';
import type { PlannedProgressRule } from '../policy/policy.js';
import { indicatorLag, indicatorAtRiskDates } from './indicator-at-risk-dates.js';
import { type AtRiskDates, worst } from './at-risk-dates.js';

/** The part of a project that its planned progress depends on. */
export type ProgressSubject = Pick<SupervisedProject, 'registeredAt' | 'dueDate' | 'percent'>;

/**
 * The days from which a project counts as behind if nothing more is reported: what it should have reached (应达进度) only
 * grows, so each lag has one first day. Expected progress is the weight of the milestones that are due, and what each
 * indicator should amount to; the worst of them counts. Without any, and if the policy wants it, it is the workdays elapsed of
 * all workdays. A milestone slips on the first workday after its date.
 * Source of the lags: 银川 2025, 10 to 30 percentage points yellow, more red.
 */
export function atRiskDates(
  project: ProgressSubject,
  { milestones, indicators }: ProgressFacts,
  rule: PlannedProgressRule,
  calendar: WorkCalendar,
): AtRiskDates {
  const found = indicators.map((indicator) => indicatorAtRiskDates(indicator, rule, calendar));
  if (milestones.length > 0) found.push(byMilestones(project.percent, milestones, rule, calendar));
  if (found.length > 0) return worst(found);
  return rule.withoutMilestones === 'workdays' ? byWorkdays(project, rule, calendar) : { atRiskFrom: null, offTrackFrom: null };
}

function byMilestones(
  percent: number,
  milestones: readonly Milestone[],
  rule: PlannedProgressRule,
  calendar: WorkCalendar,
): AtRiskDates {
  const inOrder = milestones.toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1));
  const whole = inOrder.reduce((sum, { weight }) => sum + weight, 0);
  let atRiskFrom: CivilDate | null = null;
  let offTrackFrom: CivilDate | null = null;
  let due = 0;
  for (const { dueDate, weight, doneAt } of inOrder) {
    due += weight;
    const lag = (100 * due) / whole - percent;
    const day = calendar.addWorkdays(dueDate, 1);
    if (atRiskFrom === null && (doneAt === null || lag >= rule.yellowLag)) atRiskFrom = day;
    if (offTrackFrom === null && lag > rule.redLag) offTrackFrom = day;
  }
  return { atRiskFrom, offTrackFrom };
}

function byWorkdays(
  { registeredAt, dueDate, percent }: ProgressSubject,
  rule: PlannedProgressRule,
  calendar: WorkCalendar,
): AtRiskDates {
  const start = civilDateOf(registeredAt);
  if (dueDate < start) return { atRiskFrom: null, offTrackFrom: null };
  const whole = calendar.workdaysBetween(start, dueDate);
  /** The first day on which the expected progress is at least, or more than, so much. */
  const reaches = (expected: number, isMore: boolean): CivilDate | null => {
    const exact = (expected / 100) * whole;
    const workdays = isMore ? Math.floor(exact) + 1 : Math.ceil(exact);
    return workdays > whole ? null : calendar.addWorkdays(start, Math.max(1, workdays));
  };
  return {
    atRiskFrom: reaches(percent + rule.yellowLag, false),
    offTrackFrom: reaches(percent + rule.redLag, true),
  };
}

/**
 * By how many whole percentage points a project is below its planned progress on a day; 0 when it isn't. By the same rule as
 * {@link atRiskDates}, the worst of its milestones and indicators; once the due date has passed everything is expected.
 */
export function pointsBehind(
  project: ProgressSubject,
  { milestones, indicators }: ProgressFacts,
  rule: PlannedProgressRule,
  calendar: WorkCalendar,
  today: CivilDate,
): number {
  const lags = indicators.map((indicator) => indicatorLag(indicator, calendar, today));
  if (today > project.dueDate) lags.push(100 - project.percent);
  else if (milestones.length > 0) lags.push(expectedByMilestones(milestones, calendar, today) - project.percent);
  else if (indicators.length === 0 && rule.withoutMilestones === 'workdays')
    lags.push(expectedByWorkdays(project, calendar, today) - project.percent);
  return Math.max(0, Math.floor(Math.max(0, ...lags)));
}

/**
 * The percent that a project should have reached by a day (应达进度), by the same rule; null where nothing is expected before the due date,
 * or only its indicators say so.
 */
export function plannedPercent(
  project: ProgressSubject,
  { milestones, indicators }: ProgressFacts,
  rule: PlannedProgressRule,
  calendar: WorkCalendar,
  today: CivilDate,
): number | null {
  if (today > project.dueDate) return 100;
  if (milestones.length > 0) return Math.round(expectedByMilestones(milestones, calendar, today));
  if (indicators.length > 0 || rule.withoutMilestones !== 'workdays') return null;
  return Math.min(100, Math.round(expectedByWorkdays(project, calendar, today)));
}

function expectedByMilestones(milestones: readonly Milestone[], calendar: WorkCalendar, today: CivilDate): number {
  const sum = (some: readonly Milestone[]): number => some.reduce((total, { weight }) => total + weight, 0);
  return (100 * sum(milestones.filter((one) => calendar.addWorkdays(one.dueDate, 1) <= today))) / sum(milestones);
}

function expectedByWorkdays({ registeredAt, dueDate }: ProgressSubject, calendar: WorkCalendar, today: CivilDate): number {
  const start = civilDateOf(registeredAt);
  return (100 * calendar.workdaysBetween(start, today)) / Math.max(1, calendar.workdaysBetween(start, dueDate));
}
