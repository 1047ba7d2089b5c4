import { DomainError, newId, notFound } from '#platform';
import { civilDateOf, type Month, isMonth, monthOf, monthsBetween } from '#work-calendar';
import type { Project } from '../project/project.entity.js';
import { type Indicator, indicatorProgress } from '#policies';

/** An indicator as a supervisor says it; what is left out follows from the rest. */
export interface PlannedIndicator {
  /** Names one that is already there, so that its values stay; what is left out goes away. */
  id?: string;
  name: string;
  /** Default: at-least. */
  comparison?: Indicator['comparison'];
  target: number;
  /** Default: none. */
  unit?: string;
  /** Default: down for limits and for a baseline that is to shrink, else up. */
  direction?: Indicator['direction'];
  /** Default: level for limits, rates and growth rates, else cumulative. */
  measure?: Indicator['measure'];
  baseline?: number;
  /** Default: month. */
  every?: Indicator['every'];
  /** Default: January of the year in which the project was registered. */
  firstMonth?: Month;
  /** Default: the month of the due date. */
  lastMonth?: Month;
  shares?: number[];
  /** Default: 15. */
  reportingDay?: number;
}

const RATES = /^(?:[%％‰倍成]|个?百分点)$/;
const LONGEST_COURSE = 120;
const REPORTING_DAY = 15;

/**
 * An indicator in full. The reporting day of the 15th follows the calendar of official statistics, which publish a month in
 * the middle of the next (derived).
 * @throws DomainError `indicator.invalid`, `indicator.not-found`; `index` says which
 */
export function completeIndicators(
  planned: readonly PlannedIndicator[],
  present: readonly Indicator[],
  project: Pick<Project, 'registeredAt' | 'dueDate'>,
  now: Date,
): Indicator[] {
  const taken = new Set<string>();
  return planned.map((one, index) => {
    const known = one.id === undefined ? undefined : present.find(({ id }) => id === one.id);
    if (one.id !== undefined && !known) throw notFound('indicator', one.id);
    const indicator = complete(one, known, project, now);
    const fault = taken.has(indicator.name) ? 'has the name of another one' : faultOf(indicator);
    taken.add(indicator.name);
    if (fault) throw new DomainError('indicator.invalid', `Indicator ${index + 1} ${fault}. Put it right.`, { index });
    return indicator;
  });
}

function complete(
  planned: PlannedIndicator,
  known: Indicator | undefined,
  project: Pick<Project, 'registeredAt' | 'dueDate'>,
  now: Date,
): Indicator {
  const { comparison = 'at-least', unit = '', baseline = null } = planned;
  const isLimit = comparison === 'at-most' || comparison === 'less-than';
  const isShrinking = comparison === 'shrink-by' && baseline !== null;
  const isRate = RATES.test(unit) || (isGrowth(comparison) && baseline === null);
  return {
    id: known?.id ?? newId(),
    name: planned.name.trim(),
    comparison,
    target: planned.target,
    unit,
    direction: planned.direction ?? (isLimit || isShrinking ? 'down' : 'up'),
    measure: planned.measure ?? (isLimit || isShrinking || isRate ? 'level' : 'cumulative'),
    baseline,
    every: planned.every ?? 'month',
    firstMonth: planned.firstMonth ?? `${civilDateOf(project.registeredAt).slice(0, 4)}-01`,
    lastMonth: planned.lastMonth ?? monthOf(project.dueDate),
    shares: planned.shares ?? null,
    reportingDay: planned.reportingDay ?? REPORTING_DAY,
    setAt: known?.setAt ?? now,
  };
}

function isGrowth(comparison: Indicator['comparison']): boolean {
  return comparison === 'grow-by' || comparison === 'shrink-by';
}

function faultOf(indicator: Indicator): string | null {
  const { name, comparison, unit, direction, measure, baseline, firstMonth, lastMonth } = indicator;
  if (name === '') return 'has no name';
  if (!isMonth(firstMonth) || !isMonth(lastMonth)) return 'has no months; write them as YYYY-MM';
  const months = monthsBetween(firstMonth, lastMonth);
  if (months < 1) return `ends (${lastMonth}) before it begins (${firstMonth})`;
  if (months > LONGEST_COURSE) return `runs longer than ${LONGEST_COURSE} months`;
  if (isGrowth(comparison) && baseline !== null && RATES.test(unit))
    return `counts its growth from the baseline ${baseline}: its unit is that of the amounts (as 亿元), not ${unit}`;
  if (measure === 'cumulative' && direction === 'down') return 'is a limit: what should stay low is a level, not counted up';
  if (measure === 'cumulative' && indicatorProgress.goalOf(indicator) <= 0)
    return 'counts up to nothing; its target must be more than 0';
  return faultOfShares(indicator.shares, months);
}

function faultOfShares(shares: readonly number[] | null, months: number): string | null {
  if (shares === null) return null;
  if (shares.length !== months && shares.length * 3 !== months)
    return `has ${shares.length} shares for ${months} months; give one for each month, or one for each quarter`;
  const isUsable = shares.every((share) => share >= 0) && shares.some((share) => share > 0);
  return isUsable ? null : 'has shares that are no parts of a whole; give numbers of 0 and more, not all 0';
}
