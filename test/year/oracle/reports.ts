import { dayOf, type Day, lastOfMonth, plusDays } from './calendar.js';
import type { Standing } from './life.js';
import type { Rulebook } from './rulebook.js';

/** The first report day of the cadence that lies at least the gap after a day, and not before another. */
export function reportDayAfter(since: Day, { report: { cadence, day, gap } }: Rulebook, notBefore: Day = since): Day {
  let date = plusDays(since, gap);
  if (date < notBefore) date = notBefore;
  while (!isReportDay(date, cadence, day)) date = plusDays(date, 1);
  return date;
}

function isReportDay(date: Day, cadence: Rulebook['report']['cadence'], day: number): boolean {
  if (cadence === 'weekly') return (new Date(date).getUTCDay() || 7) === day;
  const isLastMonth = cadence === 'monthly' || Number(date.slice(5, 7)) % 3 === 0;
  const last = Number(lastOfMonth(date).slice(8));
  return isLastMonth && Number(date.slice(8)) === Math.min(day, last);
}

/** The rules by which the lead reports: of a recurring duty at the end of each of its periods. */
export function ofLead(book: Rulebook): Rulebook {
  return book.duty ? { ...book, report: book.duty } : book;
}

/**
 * The last day of the period that a recurring duty in work leaves open: the next one owed, or that of the report that was returned. Periods
 * that ended before the work began, or began again, are left alone. Null: the task is done once, or its last period is answered.
 */
export function openPeriod(standing: Standing, book: Rulebook): Day | null {
  if (!book.duty || standing.state !== 'in_progress') return null;
  const begun = standing.inWorkSince!;
  let open = reportDayAfter(reportsSince(standing), ofLead(book), begun);
  if (standing.reportReturned) {
    const earlier: Day[] = [];
    for (let end = reportDayAfter(dayOf(standing.assigned), ofLead(book)); end < open; end = reportDayAfter(end, ofLead(book)))
      if (end >= begun) earlier.push(end);
    open = earlier.at(-1) ?? open;
  }
  return open > standing.due ? null : open;
}

/** From when the next report counts: the last one, or the assignment where that is later. */
function reportsSince({ reported, assigned }: Standing): Day {
  return dayOf(reported && reported > assigned ? reported : assigned);
}

/** The day whose report is owed while the project is in work: of the cadence, or asked for before it. */
export function owedDay(standing: Standing, book: Rulebook): Day {
  const inTurn = reportDayAfter(reportsSince(standing), ofLead(book), standing.inWorkSince ?? undefined);
  return standing.reportWanted && standing.reportWanted < inTurn ? standing.reportWanted : inTurn;
}
