import official from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** A day as YYYY-MM-DD, and a moment as YYYY-MM-DD HH:MM, by the clock on the wall in China. Both sort as text. */
export type Day = string;
export type Moment = string;

export const NEVER: Moment = '9999-12-31 00:00';

/** One row for each day of the years around the played one: is it worked, and how many worked days lie up to it. */
const FIRST = '2021-06-01';
const DAYS: Day[] = [];
const WORKED: boolean[] = [];
const UP_TO: number[] = [];
const WORKDAYS: Day[] = [];

for (let day = FIRST; day < '2024-06-01'; day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)) {
  const weekday = new Date(day).getUTCDay();
  const isMadeUp = day in official.workdays;
  const isOff = day in official.holidays || weekday === 0 || weekday === 6;
  const isWorked = isMadeUp || !isOff;
  if (isWorked) WORKDAYS.push(day);
  DAYS.push(day);
  WORKED.push(isWorked);
  UP_TO.push(WORKDAYS.length);
}

function rowOf(day: Day): number {
  const row = Math.round((Date.parse(day) - Date.parse(FIRST)) / 86_400_000);
  if (DAYS[row] !== day) throw new RangeError(`the office calendar has no ${day}`);
  return row;
}

export function isWorked(day: Day): boolean {
  return WORKED[rowOf(day)]!;
}

export function plusDays(day: Day, days: number): Day {
  return DAYS[rowOf(day) + days]!;
}

/** Worked days after the one day up to and including the other; below zero when they stand the other way round. */
export function workdays(after: Day, upTo: Day): number {
  return UP_TO[rowOf(upTo)]! - UP_TO[rowOf(after)]!;
}

/** The n-th worked day after a day; before it when n is below zero; the day itself for 0. */
export function plusWorkdays(day: Day, n: number): Day {
  if (n === 0) return day;
  const row = rowOf(day);
  return n > 0 ? WORKDAYS[UP_TO[row]! + n - 1]! : WORKDAYS[UP_TO[row]! + n - (WORKED[row] ? 1 : 0)]!;
}

export function workedOnOrBefore(day: Day): Day {
  return isWorked(day) ? day : plusWorkdays(day, -1);
}

export function workedOnOrAfter(day: Day): Day {
  return isWorked(day) ? day : plusWorkdays(day, 1);
}

export function lastOfMonth(day: Day): Day {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10);
}

export const dayOf = (moment: Moment): Day => moment.slice(0, 10);

/** All Sundays of the year up to a day. */
export function weekEnds(from: Day, to: Day): Day[] {
  return DAYS.filter((day) => day >= from && day <= to && new Date(day).getUTCDay() === 0);
}
