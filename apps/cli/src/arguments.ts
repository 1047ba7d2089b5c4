import { InvalidArgumentError } from 'commander';
import { isCivilDate } from '#work-calendar';

/** A plan year as an option. @throws InvalidArgumentError, which ends in exit code 2 */
export function yearArgument(text: string): number {
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || year < 1949 || year > 2200) throw new InvalidArgumentError('Give a year as 2022.');
  return year;
}

/** A day as an option. @throws InvalidArgumentError, which ends in exit code 2 */
export function dateArgument(text: string): string {
  if (!isCivilDate(text)) throw new InvalidArgumentError('Give a date as 2022-01-17.');
  return text;
}
