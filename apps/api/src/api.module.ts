import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { MigrationCheckModule, type ProgramOptions, servicesOf } from '#application';
import { QueueModule } from '#outbox';
import { ConsoleModule } from './console/console.module.js';
import { DocumentationModule } from './documentation/documentation.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http.module.js';
import { QueueBoardModule } from './queue-board/queue-board.module.js';
import { CoordinationApiModule } from './coordination/coordination.module.js';
import { DepartmentDaysApiModule } from './identity/department-days.module.js';
import { IdentityApiModule } from './identity/identity.module.js';
import { MeApiModule } from './identity/me.module.js';
import { InboundApiModule } from './inbound/inbound.module.js';
import { NotificationsApiModule } from './notifications/notifications.module.js';
import { CalendarApiModule } from './calendar/calendar.module.js';
import { LedgerApiModule } from './ledger/ledger.module.js';
import { PlansApiModule } from './plans/plans.module.js';
import { PoliciesApiModule } from './policies/policies.module.js';
import { ProjectsApiModule } from './projects/projects.module.js';
import { RemindersApiModule } from './reminders/reminders.module.js';
import { ReportingApiModule } from './reporting/reporting.module.js';
import { ScreensApiModule } from './screens/screens.module.js';
import { SlipsApiModule } from './slips/slips.module.js';
import { TasksApiModule } from './tasks/tasks.module.js';
import { ReportsApiModule } from './reports/reports.module.js';
import { ViewsApiModule } from './views/views.module.js';
import { WebhooksApiModule } from './webhooks/webhooks.module.js';

/** The routes, by feature; in no order: no route hides another one. */
const ROUTES: Type[] = [
  IdentityApiModule,
  MeApiModule,
  CalendarApiModule,
  DepartmentDaysApiModule,
  PoliciesApiModule,
  ProjectsApiModule,
  LedgerApiModule,
  PlansApiModule,
  CoordinationApiModule,
  WebhooksApiModule,
  InboundApiModule,
  NotificationsApiModule,
  SlipsApiModule,
  RemindersApiModule,
  ReportingApiModule,
  ScreensApiModule,
  TasksApiModule,
  ViewsApiModule,
  ReportsApiModule,
  DocumentationModule,
];

/** The API: routes over the services. It opens the queues only for the board and the health check; a worker does the jobs. */
@Module({})
export class ApiModule {
  static forRoot(options: ProgramOptions): DynamicModule {
    const imports = [
      ...servicesOf(options),
      MigrationCheckModule,
      QueueModule.forRoot(),
      HttpModule,
      HealthModule,
      ...ROUTES,
      QueueBoardModule,
      ConsoleModule,
    ];
    return { module: ApiModule, imports };
  }
}
