import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Application, FEATURES } from '#application';
import { QueueModule } from '#outbox';
import { PlatformModule } from '#platform';
import { HttpModule } from './http/http.module.js';
import { QueueBoardModule } from './queue-board/queue-board.module.js';
import { AddressesController } from './identity/addresses.controller.js';
import { AppealsController } from './reporting/appeals.controller.js';
import { BlockersController, ProjectBlockersController } from './coordination/blockers.controller.js';
import { CallInsController } from './coordination/call-ins.controller.js';
import { ChannelsController } from './notifications/channels.controller.js';
import { CircularsController } from './reporting/circulars.controller.js';
import { ClickController } from './reminders/click.controller.js';
import { DelegationsController } from './identity/delegations.controller.js';
import { DeliveriesController } from './webhooks/deliveries.controller.js';
import { DepartmentDaysController } from './identity/department-days.controller.js';
import { EndpointsController } from './webhooks/endpoints.controller.js';
import { EventDocumentsController, EventTypesController } from './webhooks/event-types.controller.js';
import { InboxController } from './notifications/inbox.controller.js';
import { InboxStreams } from './notifications/inbox-streams.js';
import { InboundController } from './webhooks/inbound.controller.js';
import { InboundMessagesController } from './webhooks/inbound-messages.controller.js';
import { InboundSourcesController } from './webhooks/inbound-sources.controller.js';
import { IndicatorsController } from './projects/indicators.controller.js';
import { ItemsController } from './plans/items.controller.js';
import { JobsController } from './plans/jobs.controller.js';
import { LedgerController } from './plans/ledger.controller.js';
import { BoardController } from './reporting/board.controller.js';
import { MessageTemplatesController } from './notifications/message-templates.controller.js';
import { MilestonesController } from './projects/milestones.controller.js';
import { OverdueController } from './reporting/overdue.controller.js';
import { PlansController } from './plans/plans.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import { ProjectLedger } from './projects/project-ledger.js';
import { ProjectTransitionsController } from './projects/project-transitions.controller.js';
import { ProblemPagesController } from './documentation/problem-pages.controller.js';
import { ProjectsController } from './projects/projects.controller.js';
import { ReportsController } from './projects/reports.controller.js';
import { RevisionsController } from './plans/revisions.controller.js';
import { ScoreRulesController } from './reporting/score-rules.controller.js';
import { RobotsController } from './notifications/robots.controller.js';
import { ScorecardsController } from './reporting/scorecards.controller.js';
import { SimulationsController } from './policies/simulations.controller.js';
import { SlipsController } from './slips/slips.controller.js';
import { SuggestionsController } from './plans/suggestions.controller.js';

/** Gives what is not yet a module of its own to whoever asks for it. */
@Global()
@Module({})
class ApplicationModule {
  static of(application: Application): DynamicModule {
    return { module: ApplicationModule, providers: [{ provide: Application, useValue: application }], exports: [Application] };
  }
}

/** The API over one house. */
@Module({
  controllers: [
    AddressesController,
    RobotsController,
    AppealsController,
    BlockersController,
    ProjectBlockersController,
    CallInsController,
    ChannelsController,
    CircularsController,
    ClickController,
    DelegationsController,
    DepartmentDaysController,
    PlansController,
    ReportsController,
    RevisionsController,
    LedgerController,
    ItemsController,
    BoardController,
    IndicatorsController,
    MessageTemplatesController,
    MilestonesController,
    SlipsController,
    SuggestionsController,
    OverdueController,
    ProblemPagesController,
    ProjectsController,
    ProjectTransitionsController,
    JobsController,
    PoliciesController,
    EndpointsController,
    EventTypesController,
    EventDocumentsController,
    DeliveriesController,
    InboxController,
    InboundController,
    InboundMessagesController,
    InboundSourcesController,
    ScorecardsController,
    ScoreRulesController,
    SimulationsController,
  ],
  providers: [InboxStreams, ProjectLedger],
})
export class ApiModule {
  static of(application: Application): DynamicModule {
    const platform = PlatformModule.forRoot(application.platform);
    return {
      module: ApiModule,
      imports: [platform, QueueModule.forRoot(), ApplicationModule.of(application), ...FEATURES, HttpModule, QueueBoardModule],
    };
  }
}
