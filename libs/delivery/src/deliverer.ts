import { setTimeout as pause } from 'node:timers/promises';
import { eventPublished, rescheduleJob, acknowledgeJob, type JobQueues } from '#outbox';
import type { Clock, Database, Logger, Tx } from '#platform';
import { announceEvent, type KeptSecret } from './announce-event.js';
import { concludeAttempts, type Outcome } from './conclude-attempts.js';
import { type Attempt, type DeliveryRow, lockStanding, readDeliveryRows } from './delivery-store.js';
import { type Channel, deliveryAttempt, type Held, isMessage, type SendResult } from './delivery.js';
import type { CircumstancesOf } from './endpoints/endpoint-filter.js';
import { BACKLOG_DAYS } from './endpoints/failing-endpoint.js';
import { continueRecovery, endpointRecovery } from './endpoints/recover-endpoint.js';
import { LANE_CHANNEL, waitInPlace } from './lanes/lane-store.js';
import { shareOfTroubled } from './lanes/lane.js';
import { releaseFromLanes, releaseNext } from './lanes/release-deliveries.js';
import { sweepLanes } from './lanes/sweep-lanes.js';
import { mergedMessage } from './messages/merged-message.js';
import { RETRY_SCHEDULE_MS, retryDelayMs } from './retry-schedule.js';
import { Rounds } from './rounds.js';
import { sweepAttempts } from './sweep-attempts.js';

export interface DelivererOptions {
  database: Database;
  /** Real time: stamps the attempts. Waits are counted by the database's clock. */
  clock: Clock;
  channels: readonly Channel[];
  logger: Logger;
  /** Default: nothing is. */
  isSecret?: KeptSecret;
  /** What filters of endpoints ask for. Default: events have none, and pass no filter. */
  circumstancesOf?: CircumstancesOf;
  /** From 0 to 1, drawn for each wait. */
  jitter?: () => number;
  /** Wait in milliseconds before attempt 1, 2, 3 …; its length is the number of attempts. */
  schedule?: readonly number[];
  /** Attempts of finished deliveries are kept so many days. Default: 90. */
  logDays?: number;
  /** Jobs that this worker runs at the same time; troubled endpoints get a share of it. Default: 20. */
  concurrency?: number;
}

/** A job goes on with what comes next in its lane for so long, which spares most deliveries the way through the queue. */
const RUN_ON_MS = 2000;

/** A job that takes longer leaves its place in the queue to others. Its promise is open: a crash loses nothing. */
const SLOW_MS = 250;
/** So many slow attempts may a worker have for each place; beyond that they keep theirs. */
const SLOW_PER_PLACE = 10;

/** Makes the attempts: sends what is due, writes down what came of it, and decides whether and when to try again. */
export class Deliverer {
  private readonly channels: ReadonlyMap<string, Channel>;
  private readonly cutOff = new AbortController();
  private readonly slow = new Set<Promise<void>>();
  private readonly concurrency: number;
  private readonly reading = new Rounds((ids: string[]) => this.read(ids));
  private readonly concluding = new Rounds((ended: Ended[]) => this.conclude(ended));

  constructor(private readonly options: DelivererOptions) {
    this.concurrency = options.concurrency ?? 20;
    this.channels = new Map(options.channels.map((channel) => [channel.name, channel]));
  }

  register(queues: JobQueues): void {
    const { database, clock, isSecret = () => Promise.resolve(false), circumstancesOf } = this.options;
    queues.handle(eventPublished, async ({ eventId }) => {
      await database.transaction((tx) => announceEvent(tx, eventId, clock.now(), isSecret, circumstancesOf));
    });
    queues.handle(endpointRecovery, ({ endpointId, jobId }) =>
      database.transaction((tx) => continueRecovery(tx, endpointId, jobId, clock.now())),
    );
    queues.handle(deliveryAttempt, ({ deliveryId }, jobId) => this.detachWhenSlow(this.attempt(deliveryId, jobId)));
  }

