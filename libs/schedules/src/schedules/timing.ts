import { type Period, periodBetween, periodOf } from '#reporting';
import { addDays, addMonths, type CivilDate, civilDateOf, dayOfWeek, instantAt, lastDayOfMonth, monthOf } from '#work-calendar';

export const CADENCES = ['week', 'month', 'quarter'] as const;
export type Cadence = (typeof CADENCES)[number];

export const COVERED = ['previous', 'current'] as const;

/** When a report is made, and of which period. */
export interface Timing {
  every: Cadence;
  /** previous: the period that has ended; current: the one that goes on, at its end. */
  covers: (typeof COVERED)[number];
  /**
   * Of the week 1 Monday to 7 Sunday, else the day of the month: of the month after the period (previous), or of its last month
   * (current). One that the month does not have means its last day.
   */
  day: number;
  /** Wall time in Asia/Shanghai, HH:MM. */
  time: string;
}

/** One report that a timing asks for. */
export interface Occurrence {
  period: Period;
  /** As the timing says it. */
  plannedDay: CivilDate;
  /** The workday on which it is made: the next one after the period's end, the last one before it. */
  day: CivilDate;
  at: Date;
}

/** What an occurrence needs of the work calendar. */
interface Workdays {
  workdayOnOrAfter(day: CivilDate): CivilDate;
  workdayOnOrBefore(day: CivilDate): CivilDate;
}

/** The week (Monday to Sunday), month or quarter that a day lies in. */
export function periodAround(every: Cadence, day: CivilDate): Period {
  if (every === 'month') return periodOf(monthOf(day));
  if (every === 'quarter') return periodOf(`${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`);
  const monday = addDays(day, 1 - dayOfWeek(day));
  return periodBetween(monday, addDays(monday, 6));
}

/** When the report of a period is made, by the calendar as it is known now. */
export function occurrenceOf({ every, covers, day, time }: Timing, period: Period, calendar: Workdays): Occurrence {
  const plannedDay = every === 'week' ? dayInWeek(covers, day, period) : dayInMonth(covers, day, period);
  const moved = covers === 'previous' ? calendar.workdayOnOrAfter(plannedDay) : calendar.workdayOnOrBefore(plannedDay);
  return { period, plannedDay, day: moved, at: instantAt(moved, time) };
}

/** The first report that is due after an instant. */
export function nextOccurrence(timing: Timing, after: Date, calendar: Workdays): Occurrence {
  const { every } = timing;
  const before = addDays(periodAround(every, civilDateOf(after)).from, -1);
  for (let period = periodAround(every, before); ; period = periodAfter(every, period)) {
    const occurrence = occurrenceOf(timing, period, calendar);
    if (occurrence.at > after) return occurrence;
  }
}

export function periodAfter(every: Cadence, { to }: Pick<Period, 'to'>): Period {
  return periodAround(every, addDays(to, 1));
}

/** The period that a report made today would cover. */
export function presentPeriod({ every, covers }: Pick<Timing, 'every' | 'covers'>, today: CivilDate): Period {
  const now = periodAround(every, today);
  return covers === 'current' ? now : periodAround(every, addDays(now.from, -1));
}

function dayInWeek(covers: Timing['covers'], day: number, { from, to }: Period): CivilDate {
  return addDays(covers === 'previous' ? to : addDays(from, -1), day);
}

function dayInMonth(covers: Timing['covers'], day: number, { to }: Period): CivilDate {
  const month = covers === 'previous' ? addMonths(monthOf(to), 1) : monthOf(to);
  const [wanted, last] = [addDays(`${month}-01`, day - 1), lastDayOfMonth(`${month}-01`)];
  return wanted < last ? wanted : last;
}
