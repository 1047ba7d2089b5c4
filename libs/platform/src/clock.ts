declare const clockOf: unique symbol;

/**
 * Real time: what receivers, signatures, retries, queues and limits live by. A demonstration or a simulation plays another year at the
 * same moment, so the types keep the two apart: neither can be given where the other is wanted, nor be compared with it by mistake.
 */
export type RealTime = Date & { readonly [clockOf]: 'real' };

/** The engine's time, simulated or not: what plans, projects, history and messages live by. Any `Date` that is not real time. */
export type EngineTime = Date & { readonly [clockOf]?: 'engine' };

/** The only source of "now". Everything that depends on time takes a Clock, so that a year can be played in seconds. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  override now(): RealTime {
    return new Date() as RealTime;
  }
}

/** Real time moved by a fixed amount: a demonstration goes on living in the year it was played in. */
export class ShiftedClock extends Clock {
  /** @param offsetMs added to real time; negative for the past */
  constructor(
    private readonly real: SystemClock,
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
