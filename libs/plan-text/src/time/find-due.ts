import { findTimes } from './find-times.js';

export interface Due {
  dueText: string | null;
  /** Last day of the bound, YYYY-MM-DD; null also when the year it needs is unknown. */
  due: string | null;
}

/** The words that bound an item's time, and the last day they allow, read against the plan year. */
export function findDue(text: string, planYear: number | null): Due {
  const { dueText, due } = findTimes(text, planYear);
  return { dueText, due };
}
