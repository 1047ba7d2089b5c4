import { type RealTime } from '#platform';
import { shifted } from '../time/shifted.js';
import type { EndpointHealth } from './endpoint-health.js';

const DAY_MS = 86_400_000;

/**
 * An endpoint is disabled when it has accepted nothing for so long and has failed at least so often. Source: Svix's five days;
 * the number of failures keeps an endpoint that gets few events from being disabled after two of them.
 */
const LONGEST_MS = 5 * DAY_MS;
const LEAST_FAILURES = 12;

/** In percent of the budget: the owner is warned at each, and the endpoint is disabled at the last one. */
const THRESHOLDS = [50, 70, 90, 100] as const;

/** How much of its failure budget an endpoint has used, 0 to 100 %: the smaller of the shares of time and of failures. */
export function usedBudget(health: Pick<EndpointHealth, 'failingSince' | 'failuresInARow'>, at: RealTime): number {
  if (!health.failingSince) return 0;
  const time = (at.getTime() - health.failingSince.getTime()) / LONGEST_MS;
  return Math.min(100, Math.floor(100 * Math.min(time, health.failuresInARow / LEAST_FAILURES)));
}

/** The highest threshold that has been reached and not been reported yet; null for none. */
export function reachedThreshold(used: number, reported: number): number | null {
  return THRESHOLDS.findLast((threshold) => used >= threshold && threshold > reported) ?? null;
}

/** When the budget is used up if nothing is accepted until then. */
export function budgetEnd(failingSince: RealTime): RealTime {
  return shifted(failingSince, LONGEST_MS);
}
