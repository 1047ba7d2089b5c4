import { dayOf, type Day, workdays } from './calendar.js';
import { awaitsAnswer, isOpen, type Standing } from './life.js';
import type { Beginning } from './life.js';
import { openPeriod } from './reports.js';
import type { Colour, Lamp } from './rulebook.js';

/** At least one workday past its date. */
const isOverdue = (due: Day, today: Day): boolean => due < today && workdays(due, today) >= 1;

/**
 * Percentage points that should have been reached by a day. Milestones count from the first workday after their date; without
 * any the workdays gone, where the rulebook counts them, else nothing until the due date has passed.
 */
function expected({ milestones, due }: Standing, { registered, book }: Beginning, today: Day): number {
  if (today > due) return 100;
  if (milestones.length > 0)
    return shareOf(
      milestones.filter(({ day }) => isOverdue(day, today)),
      milestones,
    );
  if (!book.plannedProgress.byWorkdays) return 0;
  const start = dayOf(registered);
  return (100 * workdays(start, today)) / Math.max(1, workdays(start, due));
}

function shareOf(some: Standing['milestones'], all: Standing['milestones']): number {
  const sum = (list: Standing['milestones']): number => list.reduce((total, { weight }) => total + weight, 0);
  return (100 * sum(some)) / sum(all);
}

/** Whole points below the course; never below zero. */
export function pointsBehind(standing: Standing, beginning: Beginning, today: Day): number {
  return Math.max(0, Math.floor(expected(standing, beginning, today) - standing.percent));
}

/** Behind its course: at least so many points as make it yellow, or a milestone that is past and not reached. */
function isBehind(standing: Standing, beginning: Beginning, today: Day): boolean {
  const slipped = standing.milestones.some(({ day, isReached }) => !isReached && isOverdue(day, today));
  return (
    slipped ||
    missesPeriod(standing, beginning, today) ||
    lag(standing, beginning, today) >= beginning.book.plannedProgress.yellow
  );
}

/** A period of a recurring duty is past, and nothing was reported for it. */
function missesPeriod(standing: Standing, { book }: Beginning, today: Day): boolean {
  const open = openPeriod(standing, book);
  return open !== null && isOverdue(open, today);
}

/** Points behind while the course runs; once the date has passed, the date alone decides. */
function lag(standing: Standing, beginning: Beginning, today: Day): number {
  const day = today > standing.due ? standing.due : today;
  return expected(standing, beginning, day) - standing.percent;
}

/** 红黄绿灯 at the end of a day, by the table of docs/policies.md. */
export function lampOn(standing: Standing, beginning: Beginning, today: Day): Lamp {
  if (!isOpen(standing)) return 'off';
  if (standing.state === 'in_review') return 'green';
  if (isOverdue(standing.due, today) || missesPeriod(standing, beginning, today)) return 'red';
  if (lag(standing, beginning, today) > beginning.book.plannedProgress.red) return 'red';
  if (workdays(today, standing.due) <= 3 || isBehind(standing, beginning, today)) return 'yellow';
  return 'green';
}

/** The colour that the rules propose for a slip that is issued today. */
export function slipColour(standing: Standing, beginning: Beginning, today: Day): Colour {
  const isUnanswered = (colour: Colour): boolean =>
    standing.slips.some((slip) => slip.colour === colour && awaitsAnswer(slip) && slip.answerDue < today);
  if (isOverdue(standing.due, today) || isUnanswered('yellow')) return 'red';
  const isPoor = standing.returns > 0 && standing.state === 'in_progress';
  return isBehind(standing, beginning, today) || isPoor || isUnanswered('blue') ? 'yellow' : 'blue';
}
