import { Inject, type OnApplicationBootstrap, type OnModuleDestroy, Optional } from '@nestjs/common';
import { Logger } from '#platform';
import { Loop } from './loop.js';
import { WORKER_OPTIONS, type WorkerOptions } from './worker-options.js';

/**
 * Work that a worker repeats for its whole life: a provider that Nest's lifecycle starts and stops.
 *
 *     @Injectable()
 *     export class DispatchScheduler extends Scheduler {
 *       constructor(private readonly dispatcher: Dispatcher) { super('dispatch', 1000); }
 *       round(): Promise<number> { return this.dispatcher.tick(); }
 *     }
 */
export abstract class Scheduler implements OnApplicationBootstrap, OnModuleDestroy {
  @Inject(Logger) private readonly schedulerLogger: Logger;
  @Optional() @Inject(WORKER_OPTIONS) private readonly workerOptions?: WorkerOptions;
  private loop: Loop | undefined;

  /** `idleMs`: how long to wait after a round that found nothing to do. */
  protected constructor(
    private readonly schedulerName: string,
    private readonly idleMs: number,
  ) {}

  /** Does what is due; answers how much it did. After more than nothing the next round follows at once. */
  abstract round(): Promise<number>;

  /** The next round need not wait: there is reason to think that it finds something to do. */
  wake(): void {
    this.loop?.wake();
  }

  onApplicationBootstrap(): void {
    if (this.workerOptions?.scheduling === false) return;
    this.loop = new Loop(this.schedulerName, () => this.round(), this.idleMs, this.schedulerLogger);
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop?.stop();
  }
}
