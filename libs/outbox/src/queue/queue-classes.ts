import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type Processor,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { isPostgres, type QueueConnection } from '../queue-backend.js';

type Connection = QueueConnection['connection'];

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
}
