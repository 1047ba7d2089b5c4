import { setTimeout as pause } from 'node:timers/promises';
import { eventPublished, postponeJob, settleJob, type JobQueues } from '#event-queue';
import type { Clock, Database, Logger, Tx } from '#platform';
import { announceEvent, type KeptSecret } from './announce-event.js';
import {
  type DeliveryRow,
  lockDelivery,
  readDeliveryRow,
  readDeliveryRows,
  writeAttempt,
  type Attempt,
} from './delivery-store.js';
import { type Channel, deliveryAttempt, type Held, isMessage, type SendResult } from './delivery.js';
import { BACKLOG_DAYS, watchFailing } from './endpoints/failing-endpoint.js';
import { continueRecovery, endpointRecovery } from './endpoints/recover-endpoint.js';
import { LANE_CHANNEL, recordInLane, waitInLane } from './lanes/lane-store.js';
import { shareOfTroubled } from './lanes/lane.js';
import { type Released, releaseFromHealthy, releaseFromLanes, releaseNext } from './lanes/release-deliveries.js';
import { sweepLanes } from './lanes/sweep-lanes.js';
import { mergedMessage } from './messages/merged-message.js';
import { sweepAttempts } from './sweep-attempts.js';
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
  /** Attempts of finished deliveries are kept so many days. Default: 90. */
  logDays?: number;
  /** Jobs that this worker runs at the same time; troubled endpoints get a share of it. Default: 20. */
  concurrency?: number;
}

/** A job goes on with what comes next in the lane for about as long as the queue would take to bring it. */
const RUN_ON_MS = 250;

/** An attempt that takes longer leaves its place in the queue to others. Its promise is open: a crash loses nothing. */
const SLOW_MS = 250;
/** So many slow attempts may a worker have for each place; beyond that they keep theirs. */
const SLOW_PER_PLACE = 10;

/** Makes the attempts: sends what is due, writes down what came of it, and decides whether and when to try again. */
export class Deliverer {
  private readonly channels: ReadonlyMap<string, Channel>;
  private readonly cutOff = new AbortController();
  private readonly slow = new Set<Promise<void>>();
  private readonly concurrency: number;

  constructor(private readonly options: DelivererOptions) {
    this.concurrency = options.concurrency ?? 20;
    this.channels = new Map(options.channels.map((channel) => [channel.name, channel]));
  }

  register(queues: JobQueues): void {
    const { database, clock, isSecret = () => Promise.resolve(false) } = this.options;
    queues.handle(eventPublished, async ({ eventId }, jobId) => {
      await database.transaction((tx) => announceEvent(tx, eventId, jobId, clock.now(), isSecret));
    });
    queues.handle(endpointRecovery, ({ endpointId, jobId }) =>
      database.transaction((tx) => continueRecovery(tx, endpointId, jobId, clock.now())),
    );
    queues.handle(deliveryAttempt, ({ deliveryId }, jobId) => this.untilSlow(this.attempt(deliveryId, jobId)));
  }

  /** Lets out of the lanes what is due; answers how many. Run it in a loop, beside the relay. */
  release(): Promise<number> {
    return releaseFromLanes(this.options.database, shareOfTroubled(this.concurrency));
  }

