import { addMonths, dayAfter, type Month, type CivilDate, type WorkCalendar } from '#work-calendar';
import { isOwed, lastKnown, periodsOf, presumed, progressAt, reportingDateOf } from './indicator-progress.js';
import type { MeasuredIndicator } from './indicator.js';
import { type PlannedProgressRule, LATE_VALUE_DEFAULTS } from '../policy/policy.js';
import { earliest, type AtRiskDates } from './at-risk-dates.js';

/** A day on which an indicator is looked at, and how far it is behind then, in percentage points; null: nothing is known of it. */
interface Look {
  from: CivilDate;
  lag: number | null;
}

/**
 * The days from which an indicator is behind if no value comes any more. Its last known value counts: from the end of its
 * period against what was expected then, and, for each later period whose value has not come, from the workday after that
 * value was owed against what is expected by then. A value that stays away long makes it behind by itself, whatever was known.
 * `until` leaves later periods out.
 * Sources: the lags are those of milestones (银川 2025), as is the late entry: one month yellow, two months red.
 */
export function indicatorAtRiskDates(
  indicator: MeasuredIndicator,
  rule: PlannedProgressRule,
  calendar: WorkCalendar,
  until: Month = indicator.lastMonth,
): AtRiskDates {
  const looks = looksAt(indicator, calendar, until);
  const [first] = missingOf(indicator, until);
  const late = first === undefined ? null : lateFrom(reportingDateOf(indicator, first), rule, calendar);
  return {
    atRiskFrom: earliest([looks.find(({ lag }) => lag !== null && lag >= rule.yellowLag)?.from, late?.yellow]),
    offTrackFrom: earliest([looks.find(({ lag }) => lag !== null && lag > rule.redLag)?.from, late?.red]),
  };
}

/** How far an indicator is behind on a day, in percentage points; 0 where nothing is known of it. */
export function indicatorLag(indicator: MeasuredIndicator, calendar: WorkCalendar, today: CivilDate): number {
  const last = looksAt(indicator, calendar, indicator.lastMonth).findLast(({ from }) => from <= today);
  return Math.max(0, last?.lag ?? 0);
}

/** The days on which it is looked at, in order. */
function looksAt(indicator: MeasuredIndicator, calendar: WorkCalendar, until: Month): Look[] {
  const known = lastKnown(indicator, until);
  const value = known?.value ?? presumed(indicator);
  const lagAt = (period: Month): number | null => (value === null ? null : progressAt(indicator, period, value).lag);
  return [
    ...(known ? looksAtKnown(indicator, known.period, lagAt) : []),
    ...missingOf(indicator, until).map((period) => ({
      from: calendar.addWorkdays(reportingDateOf(indicator, period), 1),
      lag: lagAt(period),
    })),
  ];
}

/** The periods after the last known value for which one is owed. */
function missingOf(indicator: MeasuredIndicator, until: Month): Month[] {
  const known = lastKnown(indicator, until)?.period ?? '';
  return periodsOf(indicator).filter((period) => period <= until && period > known && isOwed(indicator, period));
}

/** A value that comes before its period is over is held against the period before, so that it covers nothing up meanwhile. */
function looksAtKnown(indicator: MeasuredIndicator, period: Month, lagAt: (period: Month) => number | null): Look[] {
  const before = periodsOf(indicator).findLast((one) => one < period);
  return [
    ...(before === undefined ? [] : [{ from: `${period}-01`, lag: lagAt(before) }]),
    { from: dayAfter(period), lag: lagAt(period) },
  ];
}

function lateFrom(owedBy: CivilDate, rule: PlannedProgressRule, calendar: WorkCalendar): { yellow: CivilDate; red: CivilDate } {
  const after = (months: number): CivilDate =>
    calendar.addWorkdays(`${addMonths(owedBy.slice(0, 7), months)}${owedBy.slice(7)}`, 1);
  return {
    yellow: after(rule.yellowMonthsLate ?? LATE_VALUE_DEFAULTS.yellow),
    red: after(rule.redMonthsLate ?? LATE_VALUE_DEFAULTS.red),
  };
}
