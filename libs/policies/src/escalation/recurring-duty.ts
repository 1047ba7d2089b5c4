import { addDays, civilDateOf, type Recurrence } from '#work-calendar';
import type { ReportCadence } from '../policy/policy.js';
import type { SupervisedProject } from '../projects/supervised-project.js';
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

/** The part of a project that decides which of its periods are answered. */
export type DutySubject = Pick<
  SupervisedProject,
  'state' | 'dueDate' | 'recurrence' | 'assignedAt' | 'lastReportAt' | 'cadenceSince' | 'reportReturnedAt'
>;

/**
 * The end of the first period that a recurring duty still owes: a report in the later half of a period or after it answers for it and all
 * before. One that was returned answers for no period. Nothing is owed for periods that ended before the task was in work (again).
 * Null: the task is done once, was never in work, or its last period is answered.
 */
export function openPeriodOf(duty: DutySubject): string | null {
  const { recurrence, assignedAt, lastReportAt, cadenceSince, reportReturnedAt, dueDate } = duty;
  if (recurrence === null || cadenceSince === null) return null;
  const { report } = cadenceOf({ report: NONE }, recurrence);
  const assigned = civilDateOf(assignedAt);
  const since = lastReportAt && lastReportAt > assignedAt ? civilDateOf(lastReportAt) : assigned;
  const next = nextReportDate({ report }, since, cadenceSince);
  if (next === null || reportReturnedAt === null) return within(next, dueDate);
  const before = endsOf(recurrence, assigned, next).findLast((end) => end < next && end >= cadenceSince);
  return within(before ?? next, dueDate);
}

function within(day: string | null, last: string): string | null {
  return day !== null && day <= last ? day : null;
}

/** The period whose report a task in work owes now, if its day has passed already; null: none was missed. */
export function missedPeriodOf(duty: DutySubject, today: string): string | null {
  const open = duty.state === 'in_progress' ? openPeriodOf(duty) : null;
  return open !== null && open < today ? open : null;
}

/**
 * The periods of a recurring duty from the day of its assignment to its last day, each with the report that answered for it, as reports are
 * owed: one in the later half of the period or after it, which is late then. A period is red from the first workday after its end on when nothing
 * was reported for it, as the project is then; yellow in its last days; off when it was answered, is not owed, or has not begun.
 * @param reports civil dates, in order
 * @param days today, and the ends before which a period is red, and yellow
 */
export function periodsOf(
  duty: DutySubject,
  reports: readonly string[],
  days: { today: string; redBefore: string; yellowBefore: string },
): DutyPeriod[] {
  const { recurrence, assignedAt, dueDate: last, state } = duty;
  if (recurrence === null) return [];
  const half = HALF[recurrence];
  const assigned = civilDateOf(assignedAt);
  const open = openPeriodOf(duty);
  const isOwed = (end: string): boolean => open !== null && end >= open;
  return endsOf(recurrence, assigned, last).map((dueDate, index, ends) => {
    const report = reports.find((day) => addDays(day, half) > dueDate) ?? null;
    const reportedOn = isOwed(dueDate) ? null : report;
    const isBegun = index === 0 || (ends[index - 1] as string) < days.today;
    const lamp = isBegun && state === 'in_progress' && isOwed(dueDate) ? lampOfPeriod(dueDate, days) : 'off';
    return { dueDate, reportedOn, lamp };
  });
}

/** The ends of the periods up to a day, the first of them being the one that a task assigned on `from` owes. */
function endsOf(recurrence: Recurrence, from: string, until: string): string[] {
  const { report } = cadenceOf({ report: NONE }, recurrence);
  const ends: string[] = [];
  let end = nextReportDate({ report }, from);
  while (end !== null && end <= until && ends.length < MOST_PERIODS) {
    ends.push(end);
    end = nextReportDate({ report }, end);
  }
  return ends;
}

const NONE: ReportCadence = { cadence: 'none', day: 1, minimumGapDays: 0 };

function lampOfPeriod(
  dueDate: string,
  { redBefore, yellowBefore }: { redBefore: string; yellowBefore: string },
): DutyPeriod['lamp'] {
  if (dueDate < redBefore) return 'red';
  return dueDate < yellowBefore ? 'yellow' : 'green';
}
