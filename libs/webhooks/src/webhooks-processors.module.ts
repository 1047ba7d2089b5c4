import { Injectable, Module } from '@nestjs/common';
import { Processor } from '@nestjs/bullmq';
import { maxSlowAttempts } from '#delivery';
import { OfficeCalendar } from '#identity';
import { eventPublished, JobProcessor, Scheduler } from '#outbox';
import { Database, Environment } from '#platform';
import { dispatchDue } from './endpoint-queues/dispatch.queries.js';
import { unhealthyShare } from './endpoint-queues/endpoint-health.js';
import { sweepQueues } from './endpoint-queues/sweep-queues.queries.js';
import { EndpointRecoveries, endpointRecovery } from './endpoints/endpoint-recoveries.js';
import { EventAnnouncer } from './events/event-announcer.js';
import { EventAttributesReader } from './events/event-attributes.js';
import { WebhooksModule } from './webhooks.module.js';

/** Announces events to the endpoints that subscribe to them. */
@Processor(eventPublished.queue)
class EventPublishedProcessor extends JobProcessor<{ eventId: string }> {
  constructor(
    private readonly database: Database,
    private readonly announcer: EventAnnouncer,
  ) {
    super();
  }

  async handle({ eventId }: { eventId: string }): Promise<void> {
    await this.database.transaction((tx) => this.announcer.announce(tx, eventId));
  }
}

/** Puts the next part of what an endpoint missed into its queue. */
@Processor(endpointRecovery.queue)
class EndpointRecoveryProcessor extends JobProcessor<{ endpointId: string }> {
  constructor(
    private readonly database: Database,
    private readonly recoveries: EndpointRecoveries,
  ) {
    super();
  }

  async handle({ endpointId }: { endpointId: string }, jobId: string): Promise<void> {
    await this.database.transaction((tx) => this.recoveries.continue(tx, endpointId, jobId));
  }
}

/** Dispatches what is due in the queues of endpoints. */
@Injectable()
export class EndpointQueueDispatch extends Scheduler {
  private readonly share: number;

  constructor(
    private readonly database: Database,
    { WORKER_CONCURRENCY }: Environment,
  ) {
    super('dispatch-endpoint-queues', 250);
    this.share = unhealthyShare(maxSlowAttempts(WORKER_CONCURRENCY));
  }

  round(): Promise<number> {
    return dispatchDue(this.database, this.share);
  }
}

/** Fails what has waited too long for endpoints that are not active. */
@Injectable()
class EndpointQueueSweep extends Scheduler {
  constructor(private readonly database: Database) {
    super('sweep-endpoint-queues', 600_000);
  }

  round(): Promise<number> {
    return sweepQueues(this.database);
  }
}

/** What a worker does for webhooks. */
@Module({
  imports: [WebhooksModule],
  providers: [
    { provide: OfficeCalendar, useFactory: () => new OfficeCalendar() },
    EventAttributesReader,
    EventAnnouncer,
    EventPublishedProcessor,
    EndpointRecoveryProcessor,
    EndpointQueueDispatch,
    EndpointQueueSweep,
  ],
  exports: [EndpointQueueDispatch],
})
export class WebhooksProcessorsModule {}
