import { Processor } from '@nestjs/bullmq';
import { Injectable, Module } from '@nestjs/common';
import { JobProcessor, Scheduler } from '#outbox';
import { Clock, Database, Environment } from '#platform';
import { InboundModule } from './inbound.module.js';
import { inboundMessage } from './messages/inbound-job.js';
import { MessageApplier } from './messages/message-applier.js';
import { sweepBodies } from './messages/sweep-bodies.queries.js';

@Processor(inboundMessage.queue)
class InboundMessageProcessor extends JobProcessor<{ messageId: string; sourceId: string }> {
  constructor(private readonly applier: MessageApplier) {
    super();
  }

  handle(payload: { messageId: string; sourceId: string }, jobId: string): Promise<void> {
    return this.applier.run(payload, jobId);
  }
}

/** Deletes the bodies of old messages. */
@Injectable()
export class InboundBodySweep extends Scheduler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {
    super('sweep-inbound-bodies', 600_000);
  }

  round(): Promise<number> {
    const days = this.environment.DELIVERY_LOG_DAYS;
    return sweepBodies(this.database, new Date(this.clock.now().getTime() - days * 86_400_000));
  }
}

/** What a worker does for incoming webhooks. */
@Module({ imports: [InboundModule], providers: [InboundMessageProcessor, InboundBodySweep] })
export class InboundProcessorsModule {}
