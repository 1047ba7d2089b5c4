import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { OutboxModule } from '#outbox';
import { PlansModule } from '#plans';
import { ReportingModule } from '#reporting';
import { Schedules1796071950000 } from './migrations/1796071950000-schedules.js';
import { ReportContents } from './schedules/report-contents.js';
import { ReportDispatcher } from './schedules/report-dispatcher.js';
import { reportMake } from './schedules/report-make.job.js';
import { ReportMaker } from './schedules/report-maker.js';
import { ReportRun } from './schedules/report-run.entity.js';
import { ReportRunsService } from './schedules/report-runs.service.js';
import { ReportSchedule } from './schedules/report-schedule.entity.js';
import { ReportSchedulesService } from './schedules/report-schedules.service.js';
import { SCHEDULE_EVENTS } from './schedules/schedule-events.js';
import { SavedView } from './views/saved-view.entity.js';
import { ViewsService } from './views/views.service.js';

/** Saved views (保存的视图), and reports on schedule (定期报告). */
@Module({
  imports: [
    IdentityModule,
    NotificationsModule,
    PlansModule,
    ReportingModule,
    OutboxModule.forFeature([reportMake]),
    TypeOrmModule.forFeature([SavedView, ReportSchedule, ReportRun]),
  ],
  providers: [ViewsService, ReportContents, ReportSchedulesService, ReportRunsService, ReportDispatcher, ReportMaker],
  exports: [ViewsService, ReportSchedulesService, ReportRunsService, ReportDispatcher, ReportMaker],
})
export class SchedulesModule {
  static readonly migration = Schedules1796071950000;
  static readonly events = SCHEDULE_EVENTS;
}
