import { DomainError } from '#platform';
import { civilDateOf, isCivilDate } from '#work-calendar';

/** @throws DomainError `due-date.invalid` */
export function assertCivilDate(dueDate: string): void {
  if (!isCivilDate(dueDate))
    throw new DomainError('due-date.invalid', `"${dueDate}" is not a date. Write it as YYYY-MM-DD.`, { dueDate });
}

/**
 * A due date that somebody sets anew must be a real date, today or later.
 * @throws DomainError `due-date.invalid`, `due-date.past`
 */
export function assertDueDate(dueDate: string, now: Date): void {
  assertCivilDate(dueDate);
  const today = civilDateOf(now);
  if (dueDate < today)
    throw new DomainError('due-date.past', `The due date ${dueDate} has passed (today is ${today}). Give a date from today on.`, {
      dueDate,
      today,
    });
}
