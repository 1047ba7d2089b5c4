import official from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type CivilDate, dateOfDayNumber, dayNumber } from './civil-date.js';
import { isWeekday, weekdaysUpTo, WeekExceptions } from './week-exceptions.js';

/** Days that differ from the official calendar in one place. */
export interface LocalDays {
  holidays?: readonly CivilDate[];
  workdays?: readonly CivilDate[];
}

/** A year whose official calendar was loaded: it stands in for what the package says of that year. Days beside its year count too. */
export interface OfficialYear extends Required<LocalDays> {
  year: number;
}

const HOLIDAYS = Object.keys(official.holidays);
const MAKE_UP_WORKDAYS = Object.keys(official.workdays);
const YEARS = HOLIDAYS.map((date) => Number(date.slice(0, 4)));
const FIRST_YEAR = Math.min(...YEARS);
const LAST_YEAR = Math.max(...YEARS);

/**
 * Workdays of mainland China: weekends and public holidays off, 调休 make-up days on, as the State Council's yearly
 * notices set them (data: package `chinese-days`). For a year without a notice only weekends are off; {@link isKnownYear}
 * tells which years those are.
 */
export class WorkCalendar {
  private readonly holidays: ReadonlySet<CivilDate>;
  private readonly workdays: ReadonlySet<CivilDate>;
  private readonly loadedYears: ReadonlySet<number>;
  private exceptionsOnce: WeekExceptions | undefined;

  /** @param years official years that were loaded since the package was made */
  constructor(
    local: LocalDays = {},
    private readonly years: readonly OfficialYear[] = [],
  ) {
    this.holidays = new Set(local.holidays);
    this.workdays = new Set(local.workdays);
    this.loadedYears = new Set(years.map(({ year }) => year));
  }

  /** This calendar with these official years in place of what it says of them. */
  withYears(years: readonly OfficialYear[]): WorkCalendar {
    const others = this.years.filter(({ year }) => !years.some((one) => one.year === year));
    return new WorkCalendar({ holidays: [...this.holidays], workdays: [...this.workdays] }, [...others, ...years]);
  }

  /** This calendar with other days on top; they have the last word. */
  withDays({ holidays = [], workdays = [] }: LocalDays): WorkCalendar {
    const [off, on] = [new Set(holidays), new Set(workdays)];
    const local = {
      holidays: [...off, ...[...this.holidays].filter((day) => !on.has(day))],
      workdays: [...on, ...[...this.workdays].filter((day) => !off.has(day))],
    };
    return new WorkCalendar(local, this.years);
  }

  isWorkday(date: CivilDate): boolean {
    const day = dayNumber(date);
    return this.exceptions.of(day) ?? isWeekday(day);
  }

  /** The n-th workday after `date` (before it when n is negative); `date` itself when n is 0. */
  addWorkdays(date: CivilDate, n: number): CivilDate {
    let day = dayNumber(date);
    // As many days as workdays are left never lead too far, and where they lead exactly there the last one is a workday.
    for (let left = n; left !== 0;) {
      const next = day + left;
      left -= n > 0 ? this.workdaysUpTo(next) - this.workdaysUpTo(day) : this.workdaysUpTo(next - 1) - this.workdaysUpTo(day - 1);
      day = next;
    }
    return dateOfDayNumber(day);
  }

  /** Workdays after `from` up to and including `to`; negative when `to` comes first. */
  workdaysBetween(from: CivilDate, to: CivilDate): number {
    return this.workdaysUpTo(dayNumber(to)) - this.workdaysUpTo(dayNumber(from));
  }

  workdayOnOrBefore(date: CivilDate): CivilDate {
    return this.isWorkday(date) ? date : this.addWorkdays(date, -1);
  }

  workdayOnOrAfter(date: CivilDate): CivilDate {
    return this.isWorkday(date) ? date : this.addWorkdays(date, 1);
  }

  /** Has the official calendar of that year been published? */
  isKnownYear(year: number): boolean {
    return this.loadedYears.has(year) || isYearOfPackage(year);
  }

  get knownYears(): { first: number; last: number } {
    return { first: FIRST_YEAR, last: Math.max(LAST_YEAR, ...this.loadedYears) };
  }

  /** Counted from some day on: only the difference of two says something. */
  private workdaysUpTo(day: number): number {
    return weekdaysUpTo(day) + this.exceptions.gainedUpTo(day);
  }

  /** Made when it is first asked for: later days have the last word. */
  private get exceptions(): WeekExceptions {
    return (this.exceptionsOnce ??= new WeekExceptions([
      [HOLIDAYS.filter((date) => !this.isLoaded(date)), false],
      [MAKE_UP_WORKDAYS.filter((date) => !this.isLoaded(date)), true],
      [this.years.flatMap(({ holidays }) => holidays), false],
      [this.years.flatMap(({ workdays }) => workdays), true],
      [this.holidays, false],
      [this.workdays, true],
    ]));
  }

  private isLoaded(date: CivilDate): boolean {
    return this.loadedYears.has(Number(date.slice(0, 4)));
  }
}

/** Does the package have the State Council's notice of that year? */
export function isYearOfPackage(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The days of a year that the package names, in order: holidays, and weekends worked for them. */
export function daysOfPackage(year: number): { date: CivilDate; name: string; isOffDay: boolean }[] {
  const of = (
    days: Readonly<Record<string, string>>,
    isOffDay: boolean,
  ): { date: CivilDate; name: string; isOffDay: boolean }[] =>
    Object.entries(days).flatMap(([date, words]) =>
      date.startsWith(`${year}-`) ? [{ date, name: words.split(',')[1] ?? words, isOffDay }] : [],
    );
  return [...of(official.holidays, true), ...of(official.workdays, false)].sort((a, b) => a.date.localeCompare(b.date));
}
