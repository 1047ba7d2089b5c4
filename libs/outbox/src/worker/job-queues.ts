import type { Job } from 'bullmq';
import { type Database, DomainError, type Logger } from '#platform';
import { type JobKind, queueNameOf } from '../jobs/job-kinds.js';
import { claimOutboxJobs, type ClaimedJob, rescheduleFailedJob, releaseOutboxJobs } from '../jobs/outbox-jobs.queries.js';
import { OutboxQueue, OutboxWorker, startAll } from '../queue/queue-classes.js';
import { connectionTo, type QueueBackend } from '../queue/queue-backend.js';

/** Does one job. Runs at least once per promise, maybe twice at the same time: it must settle its promise by id. */
export type JobHandler<Payload> = (payload: Payload, jobId: string) => Promise<void>;

export interface JobQueuesOptions {
  backend: QueueBackend;
  database: Database;
  logger: Logger;
  /** Jobs of one kind that a worker runs at the same time. */
  concurrency?: number;
  /** After this time an open promise is handed to the queue again. */
  leaseMs?: number;
}

const RELAY_BATCH = 500;

/** The queues of all job kinds on one backend: relays promises into them and runs the handlers. */
export class JobQueues {
  private readonly handlers = new Map<string, JobHandler<Record<string, string>>>();
  private readonly queues = new Map<string, OutboxQueue>();
  private workers: OutboxWorker[] = [];
  private hasRun = (): void => undefined;

  constructor(private readonly options: JobQueuesOptions) {}

  /** @throws DomainError `job.doubled` when a kind gets a second handler: a start with two is a mistake in the program. */
  handle<Payload extends Record<string, string>>(kind: JobKind<Payload>, handler: JobHandler<Payload>): void {
    if (this.handlers.has(kind.name)) throw new DomainError('job.doubled', `The job kind ${kind.name} already has a handler.`);
    this.handlers.set(kind.name, handler as unknown as JobHandler<Record<string, string>>);
  }

  /** Tells when a job has been done here: it may have promised others, and the relay need not wait to find them. */
  onRun(listener: () => void): void {
    this.hasRun = listener;
  }

  /** Opens a worker for every kind that has a handler. */
  async start(): Promise<void> {
    this.workers = [...this.handlers.keys()].map((kind) => {
      const worker = new OutboxWorker(
        queueNameOf(kind),
        (job: Job<Record<string, string>>) => this.run({ id: job.id ?? '', kind, payload: job.data }),
        { ...connectionTo(this.options.backend), concurrency: this.options.concurrency ?? 20 },
      );
      worker.on('error', (error) => this.options.logger.warn({ kind, err: error }, 'queue connection trouble'));
      return worker;
    });
    await startAll(this.workers);
  }

  /**
   * Hands due promises to the queue; answers how many. Run it in a loop, in as many processes as you like.
   * A promise whose kind nobody here knows is left alone for a newer worker.
   */
  async relay(): Promise<number> {
    const { database, leaseMs } = this.options;
    const claimed = await claimOutboxJobs(database, RELAY_BATCH, leaseMs ?? 60_000);
    for (const [kind, jobs] of groupByKind(claimed)) {
      try {
        await this.queueOf(kind).addBulk(jobs.map((job) => ({ name: kind, data: job.payload, opts: { jobId: job.id } })));
      } catch (error) {
        await releaseOutboxJobs(
          database,
          jobs.map((job) => job.id),
        );
        throw error;
      }
    }
    return claimed.length;
  }

  /** Waits until a queue answers; rejects when it doesn't. */
  async ping(): Promise<void> {
    await this.queueOf('event.published').getJobCounts('waiting');
  }

  /** Lets running jobs finish, takes no new ones, then closes the connections. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    this.workers = [];
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
  }

  private async run(job: ClaimedJob): Promise<void> {
    const handler = this.handlers.get(job.kind);
    if (!handler) throw new Error(`no handler for ${job.kind}`);
    try {
      await handler(job.payload, job.id);
      this.hasRun();
    } catch (error) {
      this.options.logger.error({ job, err: error }, 'job failed, it will be tried again');
      await rescheduleFailedJob(this.options.database, job.id, error);
      throw error;
    }
  }

  private queueOf(kind: string): OutboxQueue {
    let queue = this.queues.get(kind);
    if (!queue) {
      queue = new OutboxQueue(queueNameOf(kind), connectionTo(this.options.backend));
      queue.on('error', (error) => this.options.logger.warn({ kind, err: error }, 'queue connection trouble'));
      this.queues.set(kind, queue);
    }
    return queue;
  }
}

function groupByKind(jobs: readonly ClaimedJob[]): Map<string, ClaimedJob[]> {
  const groups = new Map<string, ClaimedJob[]>();
  for (const job of jobs) groups.set(job.kind, [...(groups.get(job.kind) ?? []), job]);
  return groups;
}
