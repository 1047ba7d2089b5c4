import { type RealTime } from '#platform';
import { shifted } from '../time/shifted.js';

/**
 * What Duban remembers of how an endpoint answers. Its health holds the deliveries that wait for it, and matches as many onto the
 * wire as the endpoint may have under way; while the breaker is open, none.
 */
export interface EndpointHealth {
  /** How the last attempt ended; null before the first. */
  lastOk: boolean | null;
  failuresInARow: number;
  /** When the first of them ended; null while the last attempt was accepted. */
  failingSince: RealTime | null;
  /** Start of the span over which attempts are counted; null before the first. */
  windowStartedAt: RealTime | null;
  windowAttempts: number;
  windowFailures: number;
  /** Until then nothing is sent; from then on one probe at a time, until one is accepted. Null: the breaker is closed. */
  openUntil: RealTime | null;
  /** Nothing is sent until then: the receiver asked for a pause (429 or 503 with Retry-After). */
  pausedUntil: RealTime | null;
}

/** Numbers of the breaker, after Convoy's: https://docs.getconvoy.io. */
const WINDOW_MS = 5 * 60_000;
const MOST_IN_A_ROW = 10;
const ENOUGH_ATTEMPTS = 10;
const WORST_SHARE = 0.7;
const OPEN_MS = 30_000;

/**
 * The health after an attempt that ended at this instant. One acceptance closes the breaker and resets the counts, but ends no pause:
 * it may have been under way when the receiver asked for that.
 * @param pauseMs what the receiver asked for
 */
export function afterAttempt(health: EndpointHealth, ok: boolean, at: RealTime, pauseMs = 0): EndpointHealth {
  const fresh = health.windowStartedAt === null || at.getTime() - health.windowStartedAt.getTime() > WINDOW_MS;
  const counted: EndpointHealth = {
    lastOk: ok,
    failuresInARow: ok ? 0 : health.failuresInARow + 1,
    failingSince: ok ? null : (health.failingSince ?? at),
    windowStartedAt: fresh ? at : health.windowStartedAt,
    windowAttempts: (fresh ? 0 : health.windowAttempts) + 1,
    windowFailures: (fresh ? 0 : health.windowFailures) + (ok ? 0 : 1),
    openUntil: health.openUntil,
    pausedUntil: laterPause(health.pausedUntil, pauseMs > 0 ? shifted(at, pauseMs) : null),
  };
  if (ok)
    return health.openUntil
      ? { ...counted, openUntil: null, windowStartedAt: at, windowAttempts: 1, windowFailures: 0 }
      : counted;
  return health.openUntil || isTooMuch(counted) ? { ...counted, openUntil: shifted(at, OPEN_MS) } : counted;
}

function laterPause(one: RealTime | null, other: RealTime | null): RealTime | null {
  return one && other ? (one > other ? one : other) : (one ?? other);
}

function isTooMuch({ failuresInARow, windowAttempts, windowFailures }: EndpointHealth): boolean {
  return failuresInARow >= MOST_IN_A_ROW || (windowAttempts >= ENOUGH_ATTEMPTS && windowFailures >= WORST_SHARE * windowAttempts);
}

/**
 * Attempts that all unhealthy endpoints (more than one failure in a row) may have under way together, however many workers there are: a
 * quarter of the slow attempts that one worker carries at most.
 */
export function unhealthyShare(maxSlowAttempts: number): number {
  return Math.max(1, Math.floor(maxSlowAttempts / 4));
}
