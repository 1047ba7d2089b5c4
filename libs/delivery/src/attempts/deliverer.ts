import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { acknowledgeJobs, rescheduleJobs } from '#outbox';
import { Database, Environment, Logger, SystemClock, type Tx } from '#platform';
import type { Attempt } from '../deliveries/delivery.entity.js';
import type { Channel, Held, SendResult } from '../deliveries/channel.js';
import { Channels } from '../deliveries/channels.js';
import { type DeliveryRow, lockState, readDeliveryRows } from '../deliveries/delivery.queries.js';
import { QUEUED_CHANNEL, returnToQueue } from '../deliveries/queue-position.queries.js';
import { Batcher } from './batcher.js';
import { concludeAttempts, type Outcome } from './conclude-attempts.js';
import { RetryPolicy } from './retry-policy.js';

/** A job attempts the next deliveries of its recipient's queue for so long, which spares most deliveries the way through BullMQ. */
const CONTINUE_MS = 2000;

/** A job that takes longer gives its place in the worker to others. Its outbox row stays open: a crash loses nothing. */
const SLOW_MS = 250;
/** A worker may run so many slow attempts for each job of its concurrency; beyond that slow ones keep their place. */
const SLOW_FOR_EACH_JOB = 10;

/** How many slow attempts a worker of this concurrency carries at most. */
export function maxSlowAttempts(concurrency: number): number {
  return concurrency * SLOW_FOR_EACH_JOB;
}

/** Makes the attempts: sends what is due, records the result, and decides whether and when to try again. */
@Injectable()
export class Deliverer implements OnApplicationShutdown {
  private readonly cutOff = new AbortController();
  private readonly slow = new Set<Promise<void>>();
  private readonly reading = new Batcher((ids: string[]) => this.read(ids));
  private readonly concluding = new Batcher((ended: Ended[]) => this.conclude(ended));

