import { addDays, dayOfWeek, lastDayOfMonth } from '#work-calendar';
import type { ReportCadence } from '../policy/policy.js';

/** Months in a period of the cadence; the report is owed in its last month. */
const MONTHS = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 } as const;

/**
 * The first report date that a department still owes: the cadence's first day that lies at least `minimumGapDays`
 * after the last report (or after registration, when there is none yet), and not before the day `from` on which the project came
 * under the cadence. Null when no more reports are wanted.
 */
export function nextReportDate({ report }: { report: ReportCadence }, since: string, from: string | null = null): string | null {
  const afterGap = addDays(since, report.minimumGapDays);
  const earliest = from !== null && from > afterGap ? from : afterGap;
  switch (report.cadence) {
    case 'none':
      return null;
    case 'weekly':
      return addDays(earliest, (report.day - dayOfWeek(earliest) + 7) % 7);
    case 'dates':
      return firstListed(report.dates ?? [], earliest);
    default:
      return inLastMonth(earliest, MONTHS[report.cadence], report.day);
  }
}

function inLastMonth(earliest: string, months: number, day: number): string {
  for (let month = `${earliest.slice(0, 8)}01`; ; month = addDays(lastDayOfMonth(month), 1)) {
    if (Number(month.slice(5, 7)) % months !== 0) continue;
    const last = lastDayOfMonth(month);
    const date = day >= Number(last.slice(8)) ? last : `${month.slice(0, 8)}${String(day).padStart(2, '0')}`;
    if (date >= earliest) return date;
  }
}

/** Of a day that comes every year the one of this year or the next; 29 February is the 28th where there is none. */
function firstListed(dates: readonly string[], earliest: string): string | null {
  const year = Number(earliest.slice(0, 4));
  const all = dates.flatMap((date) => (date.length === 10 ? [date] : [inYear(date, year), inYear(date, year + 1)]));
  return all.filter((date) => date >= earliest).toSorted()[0] ?? null;
}

function inYear(day: string, year: number): string {
  const last = lastDayOfMonth(`${year}-${day.slice(0, 2)}-01`);
  return `${year}-${day}` > last ? last : `${year}-${day}`;
}
