import { Injectable, Module } from '@nestjs/common';
import { Scheduler } from '#outbox';
import { CalendarChangeService } from './calendar/calendar-change.service.js';
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

const CALENDAR_MS = 3_600_000;

/** After an update of the program: what lies in a year that it now knows is set anew. */
@Injectable()
class CalendarScheduler extends Scheduler {
  constructor(private readonly calendar: CalendarChangeService) {
    super('follow-calendar', CALENDAR_MS);
  }

  async round(): Promise<number> {
    await this.calendar.followPackage();
    return 0;
  }
}

/** For workers, except where somebody plays the time. */
@Module({ imports: [RemindersModule], providers: [DispatchScheduler, CalendarScheduler] })
export class DispatchModule {}
