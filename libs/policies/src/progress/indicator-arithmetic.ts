import { indicatorAtRiskDates } from './indicator-at-risk-dates.js';
import { expectedBy, goalOf, isOwed, lastKnown, periodsOf, progressAt, reportingDateOf, shareBy } from './indicator-progress.js';

/** What follows from an indicator and its values: goal, periods, what is expected of each, how far it is behind. Pure. */
export const indicatorProgress = {
  atRiskDates: indicatorAtRiskDates,
  expectedBy,
  goalOf,
  isOwed,
  lastKnown,
  periodsOf,
  progressAt,
  reportingDateOf,
  shareBy,
};
