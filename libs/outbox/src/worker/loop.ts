import { type Logger, RepeatedWarning } from '#platform';

const SLOWEST_MS = 5000;

/**
 * Repeats `work` for the life of a worker. While `work` reports that it did something it runs again at once;
 * otherwise after `idleMs`. An error is logged and the loop goes on, slower while it lasts: the next round derives
 * everything anew.
 */
export class Loop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;
  /** Somebody called while a round was under way. */
  private woken = false;
  private failures = 0;
  private readonly warning: RepeatedWarning;

  constructor(
    private readonly name: string,
    private readonly work: () => Promise<number>,
    private readonly idleMs: number,
    logger: Logger,
  ) {
    this.warning = new RepeatedWarning(logger);
  }

  start(): void {
    this.schedule(0);
  }

  /** The next round need not wait: there is reason to think that it finds something to do. A loop in trouble keeps its pace. */
  wake(): void {
    this.woken = true;
    if (this.timer && this.failures === 0) this.schedule(0);
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.running = this.round();
    }, delayMs);
  }

  private async round(): Promise<void> {
    this.woken = false;
    try {
      const done = await this.work();
      this.failures = 0;
      this.schedule(done > 0 || this.woken ? 0 : this.idleMs);
    } catch (error) {
      this.warning.warn({ loop: this.name, err: error }, 'round failed, the next one tries again');
      this.failures += 1;
      this.schedule(Math.min(this.idleMs * 2 ** this.failures, SLOWEST_MS));
    }
  }
}
