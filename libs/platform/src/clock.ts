/** The only source of "now". Everything that depends on time takes a Clock, so that a year can be played in seconds. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

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

/** A clock that stands still until it is moved; it never runs backwards. */
export class SimulatedClock extends Clock {
  private current: Date;

  constructor(start: Date) {
    super();
    this.current = start;
  }

  now(): Date {
    return new Date(this.current);
  }

  moveTo(instant: Date): void {
    if (instant < this.current) {
      throw new RangeError(`the clock stands at ${this.current.toISOString()} and can't go back to ${instant.toISOString()}`);
    }
    this.current = new Date(instant);
  }
}
