import { type CivilDate, civilDateOf, addMonths, type Month, monthsBetween } from '#work-calendar';
import type { Indicator, MeasuredIndicator } from './indicator.js';

const MONTHS_OF = { month: 1, quarter: 3 } as const;

/** The last months of the periods whose values are owed, in order; the last period may be a short one. */
export function periodsOf({ every, firstMonth, lastMonth }: Pick<Indicator, 'every' | 'firstMonth' | 'lastMonth'>): Month[] {
  const months = monthsBetween(firstMonth, lastMonth);
  const step = MONTHS_OF[every];
  // Quarters are those of the calendar, also for an indicator that begins inside one.
  const offset = (Number(firstMonth.slice(5)) - 1) % step;
  const periods: Month[] = [];
  for (let end = step - 1 - offset; end < months - 1; end += step) periods.push(addMonths(firstMonth, end));
  return [...periods, lastMonth];
}

/** Until when the value of a period is owed. */
export function reportingDateOf({ reportingDay }: Pick<Indicator, 'reportingDay'>, period: Month): CivilDate {
  return `${addMonths(period, 1)}-${String(reportingDay).padStart(2, '0')}`;
}

/** Was the value of this period owed at all: not if its day had passed when the indicator was set. */
export function isOwed(indicator: Pick<Indicator, 'reportingDay' | 'setAt'>, period: Month): boolean {
  return reportingDateOf(indicator, period) >= civilDateOf(indicator.setAt);
}

/** What part of the way should lie behind at the end of a month, 0 to 1: at the end of June half a year. */
export function shareBy(
  { firstMonth, lastMonth, shares }: Pick<Indicator, 'firstMonth' | 'lastMonth' | 'shares'>,
  month: Month,
): number {
  const all = monthsBetween(firstMonth, lastMonth);
  const elapsed = Math.min(all, Math.max(0, monthsBetween(firstMonth, month)));
  if (shares === null) return elapsed / all;
  const monthsOfShare = all / shares.length;
  const done = shares.reduce((sum, share, at) => sum + share * Math.min(1, Math.max(0, elapsed / monthsOfShare - at)), 0);
  return done / shares.reduce((sum, share) => sum + share, 0);
}

/** The value to be reached in the end, in the unit of the values: a growth from a baseline is that baseline grown. */
export function goalOf({ comparison, target, baseline }: Pick<Indicator, 'comparison' | 'target' | 'baseline'>): number {
  if (baseline === null) return target;
  if (comparison === 'grow-by') return exact(baseline * (1 + target / 100));
  return comparison === 'shrink-by' ? exact(baseline * (1 - target / 100)) : target;
}

/**
 * The value that it begins from. What is counted up begins at nothing; a level at its baseline, unless that is as good as the goal
 * already; a level without a baseline (a rate, a limit) stands at its goal from the first day.
 */
function startOf(indicator: Indicator, goal: number): number {
  const { measure, baseline, direction } = indicator;
  if (measure === 'cumulative') return 0;
  if (baseline === null) return goal;
  return direction === 'up' ? Math.min(baseline, goal) : Math.max(baseline, goal);
}

/** The value expected by the end of a month (应达值). */
export function expectedBy(indicator: Indicator, month: Month): number {
  const goal = goalOf(indicator);
  const start = startOf(indicator, goal);
  return exact(start + (goal - start) * shareBy(indicator, month));
}

export interface Progress {
  /** How far along the way it should be, and how far it is, in percent. A level without a way is 100 when it is met. */
  expectedPercent: number;
  actualPercent: number;
  /** Percentage points behind; negative when ahead. */
  lag: number;
}

/**
 * How a value stands to what is expected by the end of a month. The yardstick is the way from start to goal; a level that has
 * no way to go is measured by how much of its goal it misses.
 */
export function progressAt(indicator: Indicator, month: Month, value: number): Progress {
  const goal = goalOf(indicator);
  const start = startOf(indicator, goal);
  const way = goal - start;
  const expectedPercent = way === 0 ? 100 : hundredths(100 * shareBy(indicator, month));
  const actualPercent = way === 0 ? hundredths(100 - missed(indicator, goal, value)) : hundredths((100 * (value - start)) / way);
  return { expectedPercent, actualPercent, lag: hundredths(expectedPercent - actualPercent) };
}

/** By how many percent of itself a goal is missed; of the goal 0 all of it, whatever the excess. */
function missed({ direction }: Indicator, goal: number, value: number): number {
  const short = direction === 'up' ? goal - value : value - goal;
  if (short <= 0) return 0;
  return goal === 0 ? 100 : (100 * short) / Math.abs(goal);
}

/** The value that counts at the end of a month: its own, or the last one known before it. */
export function lastKnown({ values }: MeasuredIndicator, month: Month): { period: Month; value: number } | null {
  const period = Object.keys(values)
    .filter((one) => one <= month)
    .sort()
    .at(-1);
  const value = period === undefined ? undefined : values[period];
  return period === undefined || value === undefined ? null : { period, value };
}

/** What counts where no value is known: what is counted up stands at nothing, a level with a way to go at its start. */
export function presumed(indicator: Indicator): number | null {
  const goal = goalOf(indicator);
  const start = startOf(indicator, goal);
  return start === goal ? null : start;
}

/** Percentages as people read and compare them. */
function hundredths(percent: number): number {
  return Math.round(percent * 100) / 100;
}

/** Without the dust of binary fractions. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
