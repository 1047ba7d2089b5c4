/** A day of the calendar in Asia/Shanghai, as YYYY-MM-DD. Compares and sorts as text. */
export type CivilDate = string;

const DAY_MS = 86_400_000;
/** Asia/Shanghai: China has kept UTC+8 without summer time since 1991-09-15. */
const OFFSET_MS = 8 * 3_600_000;
const FORM = /^\d{4}-\d{2}-\d{2}$/;
const WALL_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Is it the text of a day that exists? `2022-02-29` is not. */
export function isCivilDate(text: string): text is CivilDate {
  const day = FORM.test(text) ? dayNumber(text) : Number.NaN;
  return Number.isFinite(day) && dateOfDayNumber(day) === text;
}

/** The day that an instant falls on in Asia/Shanghai. */
export function civilDateOf(instant: Date): CivilDate {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant of a wall time `HH:MM` on a day in Asia/Shanghai. */
export function instantAt(date: CivilDate, wallTime: string): Date {
  if (!WALL_TIME.test(wallTime)) throw new RangeError(`${wallTime} is no time of day; write it as 09:00`);
  return new Date(`${date}T${wallTime}:00+08:00`);
}

/** The instant at which a day ends in Asia/Shanghai, which is the first of the next day. */
export function endOf(date: CivilDate): Date {
  return instantAt(addDays(date, 1), '00:00');
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days from today to the due date; negative when it has passed. */
export function daysLeft(dueDate: CivilDate, now: Date): number {
  return daysBetween(civilDateOf(now), dueDate);
}

/** Days since 1970-01-01. Whole days need no zone, and ladders count them by the hundred thousand. */
export function dayNumber(date: CivilDate): number {
  return Date.parse(date) / DAY_MS;
}

export function dateOfDayNumber(day: number): CivilDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function dayOfWeek(date: CivilDate): number {
  return ((dayNumber(date) + 3) % 7) + 1;
}

/** The last day of the month that `date` lies in. */
export function lastDayOfMonth(date: CivilDate): CivilDate {
  return addDays(`${addDays(`${date.slice(0, 8)}01`, 31).slice(0, 8)}01`, -1);
}

/** As letters and notices write a day: 2022年6月17日. */
export function chineseDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
