/** A month with a day of it; day 0 is its last. */
export type MonthDay = readonly [month: number, day: number];

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** YYYY-MM-DD, or null when there is no such day (2月30日). */
export function civil(year: number, [month, day]: MonthDay): string | null {
  const length = daysOf(year, month);
  if (day > length) return null;
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day === 0 ? length : day)}`;
}

/** The day before. */
export function eveOf(year: number, [month, day]: MonthDay): string | null {
  if (day > 1) return civil(year, [month, day - 1]);
  return month > 1 ? civil(year, [month - 1, 0]) : civil(year - 1, [12, 31]);
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
