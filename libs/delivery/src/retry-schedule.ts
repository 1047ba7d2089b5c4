const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Wait in milliseconds before attempt 1, 2, 3 …, counted from the failure before it. Source: Standard Webhooks 1.0. */
export const RETRY_SCHEDULE_MS: readonly number[] = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

const JITTER = 0.2;

/**
 * How long to wait in milliseconds before the next attempt, or null when there is none left.
 * A receiver's own wish (Retry-After) is obeyed between the scheduled wait and twice that wait, or one hour if that is more.
 * @param made attempts made so far
 * @param random from 0 to 1; spreads the waits by ± 20 %, so that a receiver that comes back isn't met by all at once
 */
export function retryDelayMs(
  schedule: readonly number[],
  made: number,
  wishMs: number | undefined,
  random: number,
): number | null {
  const base = schedule[made];
  if (base === undefined) return null;
  if (wishMs !== undefined && wishMs > base) return Math.min(wishMs, Math.max(2 * base, HOUR));
  return Math.round(base * (1 + JITTER * (2 * random - 1)));
}
