import { Injectable, Module } from '@nestjs/common';
import { Processor } from '@nestjs/bullmq';
import { JobProcessor, Scheduler } from '#outbox';
import { Database, Environment, SystemClock } from '#platform';
import { Deliverer } from './attempts/deliverer.js';
import { RetryPolicy } from './attempts/retry-policy.js';
import { sweepAttempts } from './attempts/sweep-attempts.queries.js';
import { DeliveryModule } from './delivery.module.js';
import { deliveryAttempt } from './deliveries/delivery.js';

@Processor(deliveryAttempt.queue)
class DeliveryAttemptProcessor extends JobProcessor<{ deliveryId: string }> {
  constructor(private readonly deliverer: Deliverer) {
    super();
  }

  handle({ deliveryId }: { deliveryId: string }, jobId: string): Promise<void> {
    return this.deliverer.run(deliveryId, jobId);
  }
}

/** Forgets old attempts. */
@Injectable()
class AttemptSweep extends Scheduler {
  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
    private readonly environment: Environment,
  ) {
    super('sweep-attempts', 600_000);
  }

  round(): Promise<number> {
    return sweepAttempts(this.database, this.clock.now(), this.environment.DELIVERY_LOG_DAYS);
  }
}

/** What a worker does for deliveries. */
@Module({
  imports: [DeliveryModule],
  providers: [{ provide: RetryPolicy, useFactory: () => new RetryPolicy() }, Deliverer, DeliveryAttemptProcessor, AttemptSweep],
  exports: [Deliverer],
})
export class DeliveryProcessorsModule {}
