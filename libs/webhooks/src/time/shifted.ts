/** So many milliseconds later, or earlier where it is negative, on the same clock. */
export function shifted<Instant extends Date>(instant: Instant, milliseconds: number): Instant {
  return new Date(instant.getTime() + milliseconds) as Instant;
}
