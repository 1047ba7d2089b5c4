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

/** Whether and when a failed attempt is followed by another. */
export class RetryPolicy {
  /**
   * @param schedule wait in milliseconds before attempt 1, 2, 3 …; its length is the number of attempts
   * @param random from 0 to 1; spreads the waits by ± 20 %, so that a receiver that recovers doesn't get all retries at once
   */
  constructor(
    private readonly schedule: readonly number[] = RETRY_SCHEDULE_MS,
    private readonly random: () => number = Math.random,
  ) {}

  /**
   * How long to wait in milliseconds before the next attempt, or null when there is none left.
   * The receiver's own request (Retry-After) is obeyed between the scheduled wait and twice that wait, or one hour if that is more.
   * @param made attempts made so far
   */
  delayMs(made: number, requestedMs?: number): number | null {
    const base = this.schedule[made];
    if (base === undefined) return null;
    if (requestedMs !== undefined && requestedMs > base) return Math.min(requestedMs, Math.max(2 * base, HOUR));
    return Math.round(base * (1 + JITTER * (2 * this.random() - 1)));
  }
}
