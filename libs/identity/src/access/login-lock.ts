/** From here on each wrong password in a row costs time, from wherever it comes; the API stops one address earlier. */
const LOCKING_FAILURES = 20;
const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 15 * 60_000;

/** Wrong passwords are forgotten after a day without another one. */
export const FORGET_AFTER_MS = 24 * 3_600_000;

/**
 * How long nobody can log in after so many wrong passwords in a row: a minute after the twentieth, then twice as long each time, at most a
 * quarter of an hour. That leaves a guesser about a hundred attempts a day (NIST SP 800-63B, 3.2.2), and keeps nobody out for long whose
 * name somebody else tries.
 */
export function lockDelayMs(failures: number): number {
  if (failures < LOCKING_FAILURES) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - LOCKING_FAILURES), LONGEST_DELAY_MS);
}