  /** @param clock stamps the attempts; waits are counted by the database's clock */
  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
    private readonly channels: Channels,
    private readonly logger: Logger,
    private readonly environment: Environment,
    private readonly retries: RetryPolicy,
  ) {}

  /** One job: ends with the attempt, or before it when the receiver is slow, so that a receiver that hangs doesn't hold up others. */
  async run(deliveryId: string, jobId: string): Promise<void> {
    const work = this.attempt(deliveryId, jobId);
    const timer = new AbortController();
    const late = pause(SLOW_MS, 'late', { signal: timer.signal, ref: false }).catch(() => undefined);
    const first = await Promise.race([work, late]).finally(() => timer.abort());
    if (first !== 'late') return;
    if (this.slow.size >= maxSlowAttempts(this.environment.WORKER_CONCURRENCY)) return work;
    const settled = work
      .catch((error: unknown) => this.logger.error({ err: error }, 'slow attempt failed, it will be made again'))
      .finally(() => this.slow.delete(settled));
    this.slow.add(settled);
  }

  /** One attempt of a delivery, and of those that its queue dispatches after it; an outdated job is only acknowledged. */
  async attempt(deliveryId: string, jobId: string): Promise<void> {
    const until = performance.now() + CONTINUE_MS;
    let next = await this.reading.request(deliveryId);
    if (next?.state !== 'pending' || next.jobId !== jobId || next.waiting) {
      this.logger.debug({ deliveryId, jobId, state: next?.state }, 'nothing to deliver any more');
      return this.database.transaction((tx) => acknowledgeJobs(tx, [jobId]));
    }
    while (next) next = await this.attemptOnce(next, () => performance.now() < until);
  }

  /** Aborts requests under way, for a shutdown that can't wait; their outbox rows stay open and are carried out later. */
  abort(): void {
    this.cutOff.abort(new Error('the worker is being stopped'));
  }

  /** Waits for slow attempts, then closes the channels' connections. The queues are closed by then. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.slow);
    await this.channels.close();
  }

  private async attemptOnce(delivery: DeliveryRow, mayContinue: () => boolean): Promise<DeliveryRow | undefined> {
    const turn = await this.channelOf(delivery).takeTurn?.(delivery);
    if (turn && 'waitMs' in turn) return this.database.transaction((tx) => this.reschedule(tx, delivery, turn.waitMs));
    const companions = turn?.companions.length ? await readDeliveryRows(this.database, turn.companions) : [];
    const startedAt = this.clock.now();
    const result = await this.send(delivery, companions);
    if ('held' in result) return this.database.transaction((tx) => this.hold(tx, delivery));
    const durationMs = Math.max(0, this.clock.now().getTime() - startedAt.getTime());
    const outcomes = [delivery, ...companions].map((sent) =>
      this.outcomeOf(sent, result, { startedAt, durationMs }, companions.length),
    );
    return this.concluding.request({ outcomes, mayContinue });
  }

  private async read(ids: readonly string[]): Promise<(DeliveryRow | undefined)[]> {
    const rows = new Map((await readDeliveryRows(this.database, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id));
  }

  private channelOf(delivery: DeliveryRow): Channel {
    const channel = this.channels.named(delivery.channel);
    if (!channel) throw new Error(`this worker has no channel "${delivery.channel}"`);
    return channel;
  }

  private async send(delivery: DeliveryRow, companions: readonly DeliveryRow[]): Promise<SendResult | Held> {
    const channel = this.channelOf(delivery);
    const contents = [delivery, ...companions].map(({ content }) => content);
    const content = (companions.length > 0 && channel.merge?.(contents)) || delivery.content;
    return channel.send({ ...delivery, content, attempt: delivery.attempts + 1 }, this.cutOff.signal);
  }

  private outcomeOf(
    sent: DeliveryRow,
    result: SendResult,
    time: Pick<Attempt, 'startedAt' | 'durationMs'>,
    companions: number,
  ): Outcome {
    const number = sent.attempts + 1;
    const attempt: Attempt = {
      ...time,
      number,
      outcome: result.ok ? 'delivered' : 'failed',
      statusCode: result.statusCode ?? null,
      detail: detailOf(result, companions),
      responseExcerpt: result.responseExcerpt ?? null,
      manual: sent.manual,
    };
    return { sent, attempt, result, delayMs: this.delayMs(sent, result) };
  }

  /** Until the next attempt; null when there is none. An attempt by hand does not count, and leaves the next one where it was. */
  private delayMs(sent: DeliveryRow, result: SendResult): number | null {
    if (result.ok) return null;
    if (result.kept) return 0;
    if (!result.retryable) return null;
    const scheduled = sent.attempts - sent.manualAttempts;
    if (!sent.manual) return this.retries.delayMs(scheduled + 1, result.retryAfterMs);
    if (sent.retryAt) return Math.max(0, sent.retryAt.getTime() - this.clock.now().getTime());
    return this.retries.delayMs(Math.max(1, scheduled), result.retryAfterMs);
  }

  /** Its turn comes later; nothing was sent. */
  private async reschedule(tx: Tx, { id, jobId }: DeliveryRow, waitMs: number): Promise<undefined> {
    const present = await lockState(tx, id);
    if (present?.state === 'pending' && present.jobId === jobId) await rescheduleJobs(tx, [{ id: jobId, delayMs: waitMs }]);
    else await acknowledgeJobs(tx, [jobId]);
  }

  /** Back into its queue; nothing was sent. */
  private async hold(tx: Tx, { id, jobId }: DeliveryRow): Promise<undefined> {
    const present = await lockState(tx, id);
    await acknowledgeJobs(tx, [jobId]);
    if (present?.state === 'pending' && present.jobId === jobId && !present.waiting) await returnToQueue(tx, id);
  }

  /** A batch of attempts that have ended, in one transaction; answers for each which delivery its job attempts next. */
  private async conclude(ended: readonly Ended[]): Promise<(DeliveryRow | undefined)[]> {
    const queues = this.channels.named(QUEUED_CHANNEL)?.queues;
    const outcomes = ended.flatMap((one) => one.outcomes);
    const { late, next } = await this.database.transaction(async (tx) => {
      const late = new Set(await concludeAttempts(tx, outcomes, queues, this.clock.now()));
      const inTime = ended.filter(({ outcomes: [first] }) => first && !late.has(first));
      return { late, next: (await queues?.dispatchNext(tx, wantedNext(inTime))) ?? new Map<string, DeliveryRow[]>() };
    });
    for (const outcome of outcomes) this.log(outcome, late.has(outcome));
    return ended.map(({ outcomes: [first] }) =>
      first && !late.has(first) ? next.get(first.sent.recipientId)?.shift() : undefined,
    );
  }

  private log({ sent, attempt, delayMs }: Outcome, isLate: boolean): void {
    const facts = { deliveryId: sent.id, channel: sent.channel, attempt: attempt.number, outcome: attempt.outcome };
    if (isLate) this.logger.warn(facts, 'another worker recorded this attempt first');
    else this.logger.info({ ...facts, retryInMs: delayMs }, 'delivery attempted');
  }
}

/** An attempt that has ended; its job may continue with the next one of the queue. */
interface Ended {
  /** Of the delivery, and of those that shared its message. */
  outcomes: readonly Outcome[];
  mayContinue: () => boolean;
}

/** For each recipient with a queue: how many jobs continue with a further attempt, after an acceptance. */
function wantedNext(ended: readonly Ended[]): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { outcomes, mayContinue } of ended)
    for (const { sent, result } of outcomes)
      if (sent.channel === QUEUED_CHANNEL)
        wanted.set(sent.recipientId, (wanted.get(sent.recipientId) ?? 0) + (result.ok && mayContinue() ? 1 : 0));
  return wanted;
}

/** For the log of each delivery that shared a message. */
function detailOf({ detail }: SendResult, companions: number): string | null {
  return companions > 0 ? [`In one message with ${companions} more.`, detail].filter(Boolean).join(' ') : (detail ?? null);
}
