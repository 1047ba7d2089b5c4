import { DomainError } from '#platform';
import { addDays, daysBetween, isCivilDate } from '#work-calendar';

/** More are not read on a line. */
const MOST_POINTS = 60;

/**
 * Every so many days up to the last one, which is always among them. In order.
 * @throws DomainError `period.invalid`
 */
export function daysOf({ from, to, every }: { from: string; to: string; every: number }, today: string): string[] {
  if (!isCivilDate(from) || !isCivilDate(to) || from > to || to > today)
    throw new DomainError(
      'period.invalid',
      `A trend goes from one day to a later one, at most to today. Given: ${from}, ${to}.`,
      {
        from,
        to,
      },
    );
  const points = Math.floor(daysBetween(from, to) / every) + 1;
  if (points > MOST_POINTS)
    throw new DomainError(
      'period.invalid',
      `From ${from} to ${to} every ${every} day(s) are ${points} points, at most ${MOST_POINTS}. Take a later day, or a longer step.`,
      { from, to },
    );
  return Array.from({ length: points }, (_, n) => addDays(to, (n + 1 - points) * every));
}
