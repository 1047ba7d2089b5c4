import { Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { Queues } from '#outbox';
import { Database } from '#platform';

const ANSWERS_WITHIN_MS = 3000;

/** Something that a request needs an answer of, within three seconds. */
abstract class AnswerIndicator<Key extends string> {
  protected constructor(
    private readonly service: HealthIndicatorService,
    private readonly key: Key,
  ) {}

  async isHealthy(): Promise<HealthIndicatorResult<Key>> {
    const result = await this.service
      .check(this.key)
      .attempt(() => this.ask())
      .withTimeout(ANSWERS_WITHIN_MS);
    // Why it is down is for the log: messages of drivers name hosts and users.
    return { [this.key]: { status: result[this.key].status } } as HealthIndicatorResult<Key>;
  }

  protected abstract ask(): Promise<void>;
}

@Injectable()
export class DatabaseHealthIndicator extends AnswerIndicator<'database'> {
  constructor(
    service: HealthIndicatorService,
    private readonly database: Database,
  ) {
    super(service, 'database');
  }

  protected async ask(): Promise<void> {
    await this.database.ping();
  }
}

@Injectable()
export class QueueHealthIndicator extends AnswerIndicator<'queue'> {
  constructor(
    service: HealthIndicatorService,
    private readonly queues: Queues,
  ) {
    super(service, 'queue');
  }

  protected ask(): Promise<void> {
    return this.queues.ping();
  }
}
