import { Clock } from '#platform';

/** Real time moved by a fixed amount: a demonstration goes on living in the year it was played in. */
export class ShiftedClock extends Clock {
  /** @param offsetMs added to real time; negative for the past */
  constructor(
    private readonly real: Clock,
    readonly offsetMs: number,
  ) {
    super();
  }

  now(): Date {
    return new Date(this.real.now().getTime() + this.offsetMs);
  }
}