  /**
   * Gives up what endpoints that are off have let lie for too long, and forgets old attempts; answers how much. Run it in a loop,
   * now and then.
   */
  async sweep(): Promise<number> {
    const { database, clock, logDays = 90 } = this.options;
    const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * 86_400_000);
    return (await sweepLanes(database, daysAgo(BACKLOG_DAYS))) + (await sweepAttempts(database, daysAgo(logDays)));
  }

  /** Cuts off what is on the wire, for a shutdown that can't wait; the promises stay open and are kept later. */
  abort(): void {
    this.cutOff.abort(new Error('the worker is being stopped'));
  }

  /** Lets slow attempts end and gives back the channels' connections; call it when the queues are closed. */
  async close(): Promise<void> {
    await Promise.all(this.slow);
    await Promise.all(this.options.channels.map((channel) => channel.close?.()));
  }

  /** Ends with the work, or while it still goes on when that takes long: who hangs must not hold up the others. */
  private async untilSlow(work: Promise<void>): Promise<void> {
    const timer = new AbortController();
    const late = pause(SLOW_MS, 'late', { signal: timer.signal, ref: false }).catch(() => undefined);
    const first = await Promise.race([work, late]).finally(() => timer.abort());
    if (first !== 'late') return;
    if (this.slow.size >= this.concurrency * SLOW_PER_PLACE) return work;
    const settled = work
      .catch((error: unknown) => this.options.logger.error({ err: error }, 'slow attempt failed, it will be made again'))
      .finally(() => this.slow.delete(settled));
    this.slow.add(settled);
  }

  /** One attempt of a delivery, and of those that its lane lets out after it; a job that is out of date only settles its promise. */
  async attempt(deliveryId: string, jobId: string): Promise<void> {
    const until = performance.now() + RUN_ON_MS;
    let next: Released | undefined = { deliveryId, jobId };
    while (next) next = await this.attemptOnce(next, () => performance.now() < until);
  }

  private async attemptOnce({ deliveryId, jobId }: Released, mayRunOn: () => boolean): Promise<Released | undefined> {
    const { database, clock, logger } = this.options;
    const delivery = await readDeliveryRow(database, deliveryId);
    if (delivery?.state !== 'pending' || delivery.jobId !== jobId || delivery.waiting) {
      logger.debug({ deliveryId, jobId, state: delivery?.state }, 'nothing to deliver any more');
      await database.transaction((tx) => settleJob(tx, jobId));
      return undefined;
    }
    const turn = await this.channelOf(delivery).takeTurn?.(delivery);
    if (turn && 'waitMs' in turn) return database.transaction((tx) => this.putOff(tx, delivery, turn.waitMs));
    const companions = turn?.companions.length ? await readDeliveryRows(database, turn.companions) : [];
    const startedAt = clock.now();
    const result = await this.send(delivery, companions);
    if ('held' in result) return database.transaction((tx) => this.hold(tx, jobId, deliveryId));
    const attempt: Omit<Attempt, 'number' | 'manual'> = {
      startedAt,
      durationMs: Math.max(0, clock.now().getTime() - startedAt.getTime()),
      outcome: result.ok ? 'delivered' : 'failed',
      statusCode: result.statusCode ?? null,
      detail: together(result.detail, companions.length),
      responseExcerpt: result.responseExcerpt ?? null,
    };
    return database.transaction(async (tx) => {
      for (const sent of [delivery, ...companions].sort((a, b) => (a.id < b.id ? -1 : 1)))
        await this.conclude(tx, sent.jobId, sent, { ...attempt, number: sent.attempts + 1, manual: sent.manual }, result);
      if (delivery.channel !== LANE_CHANNEL || !result.ok) return undefined;
      if (mayRunOn()) return releaseNext(tx, delivery.recipientId);
      return void (await releaseFromHealthy(tx, [delivery.recipientId]));
    });
  }

  private channelOf(delivery: DeliveryRow): Channel {
    const channel = this.channels.get(delivery.channel);
    if (!channel) throw new Error(`this worker has no channel "${delivery.channel}"`);
    return channel;
  }

  private async send(delivery: DeliveryRow, companions: readonly DeliveryRow[]): Promise<SendResult | Held> {
    const contents = [delivery, ...companions].map(({ content }) => content).filter(isMessage);
    const content = companions.length > 0 ? mergedMessage(contents) : delivery.content;
    return this.channelOf(delivery).send({ ...delivery, content, attempt: delivery.attempts + 1 }, this.cutOff.signal);
  }

  /** Its turn comes later; nothing was tried. */
  private async putOff(tx: Tx, { id, jobId }: DeliveryRow, waitMs: number): Promise<undefined> {
    const present = await lockDelivery(tx, id);
    if (present?.state === 'pending' && present.jobId === jobId) await postponeJob(tx, jobId, waitMs);
    else await settleJob(tx, jobId);
  }

  /** Back into the lane, as if nothing had been. */
  private async hold(tx: Tx, jobId: string, deliveryId: string): Promise<undefined> {
    const present = await lockDelivery(tx, deliveryId);
    await settleJob(tx, jobId);
    if (present?.state === 'pending' && present.jobId === jobId && !present.waiting) await waitInLane(tx, deliveryId, 0);
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
    const inLane = sent.channel === LANE_CHANNEL;
    if (inLane) await this.remember(tx, sent.recipientId, result.ok);
    const replaced = present.jobId !== jobId || present.waiting;
    const delayMs = result.ok ? null : this.nextDelay(attempt.number, result);
    await writeAttempt(tx, sent.id, attempt, replaced || delayMs !== null ? 'pending' : attempt.outcome, replaced);
    if (delayMs === null || replaced || inLane) await settleJob(tx, jobId);
    else await postponeJob(tx, jobId, delayMs, attempt.detail ?? undefined);
    if (inLane && delayMs !== null && !replaced) await waitInLane(tx, sent.id, delayMs);
    logger.info(
      { deliveryId: sent.id, channel: sent.channel, attempt: attempt.number, outcome: attempt.outcome, retryInMs: delayMs },
      'delivery attempted',
    );
  }

  private async remember(tx: Tx, endpointId: string, ok: boolean): Promise<void> {
    const lane = await recordInLane(tx, endpointId, ok);
    if (lane && !ok) await watchFailing(tx, endpointId, lane, this.options.clock.now());
  }

  private nextDelay(made: number, failure: SendResult & { ok: false }): number | null {
    if (!failure.retryable) return null;
    const { schedule = RETRY_SCHEDULE_MS, jitter = Math.random } = this.options;
    return retryDelayMs(schedule, made, failure.retryAfterMs, jitter());
  }
}

/** For the log of each delivery that shared a message. */
function together(detail: string | undefined, others: number): string | null {
  return others > 0 ? [`In one message with ${others} more.`, detail].filter(Boolean).join(' ') : (detail ?? null);
}
