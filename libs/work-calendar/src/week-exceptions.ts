import { type CivilDate, dayNumber } from './civil-date.js';

/** Monday to Friday. */
export function isWeekday(day: number): boolean {
  return weekdayOf(day) < 5;
}

/** Mondays to Fridays since 1969-12-29, a Monday, up to and including a day; negative before. */
export function weekdaysUpTo(day: number): number {
  return Math.floor((day + 3) / 7) * 5 + Math.min(weekdayOf(day) + 1, 5);
}

/** 0 Monday to 6 Sunday; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Days on which a calendar differs from the plain week: weekdays off and weekends worked. How many lie before a day is found without counting days. */
export class WeekExceptions {
  private readonly byDay = new Map<number, boolean>();
  private readonly days: readonly number[];
  /** At each of `days`: how many workdays there are more than weekdays up to and including it. */
  private readonly gained: readonly number[];

  /** @param given dates with whether they are workdays; what comes later replaces what came before */
  constructor(given: readonly (readonly [dates: Iterable<CivilDate>, isWorkday: boolean])[]) {
    for (const [dates, isWorkday] of given) for (const date of dates) this.byDay.set(dayNumber(date), isWorkday);
    for (const [day, isWorkday] of this.byDay) if (isWorkday === isWeekday(day)) this.byDay.delete(day);
    this.days = [...this.byDay.keys()].sort((a, b) => a - b);
    let sum = 0;
    this.gained = this.days.map((day) => (sum += this.byDay.get(day) ? 1 : -1));
  }

  /** Whether the day is a workday, where it is an exception. */
  of(day: number): boolean | undefined {
    return this.byDay.get(day);
  }

  gainedUpTo(day: number): number {
    let [low, high] = [0, this.days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.days[middle] as number) <= day) low = middle + 1;
      else high = middle;
    }
    return this.gained[low - 1] ?? 0;
  }
}
