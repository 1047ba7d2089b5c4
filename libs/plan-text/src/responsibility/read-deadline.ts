import { type ColumnDate, readColumnDate } from '../time/column-date.js';

/** What a column or label for the deadline says; there "6月" alone means until the end of June. */
export function readDeadline(text: string, planYear: number | null, header = ''): ColumnDate {
  return readColumnDate(text, planYear, header);
}
