import { addDays, type Recurrence } from '#work-calendar';
import type { ReportCadence } from '../policy/policy.js';
import { nextReportDate } from './report-dates.js';

/** Friday of a week, the last day of a month. */
const LAST_DAY = { weekly: 5, monthly: 31, quarterly: 31, 'half-yearly': 31, yearly: 31 } as const;
/** A report in the later half of a period answers for it, an earlier one for the period before: a late one is not counted twice. */
const HALF = { weekly: 3, monthly: 15, quarterly: 45, 'half-yearly': 90, yearly: 180 } as const;

/** When reports of a project are owed: at the end of each period of a recurring duty, else as its policy says. */
export function cadenceOf(policy: { report: ReportCadence }, recurrence: Recurrence | null): { report: ReportCadence } {
  if (recurrence === null) return policy;
  return { report: { cadence: recurrence, day: LAST_DAY[recurrence], minimumGapDays: HALF[recurrence] } };
}

/** A period of a recurring duty, by the day on which it ends, and the day of the report that answered for it. */
export interface DutyPeriod {
  dueDate: string;
  /** Null: nothing was reported for it yet. */
  reportedOn: string | null;
  lamp: 'green' | 'yellow' | 'red' | 'off';
}

const MOST_PERIODS = 400;

/**
 * The periods of a recurring duty from the day of its assignment to its last day, each with the report that answered for it, as reports are
 * owed: one in the later half of the period or after it, which is late then. A period is red when its day has passed without one, yellow in
 * its last days, off when it was answered or has not begun.
 * @param reports civil dates, in order
 */
export function periodsOf(
  { recurrence, from, until }: { recurrence: Recurrence; from: string; until: string },
  reports: readonly string[],
  days: { today: string; soon: string },
): DutyPeriod[] {
  const half = HALF[recurrence];
  const { report } = cadenceOf({ report: NONE }, recurrence);
  const periods: DutyPeriod[] = [];
  let begins = from;
  for (
    let dueDate = nextReportDate({ report }, from);
    dueDate !== null && dueDate <= until && periods.length < MOST_PERIODS;
    dueDate = nextReportDate({ report }, dueDate)
  ) {
    const due = dueDate;
    const reportedOn = reports.find((day) => addDays(day, half) > due) ?? null;
    periods.push({ dueDate, reportedOn, lamp: lampOfPeriod({ dueDate, reportedOn, isBegun: begins <= days.today }, days) });
    begins = addDays(dueDate, 1);
  }
  return periods;
}

const NONE: ReportCadence = { cadence: 'none', day: 1, minimumGapDays: 0 };

function lampOfPeriod(
  { dueDate, reportedOn, isBegun }: { dueDate: string; reportedOn: string | null; isBegun: boolean },
  { today, soon }: { today: string; soon: string },
): DutyPeriod['lamp'] {
  if (reportedOn !== null) return 'off';
  if (dueDate < today) return 'red';
  if (!isBegun) return 'off';
  return dueDate <= soon ? 'yellow' : 'green';
}
