import { Module } from '@nestjs/common';
import { SchedulesModule } from '#schedules';
import { ReportSchedulesController } from './report-schedules.controller.js';
import { ReportsController } from './reports.controller.js';

/** Routes of scheduled reports. */
@Module({ imports: [SchedulesModule], controllers: [ReportSchedulesController, ReportsController] })
export class ReportsApiModule {}
