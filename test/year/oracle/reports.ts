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

/** From when the next report counts: the last one, or the assignment where that is later. */
function reportsSince({ reported, assigned }: Standing): Day {
  return dayOf(reported && reported > assigned ? reported : assigned);
}

/** The day whose report is owed while the project is in work: of the cadence, or asked for before it. */
export function owedDay(standing: Standing, book: Rulebook): Day {
  const inTurn = reportDayAfter(reportsSince(standing), book, standing.inWorkSince ?? undefined);
  return standing.reportWanted && standing.reportWanted < inTurn ? standing.reportWanted : inTurn;
}
