import { Processor } from '@nestjs/bullmq';
import { Injectable, Module } from '@nestjs/common';
import { JobProcessor, Scheduler } from '#outbox';
import { ReportDispatcher } from './schedules/report-dispatcher.js';
import { reportMake } from './schedules/report-make.job.js';
import { ReportMaker } from './schedules/report-maker.js';
import { SchedulesModule } from './schedules.module.js';

const IDLE_MS = 5000;
const CALENDAR_MS = 3_600_000;

@Processor(reportMake.queue)
class ReportMakeProcessor extends JobProcessor<{ runId: string }> {
  /** A ledger of many projects takes memory. */
  override readonly atOnce = 2;

  constructor(private readonly maker: ReportMaker) {
    super();
  }

  handle({ runId }: { runId: string }, jobId: string): Promise<void> {
    return this.maker.make(runId, jobId);
  }
}

/** Makes the reports that were asked for: workers only. */
@Module({ imports: [SchedulesModule], providers: [ReportMakeProcessor] })
export class SchedulesProcessorsModule {}

/** Takes the schedules whose time has come, by the engine's clock. */
@Injectable()
class ReportScheduler extends Scheduler {
  constructor(private readonly dispatcher: ReportDispatcher) {
    super('reports', IDLE_MS);
  }

  round(): Promise<number> {
    return this.dispatcher.tick();
  }
}

/** The official calendar of a year may come after the times that lie in it were set. */
@Injectable()
class ReportCalendarScheduler extends Scheduler {
  constructor(private readonly dispatcher: ReportDispatcher) {
    super('reports-follow-calendar', CALENDAR_MS);
  }

  async round(): Promise<number> {
    await this.dispatcher.followCalendar();
    return 0;
  }
}

/** For workers, except where somebody plays the time. */
@Module({ imports: [SchedulesModule], providers: [ReportScheduler, ReportCalendarScheduler] })
export class ReportDispatchModule {}
