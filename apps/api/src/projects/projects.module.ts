import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { PlansModule } from '#plans';
import { ProjectsModule } from '#projects';
import { RemindersModule } from '#reminders';
import { ReportingModule } from '#reporting';
import { SchedulesModule } from '#schedules';
import { HistorySentences } from './history-sentences.js';
import { IndicatorsController } from './indicators.controller.js';
import { MilestonesController } from './milestones.controller.js';
import { ProjectContextController } from './project-context.controller.js';
import { ProjectLedger } from './project-ledger.js';
import { ProjectPeopleController } from './project-people.controller.js';
import { ProjectTransitionsController } from './project-transitions.controller.js';
import { ProjectsController } from './projects.controller.js';
import { ReportsController } from './reports.controller.js';

/** Routes of projects and their progress. */
@Module({
  imports: [IdentityModule, NotificationsModule, PlansModule, ProjectsModule, RemindersModule, ReportingModule, SchedulesModule],
  controllers: [
    ProjectsController,
    ProjectContextController,
    ProjectTransitionsController,
    ProjectPeopleController,
    ReportsController,
    MilestonesController,
    IndicatorsController,
  ],
  providers: [ProjectLedger, HistorySentences],
})
export class ProjectsApiModule {}
