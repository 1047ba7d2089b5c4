import { setTimeout as pause } from 'node:timers/promises';
import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type Job,
  type Processor,
  Queue,
  type QueueOptions,
  SchemaMigrationRequiredError,
  SchemaVersionMismatchError,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { DomainError } from '#platform';
import { isPostgres, type QueueConnection } from './queue-backend.js';

type Connection = QueueConnection['connection'];
type BullJob = Job<unknown, unknown, string, object>;

/** PostgreSQL when the connection is one of PostgreSQL's, Redis otherwise. */
const chooseBackend: BackendFactory<IQueueBackend, Connection> = (name, { connection, ...options }, which) =>
  isPostgres(connection)
    ? createPostgresBackend(name, { ...options, connection }, which)
    : createRedisBackend(name, { ...options, connection }, which);

/**
 * Each job is tried once by BullMQ and then forgotten, done or failed: trying again, and knowing what is done, is the
 * business of the outbox in the database. A kept job would only block its id.
 */
const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/** BullMQ's queue on either backend. */
export class OutboxQueue extends Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, Connection> {
  constructor(name: string, options: QueueOptions<Connection>) {
    const connection = isPostgres(options.connection)
      ? { ...options.connection, max: 3 }
      : { ...options.connection, enableOfflineQueue: false };
    super(name, { ...options, connection, defaultJobOptions: JOB_OPTIONS }, chooseBackend);
  }
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 15_000;

/** BullMQ's worker on either backend. */
export class OutboxWorker extends Worker<unknown, unknown, string, IQueueBackend, object, Connection> {
  constructor(name: string, processor: Processor, options: WorkerOptions<Connection>) {
    const connection = isPostgres(options.connection)
      ? { ...options.connection, max: 5 }
      : { ...options.connection, maxRetriesPerRequest: null };
    super(
      name,
      processor,
      {
        // A worker that is killed twice over one job proves nothing against the job: tries are counted in the database.
        maxStalledCount: 1_000_000,
        lockDuration: 30_000,
        stalledInterval: 15_000,
        drainDelay: 5,
        ...options,
        connection,
        // Started by JobWorkers, when it is sure that every kind of job has its processor.
        autorun: false,
      },
      chooseBackend,
    );
  }

  private readonly ending = new AbortController();
  private failures = 0;
  private tellCut: () => void = () => undefined;
  private readonly cut = new Promise<void>((resolve) => (this.tellCut = resolve));

  /** BullMQ asks again at once after an error that is none of the connection, as of a missing right, and again without an end. */
  protected override async moveToActive(token: string, name?: string): Promise<BullJob> {
    try {
      const job = await super.moveToActive(token, name);
      this.failures = 0;
      return job;
    } catch (error) {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS);
      this.failures += 1;
      await pause(pauseMs, undefined, { signal: this.ending.signal }).catch(() => undefined);
      throw error;
    }
  }

  /** Does not wait any longer once the connections were cut, whoever asks. */
  override close(force?: boolean): Promise<void> {
    this.ending.abort();
    return Promise.race([super.close(force), this.cut]);
  }

  override disconnect(): Promise<void> {
    this.tellCut();
    return super.disconnect();
  }
}

/**
 * Starts workers when all of them have a connection: one that runs without asks for jobs in a loop that lets nothing else run.
 * @throws DomainError `database.not-migrated`, and what the connection says; the workers are closed then
 */
export async function startAll(workers: readonly OutboxWorker[]): Promise<void> {
  try {
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  } catch (error) {
    await Promise.allSettled(workers.map((worker) => worker.close()));
    if (error instanceof SchemaMigrationRequiredError || error instanceof SchemaVersionMismatchError)
      throw new DomainError(
        'database.not-migrated',
        'The tables of the queue are not up to date for this version. Run: duban migrate',
        {},
        { cause: error },
      );
    throw error;
  }
  for (const worker of workers) worker.run().catch((error: unknown) => worker.emit('error', error as Error));
}
