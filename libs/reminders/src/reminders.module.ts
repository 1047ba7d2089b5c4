import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CoordinationModule } from '#coordination';
import { IdentityModule } from '#identity';
import { Environment, publicUrlOf } from '#platform';
import { PoliciesModule } from '#policies';
import { ProjectsModule } from '#projects';
import { SlipsModule } from '#slips';
import { CalendarChangeService } from './calendar/calendar-change.service.js';
import { DepartmentDaysChangeService } from './department-days/department-days-change.service.js';
import { DigestLine } from './digest/digest-line.entity.js';
import { DigestService } from './digest/digest.service.js';
import { ReminderRecorder } from './dispatch/reminder-recorder.js';
import { Reminder } from './dispatch/reminder.entity.js';
import { RemindersDispatcher } from './dispatch/reminders-dispatcher.js';
import { DueStep } from './due-steps/due-step.entity.js';
import { DueStepsService } from './due-steps/due-steps.service.js';
import { UpcomingService } from './due-steps/upcoming.service.js';
import { DueStepsOfCoordination, DueStepsOfProjects, DueStepsOfSlips } from './due-steps/listeners.js';
import { ProjectNoticesService } from './messages/project-notices.service.js';
import { ClickLinks } from './one-click/click-links.js';
import { OneClickService } from './one-click/one-click.service.js';
import { UsedClick } from './one-click/used-click.entity.js';
import { PolicyAdoptionService } from './policy-change/policy-adoption.service.js';
import { PolicyChangePreviewService } from './policy-change/policy-change-preview.service.js';
import { UrgeService } from './urge/urge.service.js';
import { Reminders1796071860000 } from './migrations/1796071860000-reminders.js';
import { REMINDER_EVENTS } from './reminder-events.js';

@Module({
  imports: [
    CoordinationModule,
    IdentityModule,
    PoliciesModule,
    ProjectsModule,
    SlipsModule,
    TypeOrmModule.forFeature([DueStep, Reminder, DigestLine, UsedClick]),
  ],
  providers: [
    {
      provide: ClickLinks,
      useFactory: (environment: Environment) =>
        new ClickLinks(environment.DUBAN_SECRET ?? '', environment.DUBAN_SECRET_PREVIOUS ?? [], publicUrlOf(environment)),
      inject: [Environment],
    },
    DueStepsService,
    UpcomingService,
    DueStepsOfProjects,
    DueStepsOfSlips,
    DueStepsOfCoordination,
    ReminderRecorder,
    DigestService,
    RemindersDispatcher,
    OneClickService,
    UrgeService,
    CalendarChangeService,
    DepartmentDaysChangeService,
    PolicyAdoptionService,
    PolicyChangePreviewService,
    ProjectNoticesService,
  ],
  exports: [
    ClickLinks,
    DigestService,
    UpcomingService,
    RemindersDispatcher,
    OneClickService,
    UrgeService,
    CalendarChangeService,
    DepartmentDaysChangeService,
    PolicyAdoptionService,
    PolicyChangePreviewService,
    ProjectNoticesService,
  ],
})
export class RemindersModule {
  static readonly migration = Reminders1796071860000;
  static readonly events = REMINDER_EVENTS;
}
