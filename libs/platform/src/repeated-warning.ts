import { performance } from 'node:perf_hooks';
import type { Logger } from './logger.js';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * A warning that may come again and again, as that a server does not answer: it is logged at once, then after 1, 2, 4 … seconds and at most once
 * a minute, each time with how many were left out. After a minute without one it is new.
 */
export class RepeatedWarning {
  private pauseMs = 0;
  private nextAtMs = 0;
  private leftOut = 0;

  /** @param now milliseconds that only grow */
  constructor(
    private readonly logger: Pick<Logger, 'warn'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  warn(fields: Record<string, unknown>, sentence: string): void {
    const now = this.now();
    if (now < this.nextAtMs) {
      this.leftOut += 1;
      return;
    }
    if (now > this.nextAtMs + LONGEST_PAUSE_MS) this.pauseMs = 0;
    this.logger.warn({ ...fields, ...(this.leftOut > 0 ? { leftOut: this.leftOut } : {}) }, sentence);
    this.leftOut = 0;
    this.pauseMs = Math.min(Math.max(FIRST_PAUSE_MS, this.pauseMs * 2), LONGEST_PAUSE_MS);
    this.nextAtMs = now + this.pauseMs;
  }
}
