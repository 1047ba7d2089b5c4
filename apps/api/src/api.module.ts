import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Application, FEATURES } from '#assembly';
import { Queues, QueueModule } from '#outbox';
import { Logger, PlatformModule } from '#platform';
import { HttpModule } from './http/http.module.js';
import { LOGGER, QUEUE_PING, type QueuePing } from './http/tokens.js';
import { AddressesController } from './v1/addresses.controller.js';
import { AppealsController } from './v1/appeals.controller.js';
import { BlockersController } from './v1/blockers.controller.js';
import { CallInsController } from './v1/call-ins.controller.js';
import { ChannelsController } from './v1/channels.controller.js';
import { CircularsController } from './v1/circulars.controller.js';
import { ClickController } from './v1/click.controller.js';
import { DelegationsController } from './v1/delegations.controller.js';
import { DeliveriesController } from './v1/deliveries.controller.js';
import { DepartmentDaysController } from './v1/department-days.controller.js';
import { EndpointsController } from './v1/endpoints.controller.js';
import { EventDocumentsController, EventTypesController } from './v1/event-types.controller.js';
import { InboxController } from './v1/inbox.controller.js';
import { InboxStreams } from './v1/inbox-streams.js';
import { InboundController } from './v1/inbound.controller.js';
import { InboundMessagesController } from './v1/inbound-messages.controller.js';
import { InboundSourcesController } from './v1/inbound-sources.controller.js';
import { IndicatorsController } from './v1/indicators.controller.js';
import { ItemsController } from './v1/items.controller.js';
import { JobsController } from './v1/jobs.controller.js';
import { LedgerController } from './v1/ledger.controller.js';
import { BoardController } from './v1/board.controller.js';
import { MessageTemplatesController } from './v1/message-templates.controller.js';
import { MilestonesController } from './v1/milestones.controller.js';
import { OverdueController } from './v1/overdue.controller.js';
import { PlansController } from './v1/plans.controller.js';
import { PoliciesController } from './v1/policies.controller.js';
import { ProjectLedgerController } from './v1/project-ledger.controller.js';
import { ProjectsController } from './v1/projects.controller.js';
import { ReportsController } from './v1/reports.controller.js';
import { RevisionsController } from './v1/revisions.controller.js';
import { ScoreRulesController } from './v1/score-rules.controller.js';
import { RobotsController } from './v1/robots.controller.js';
import { ScorecardsController } from './v1/scorecards.controller.js';
import { SimulationsController } from './v1/simulations.controller.js';
import { SlipsController } from './v1/slips.controller.js';
import { SuggestionsController } from './v1/suggestions.controller.js';

/** Gives what is not yet a module of its own, and the parts of it that the door needs, to whoever asks for them. */
@Global()
@Module({})
class ApplicationModule {
  static of(application: Application): DynamicModule {
    const providers = [
      { provide: Application, useValue: application },
      { provide: LOGGER, useExisting: Logger },
      {
        provide: QUEUE_PING,
        useFactory:
          (queues: Queues): QueuePing =>
          () =>
            queues.ping(),
        inject: [Queues],
      },
    ];
    return { module: ApplicationModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}

/** The API over one house. */
@Module({
  controllers: [
    AddressesController,
    RobotsController,
    AppealsController,
    BlockersController,
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
    // Before the projects: `/v1/projects/{id}/slips` would pass there for a move, `/v1/projects/ledger.xlsx` for an id.
    SlipsController,
    ProjectLedgerController,
    SuggestionsController,
    OverdueController,
    ProjectsController,
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
  providers: [InboxStreams],
})
export class ApiModule {
  static of(application: Application): DynamicModule {
    const platform = PlatformModule.forRoot(application.platform);
    return {
      module: ApiModule,
      imports: [platform, QueueModule.forRoot(), ApplicationModule.of(application), ...FEATURES, HttpModule],
    };
  }
}
