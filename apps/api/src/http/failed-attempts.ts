interface Attempts {
  failed: number;
  running: number;
  /** When the failed ones are forgotten. */
  until: number;
}

/** Whoever has no place left has to wait so many milliseconds. */
export class TooManyAttempts extends Error {
  constructor(readonly waitMs: number) {
    super('Too many attempts have failed.');
    this.name = 'TooManyAttempts';
  }
}

/**
 * Counts attempts that fail, by key and for a while: a success costs nothing. Attempts that are still running count like failed ones, so
 * that nobody gets more by making them at once. Kept in this process.
 */
export class FailedAttempts {
  private readonly attempts = new Map<string, Attempts>();

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
    /** Milliseconds of real time. */
    private readonly now: () => number,
  ) {}

  /** @throws TooManyAttempts before the work is begun */
  async count<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const attempts = this.attemptsOf(key);
    if (attempts.failed + attempts.running >= this.limit) throw new TooManyAttempts(Math.max(1, attempts.until - this.now()));
    attempts.running += 1;
    let hasFailed = true;
    try {
      const result = await work();
      hasFailed = false;
      return result;
    } finally {
      attempts.running -= 1;
      if (hasFailed) attempts.failed += 1;
      else if (attempts.failed + attempts.running === 0) this.attempts.delete(key);
    }
  }

  private attemptsOf(key: string): Attempts {
    const now = this.now();
    const known = this.attempts.get(key);
    if (known && known.until > now) return known;
    this.forgetOld(now);
    const attempts = Object.assign(known ?? { running: 0 }, { failed: 0, until: now + this.windowMs });
    this.attempts.delete(key);
    this.attempts.set(key, attempts);
    return attempts;
  }

  /** The oldest stand first. */
  private forgetOld(now: number): void {
    for (const [key, { until, running }] of this.attempts) {
      if (until > now) return;
      if (running === 0) this.attempts.delete(key);
    }
  }
}
