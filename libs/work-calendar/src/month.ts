import type { CivilDate } from './civil-date.js';

/** A month of the calendar as YYYY-MM. Compares and sorts as text. */
export type Month = string;

export function isMonth(text: string): text is Month {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(date: CivilDate): Month {
  return date.slice(0, 7);
}

export function addMonths(month: Month, months: number): Month {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** Months from `from` to `to`, both included. */
export function monthsBetween(from: Month, to: Month): number {
  const number = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return number(to) - number(from) + 1;
}

export function dayAfter(month: Month): CivilDate {
  return `${addMonths(month, 1)}-01`;
}
