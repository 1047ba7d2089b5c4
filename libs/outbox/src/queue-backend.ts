import { createPostgresBackend, type Processor, Queue, type QueueOptions, Worker, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { DomainError } from '#platform';

/** Where BullMQ keeps its jobs. */
export type QueueBackend =
  | { kind: 'postgres'; url: string; /** Namespace of the queue tables. */ schema?: string }
  | { kind: 'redis'; url: string; /** Prefix of every key. */ prefix?: string };

const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/** BullMQ refuses some characters in names; the kind's dot becomes a dash. */
function queueName(kind: string): string {
  return kind.replaceAll('.', '-');
}

/**
 * Each job is tried once by BullMQ and then forgotten, done or failed: trying again, and knowing what is done, is the
 * business of the promise in the database. A kept job would only block its id.
 */
export function openQueue(backend: QueueBackend, kind: string): Queue {
  const options: Omit<QueueOptions, 'connection'> = { defaultJobOptions: JOB_OPTIONS };
  return backend.kind === 'postgres'
    ? (new Queue(
        queueName(kind),
        { ...options, connection: postgresConnection(backend, 3) },
        createPostgresBackend,
      ) as unknown as Queue)
    : new Queue(queueName(kind), {
        ...options,
        connection: { url: backend.url, enableOfflineQueue: false },
        prefix: backend.prefix ?? 'duban',
      });
}

export function openWorker(backend: QueueBackend, kind: string, processor: Processor, concurrency: number): Worker {
  const options: Omit<WorkerOptions, 'connection'> = {
    concurrency,
    // A worker that is killed twice over one job proves nothing against the job: tries are counted in the database.
    maxStalledCount: 1_000_000,
    lockDuration: 30_000,
    stalledInterval: 15_000,
    drainDelay: 5,
  };
  return backend.kind === 'postgres'
    ? (new Worker(
        queueName(kind),
        processor,
        { ...options, connection: postgresConnection(backend, 5) },
        createPostgresBackend,
      ) as unknown as Worker)
    : new Worker(queueName(kind), processor, {
        ...options,
        connection: { url: backend.url, maxRetriesPerRequest: null },
        prefix: backend.prefix ?? 'duban',
      });
}

function postgresConnection(backend: Extract<QueueBackend, { kind: 'postgres' }>, max: number): Record<string, unknown> {
  return {
    connectionString: backend.url,
    schema: backend.schema ?? 'bullmq',
    max,
    application_name: 'duban-queue',
    keepAlive: true,
  };
}

/** Creates or upgrades the queue's own tables; nothing to do on Redis. */
export async function migrateQueue(backend: QueueBackend): Promise<void> {
  if (backend.kind === 'redis') return;
  const connection = { ...postgresConnection(backend, 1), migrate: true };
  const queue = new Queue('migration', { connection }, createPostgresBackend);
  try {
    await queue.waitUntilReady();
  } finally {
    await queue.close();
  }
}

/**
 * Refuses a Redis that may throw keys away when it is full.
 * @throws DomainError `queue.eviction`
 */
export async function checkQueue(backend: QueueBackend): Promise<void> {
  if (backend.kind === 'postgres') return;
  const redis = new Redis(backend.url, { lazyConnect: true, maxRetriesPerRequest: 1, retryStrategy: () => null });
  redis.on('error', () => undefined); // The commands below reject with the same error.
  try {
    await redis.connect();
    const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
    if (policy && policy !== 'noeviction') {
      throw new DomainError(
        'queue.eviction',
        `Redis at REDIS_URL runs with maxmemory-policy ${policy} and may throw jobs away. Set it to noeviction.`,
      );
    }
  } finally {
    redis.disconnect();
  }
}