  /** Lets out of the lanes what is due; answers how many. Run it in a loop, beside the relay. */
  release(): Promise<number> {
    return releaseFromLanes(this.options.database, shareOfTroubled(this.concurrency * SLOW_PER_PLACE));
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
  private async detachWhenSlow(work: Promise<void>): Promise<void> {
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
    const { database, logger } = this.options;
    const until = performance.now() + RUN_ON_MS;
    let next = await this.reading.ask(deliveryId);
    if (next?.state !== 'pending' || next.jobId !== jobId || next.waiting) {
      logger.debug({ deliveryId, jobId, state: next?.state }, 'nothing to deliver any more');
      return database.transaction((tx) => acknowledgeJob(tx, jobId));
    }
    while (next) next = await this.attemptOnce(next, () => performance.now() < until);
  }

  private async attemptOnce(delivery: DeliveryRow, mayRunOn: () => boolean): Promise<DeliveryRow | undefined> {
    const { database, clock } = this.options;
    const turn = await this.channelOf(delivery).takeTurn?.(delivery);
    if (turn && 'waitMs' in turn) return database.transaction((tx) => this.putOff(tx, delivery, turn.waitMs));
    const companions = turn?.companions.length ? await readDeliveryRows(database, turn.companions) : [];
    const startedAt = clock.now();
    const result = await this.send(delivery, companions);
    if ('held' in result) return database.transaction((tx) => this.hold(tx, delivery));
    const durationMs = Math.max(0, clock.now().getTime() - startedAt.getTime());
    const outcomes = [delivery, ...companions].map((sent) =>
      this.outcomeOf(sent, result, { startedAt, durationMs }, companions.length),
    );
    return this.concluding.ask({ outcomes, mayRunOn });
  }

  private async read(ids: readonly string[]): Promise<(DeliveryRow | undefined)[]> {
    const rows = new Map((await readDeliveryRows(this.options.database, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id));
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
      detail: together(result.detail, companions),
      responseExcerpt: result.responseExcerpt ?? null,
      manual: sent.manual,
    };
    return { sent, attempt, result, delayMs: result.ok ? null : this.nextDelay(number, result) };
  }

  /** Its turn comes later; nothing was tried. */
  private async putOff(tx: Tx, { id, jobId }: DeliveryRow, waitMs: number): Promise<undefined> {
    const present = await lockStanding(tx, id);
    if (present?.state === 'pending' && present.jobId === jobId) await rescheduleJob(tx, jobId, waitMs);
    else await acknowledgeJob(tx, jobId);
  }

  /** Back into the lane, as if nothing had been. */
  private async hold(tx: Tx, { id, jobId }: DeliveryRow): Promise<undefined> {
    const present = await lockStanding(tx, id);
    await acknowledgeJob(tx, jobId);
    if (present?.state === 'pending' && present.jobId === jobId && !present.waiting) await waitInPlace(tx, id);
  }

  /** A round of attempts that have ended, in one transaction; answers for each what its job goes on with. */
  private async conclude(ended: readonly Ended[]): Promise<(DeliveryRow | undefined)[]> {
    const { database, clock } = this.options;
    const outcomes = ended.flatMap((one) => one.outcomes);
    const { late, next } = await database.transaction(async (tx) => {
      const late = new Set(await concludeAttempts(tx, outcomes, clock.now()));
      return {
        late,
        next: await releaseNext(tx, wantedNext(ended.filter(({ outcomes: [first] }) => first && !late.has(first)))),
      };
    });
    for (const outcome of outcomes) this.log(outcome, late.has(outcome));
    return ended.map(({ outcomes: [first] }) =>
      first && !late.has(first) ? next.get(first.sent.recipientId)?.shift() : undefined,
    );
  }

  private log({ sent, attempt, delayMs }: Outcome, isLate: boolean): void {
    const { logger } = this.options;
    const facts = { deliveryId: sent.id, channel: sent.channel, attempt: attempt.number, outcome: attempt.outcome };
    if (isLate) logger.warn(facts, 'this attempt was recorded by another worker first');
    else logger.info({ ...facts, retryInMs: delayMs }, 'delivery attempted');
  }

  private nextDelay(made: number, failure: SendResult & { ok: false }): number | null {
    if (!failure.retryable) return null;
    const { schedule = RETRY_SCHEDULE_MS, jitter = Math.random } = this.options;
    return retryDelayMs(schedule, made, failure.retryAfterMs, jitter());
  }
}

/** An attempt that has ended, and may go on with the next one of its lane. */
interface Ended {
  /** Of the delivery, and of those that shared its message. */
  outcomes: readonly Outcome[];
  mayRunOn: () => boolean;
}

/** For each endpoint: how many jobs go on with a further attempt, after an acceptance. */
function wantedNext(ended: readonly Ended[]): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { outcomes, mayRunOn } of ended)
    for (const { sent, result } of outcomes)
      if (sent.channel === LANE_CHANNEL)
        wanted.set(sent.recipientId, (wanted.get(sent.recipientId) ?? 0) + (result.ok && mayRunOn() ? 1 : 0));
  return wanted;
}

/** For the log of each delivery that shared a message. */
function together(detail: string | undefined, others: number): string | null {
  return others > 0 ? [`In one message with ${others} more.`, detail].filter(Boolean).join(' ') : (detail ?? null);
}
