import { Injectable, Module } from '@nestjs/common';
import { Scheduler } from '#outbox';
import { RemindersModule } from './reminders.module.js';
import { RemindersDispatcher } from './dispatch/reminders-dispatcher.js';

const IDLE_MS = 1000;

/** Takes due steps by the engine's clock. */
@Injectable()
class DispatchScheduler extends Scheduler {
  constructor(private readonly dispatcher: RemindersDispatcher) {
    super('dispatch', IDLE_MS);
  }

  round(): Promise<number> {
    return this.dispatcher.tick();
  }
}

/** For workers, except where somebody plays the time. */
@Module({ imports: [RemindersModule], providers: [DispatchScheduler] })
export class DispatchModule {}
