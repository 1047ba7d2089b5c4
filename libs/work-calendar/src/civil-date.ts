/** A day of the calendar in Asia/Shanghai, as YYYY-MM-DD. Compares and sorts as text. */
export type CivilDate = string;

const DAY_MS = 86_400_000;
/** China has kept UTC+8 without summer time since 1991-09-15. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const FORM = /^\d{4}-\d{2}-\d{2}$/;
const WALL_TIME = /^(\d{2}):(\d{2})$/;

/** Is it the text of a day that exists? `2022-02-29` is not. */
export function isCivilDate(text: string): text is CivilDate {
  return FORM.test(text) && !Number.isNaN(Date.parse(text)) && dateOfDayNumber(dayNumber(text)) === text;
}

/** The day that an instant falls on in Asia/Shanghai. */
export function civilDateOf(instant: Date): CivilDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant of a wall time `HH:MM` on a day in Asia/Shanghai. */
export function instantAt(date: CivilDate, wallTime: string): Date {
  const [, hours, minutes] = WALL_TIME.exec(wallTime) ?? [];
  if (hours === undefined || minutes === undefined) throw new RangeError(`${wallTime} is no time of day; write it as 09:00`);
  return new Date(Date.parse(date) + Number(hours) * 3_600_000 + Number(minutes) * 60_000 - SHANGHAI_OFFSET_MS);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1970-01-01. */
export function dayNumber(date: CivilDate): number {
  return Date.parse(date) / DAY_MS;
}

export function dateOfDayNumber(day: number): CivilDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
