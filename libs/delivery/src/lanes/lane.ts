/**
 * What Duban remembers of how an endpoint answers. Its lane holds the deliveries that wait for it, and lets as many onto the
 * wire as the endpoint may have under way; while the breaker is open, none.
 */
export interface Lane {
  /** How the last attempt ended; null before the first. */
  lastOk: boolean | null;
  failuresInARow: number;
  /** When the first of them ended; null while the last attempt was accepted. */
  failingSince: Date | null;
  /** Start of the span over which attempts are counted; null before the first. */
  windowStartedAt: Date | null;
  windowAttempts: number;
  windowFailures: number;
  /** Until then nothing is sent; from then on one probe at a time, until one is accepted. Null: the breaker is closed. */
  openUntil: Date | null;
}

/** Numbers of the breaker, after Convoy's: https://docs.getconvoy.io. */
const WINDOW_MS = 5 * 60_000;
const MOST_IN_A_ROW = 10;
const ENOUGH_ATTEMPTS = 10;
const WORST_SHARE = 0.7;
const OPEN_MS = 30_000;

/** The lane after an attempt that ended at this instant. One acceptance closes the breaker and forgets what was before. */
export function afterAttempt(lane: Lane, ok: boolean, at: Date): Lane {
  const fresh = lane.windowStartedAt === null || at.getTime() - lane.windowStartedAt.getTime() > WINDOW_MS;
  const counted: Lane = {
    lastOk: ok,
    failuresInARow: ok ? 0 : lane.failuresInARow + 1,
    failingSince: ok ? null : (lane.failingSince ?? at),
    windowStartedAt: fresh ? at : lane.windowStartedAt,
    windowAttempts: (fresh ? 0 : lane.windowAttempts) + 1,
    windowFailures: (fresh ? 0 : lane.windowFailures) + (ok ? 0 : 1),
    openUntil: lane.openUntil,
  };
  if (ok)
    return lane.openUntil ? { ...counted, openUntil: null, windowStartedAt: at, windowAttempts: 1, windowFailures: 0 } : counted;
  return lane.openUntil || isTooMuch(counted) ? { ...counted, openUntil: new Date(at.getTime() + OPEN_MS) } : counted;
}

function isTooMuch({ failuresInARow, windowAttempts, windowFailures }: Lane): boolean {
  return failuresInARow >= MOST_IN_A_ROW || (windowAttempts >= ENOUGH_ATTEMPTS && windowFailures >= WORST_SHARE * windowAttempts);
}

/**
 * Attempts that all endpoints which failed more than once in a row may have under way together, however many workers there are: a quarter
 * of the slow ones that one worker carries on beside its places in the queue.
 */
export function shareOfTroubled(slowOnes: number): number {
  return Math.max(1, Math.floor(slowOnes / 4));
}
