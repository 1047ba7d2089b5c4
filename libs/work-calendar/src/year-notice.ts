import { type CivilDate, dayOfWeek, isCivilDate } from './civil-date.js';

/** A day that a notice names: off, or a weekend worked for it (调休). */
export interface NoticeDay {
  name: string;
  date: CivilDate;
  isOffDay: boolean;
}

/** The State Council's notice of a year, in the form of the data set holiday-cn. */
export interface YearNotice {
  year: number;
  /** Addresses of the notice. */
  papers: string[];
  days: NoticeDay[];
}

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const MOST_DAYS = 120;
/** A year has at least New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn and National Day. */
const FEWEST_DAYS_OFF = 7;
const SATURDAY = 6;
const LONGEST_TEXT = 300;

/** Checks a notice in the form of holiday-cn; answers it, or every fault with its place. */
export function readYearNotice(given: unknown): { notice: YearNotice } | { faults: string[] } {
  if (!isRecord(given)) return { faults: ['It is no object with year, papers and days.'] };
  const { year, papers = [], days } = given;
  if (typeof year !== 'number' || !Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
    return { faults: [`year is no year from ${FIRST_YEAR} to ${LAST_YEAR}.`] };
  const faults: string[] = [];
  if (!Array.isArray(papers) || papers.some((one) => typeof one !== 'string' || one.length > LONGEST_TEXT))
    faults.push('papers is no list of addresses.');
  if (!Array.isArray(days) || days.length === 0) return { faults: [...faults, 'days is no list of days.'] };
  if (days.length > MOST_DAYS) return { faults: [...faults, `days has ${days.length} days, at most ${MOST_DAYS}.`] };
  const seen = new Set<string>();
  const read = days.flatMap((day: unknown, index): NoticeDay[] => {
    const fault = faultOf(day, year, seen);
    if (fault !== null) faults.push(`days[${index}] ${fault}`);
    return fault === null ? [pick(day as NoticeDay)] : [];
  });
  const off = read.filter(({ isOffDay }) => isOffDay).length;
  if (faults.length === 0 && off < FEWEST_DAYS_OFF)
    faults.push(`days has ${off} days off; a year has at least ${FEWEST_DAYS_OFF}. Load the whole notice.`);
  if (faults.length > 0) return { faults };
  return { notice: { year, papers: papers as string[], days: read.sort((a, b) => a.date.localeCompare(b.date)) } };
}

function pick({ name, date, isOffDay }: NoticeDay): NoticeDay {
  return { name, date, isOffDay };
}

function faultOf(day: unknown, year: number, seen: Set<string>): string | null {
  if (!isRecord(day)) return 'is no day.';
  const { name, date, isOffDay } = day;
  if (typeof name !== 'string' || name === '' || name.length > LONGEST_TEXT) return 'has no name.';
  if (typeof isOffDay !== 'boolean') return 'has no isOffDay that is true or false.';
  if (typeof date !== 'string' || !isCivilDate(date)) return 'has no date as 2027-01-01.';
  if (seen.has(date)) return `is ${date} once more.`;
  seen.add(date);
  // New Year is arranged together with the last days of December.
  if (date < `${year - 1}-12-01` || date > `${year + 1}-01-31`) return `is ${date}, which is not of ${year}.`;
  if (!isOffDay && dayOfWeek(date) < SATURDAY) return `is ${date}, worked for a holiday, but no Saturday or Sunday.`;
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
