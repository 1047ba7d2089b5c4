import { eventPublished, postponeJob, settleJob, type JobQueues } from '#event-queue';
import type { Clock, Database, Logger, Tx } from '#platform';
import { announceEvent, type KeptSecret } from './announce-event.js';
import { type DeliveryRow, lockDelivery, readDeliveryRow, writeAttempt, type Attempt } from './delivery-store.js';
import { type Channel, deliveryAttempt, type SendResult } from './delivery.js';
import { RETRY_SCHEDULE_MS, retryDelayMs } from './retry-schedule.js';

export interface DelivererOptions {
  database: Database;
  /** Real time: stamps the attempts. Waits are counted by the database's clock. */
  clock: Clock;
  channels: readonly Channel[];
  logger: Logger;
  /** Default: nothing is. */
  isSecret?: KeptSecret;
  /** From 0 to 1, drawn for each wait. */
  jitter?: () => number;
  /** Wait in milliseconds before attempt 1, 2, 3 …; its length is the number of attempts. */
  schedule?: readonly number[];
}

/** Makes the attempts: sends what is due, writes down what came of it, and decides whether and when to try again. */
export class Deliverer {
  private readonly channels: ReadonlyMap<string, Channel>;
  private readonly cutOff = new AbortController();

  constructor(private readonly options: DelivererOptions) {
    this.channels = new Map(options.channels.map((channel) => [channel.name, channel]));
  }

  register(queues: JobQueues): void {
    const { database, clock, isSecret = () => Promise.resolve(false) } = this.options;
    queues.handle(eventPublished, async ({ eventId }, jobId) => {
      await database.transaction((tx) => announceEvent(tx, eventId, jobId, clock.now(), isSecret));
    });
    queues.handle(deliveryAttempt, ({ deliveryId }, jobId) => this.attempt(deliveryId, jobId));
  }

  /** Cuts off what is on the wire, for a shutdown that can't wait; the promises stay open and are kept later. */
  abort(): void {
    this.cutOff.abort(new Error('the worker is being stopped'));
  }

  /** Gives back the channels' connections; call it when the queues are closed. */
  async close(): Promise<void> {
    await Promise.all(this.options.channels.map((channel) => channel.close?.()));
  }

  /** One attempt of one delivery; a job that is out of date only settles its promise. */
  async attempt(deliveryId: string, jobId: string): Promise<void> {
    const { database, clock, logger } = this.options;
    const delivery = await readDeliveryRow(database, deliveryId);
    if (delivery?.state !== 'pending' || delivery.jobId !== jobId) {
      logger.debug({ deliveryId, jobId, state: delivery?.state }, 'nothing to deliver any more');
      return database.transaction((tx) => settleJob(tx, jobId));
    }
    const startedAt = clock.now();
    const result = await this.send(delivery);
    const attempt: Attempt = {
      number: delivery.attempts + 1,
      startedAt,
      durationMs: Math.max(0, clock.now().getTime() - startedAt.getTime()),
      outcome: result.ok ? 'delivered' : 'failed',
      statusCode: result.statusCode ?? null,
      detail: result.detail ?? null,
      responseExcerpt: result.responseExcerpt ?? null,
      manual: delivery.manual,
    };
    await database.transaction((tx) => this.conclude(tx, jobId, delivery, attempt, result));
  }

  private async send(delivery: DeliveryRow): Promise<SendResult> {
    const channel = this.channels.get(delivery.channel);
    if (!channel) throw new Error(`this worker has no channel "${delivery.channel}"`);
    return channel.send({ ...delivery, attempt: delivery.attempts + 1 }, this.cutOff.signal);
  }

  /**
   * Writes the outcome, unless another run of the same attempt was first: a worker that was stopped or cut off in mid-send
   * comes back late, and its word must not overwrite a newer one.
   */
  private async conclude(tx: Tx, jobId: string, sent: DeliveryRow, attempt: Attempt, result: SendResult): Promise<void> {
    const { logger } = this.options;
    const present = await lockDelivery(tx, sent.id);
    if (present?.attempts !== sent.attempts) {
      logger.warn(
        { deliveryId: sent.id, attempt: attempt.number, outcome: attempt.outcome },
        'this attempt was recorded by another worker first',
      );
      return;
    }
    // A withdrawal in the meantime counts, unless the message has left the house: an inbox is only written right here.
    const left = result.ok && !result.record;
    if (present.state === 'withdrawn' && !left) return settleJob(tx, jobId);
    await result.record?.(tx);
    const replaced = present.jobId !== jobId;
    const delayMs = result.ok ? null : this.nextDelay(attempt.number, result);
    await writeAttempt(tx, sent.id, attempt, replaced || delayMs !== null ? 'pending' : attempt.outcome);
    if (delayMs === null || replaced) await settleJob(tx, jobId);
    else await postponeJob(tx, jobId, delayMs, attempt.detail ?? undefined);
    logger.info(
      { deliveryId: sent.id, channel: sent.channel, attempt: attempt.number, outcome: attempt.outcome, retryInMs: delayMs },
      'delivery attempted',
    );
  }

  private nextDelay(made: number, failure: SendResult & { ok: false }): number | null {
    if (!failure.retryable) return null;
    const { schedule = RETRY_SCHEDULE_MS, jitter = Math.random } = this.options;
    return retryDelayMs(schedule, made, failure.retryAfterMs, jitter());
  }
}
