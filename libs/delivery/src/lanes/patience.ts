import type { Lane } from './lane.js';

const DAY_MS = 86_400_000;

/**
 * An endpoint is switched off when it has accepted nothing for so long, and has failed at least so often. Source: Svix's five
 * days; the number of failures keeps one that hears little from being judged by two of them.
 */
const LONGEST_MS = 5 * DAY_MS;
const LEAST_FAILURES = 12;

/** Its owner is told at these shares of the way, and at its end. */
export const TELL_AT = [50, 70, 90, 100] as const;

/** How much of Duban's patience with an endpoint is used up, 0 to 100; of time and failures the one that is less far counts. */
export function usedPatience(lane: Pick<Lane, 'failingSince' | 'failuresInARow'>, at: Date): number {
  if (!lane.failingSince) return 0;
  const time = (at.getTime() - lane.failingSince.getTime()) / LONGEST_MS;
  return Math.min(100, Math.floor(100 * Math.min(time, lane.failuresInARow / LEAST_FAILURES)));
}

/** The share to tell of now, or null when none was reached since the last one that was told. */
export function shareToTell(used: number, told: number): number | null {
  return TELL_AT.findLast((share) => used >= share && share > told) ?? null;
}

/** When the patience ends if nothing is accepted until then. */
export function endOfPatience(failingSince: Date): Date {
  return new Date(failingSince.getTime() + LONGEST_MS);
}
