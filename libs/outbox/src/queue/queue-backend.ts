import { createPostgresBackend, type PostgresPoolConfig, Queue, type RedisOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { DomainError, type Environment } from '#platform';

/** Where BullMQ keeps its jobs. */
export type QueueBackend =
  | { kind: 'postgres'; url: string; /** Namespace of the queue tables. */ schema?: string }
  | { kind: 'redis'; url: string; /** Prefix of every key. */ prefix?: string };

/** How BullMQ is told of a backend: the connection of `BullModule.forRootAsync`. */
export interface QueueConnection {
  connection: PostgresPoolConfig | RedisOptions;
  prefix?: string;
}

export function connectionTo(backend: QueueBackend): QueueConnection {
  if (backend.kind === 'redis') return { connection: { url: backend.url }, prefix: backend.prefix ?? 'duban' };
  return {
    connection: {
      connectionString: backend.url,
      schema: backend.schema ?? 'bullmq',
      application_name: 'duban-queue',
      keepAlive: true,
    },
  };
}

export function isPostgres(connection: QueueConnection['connection']): connection is PostgresPoolConfig {
  return 'connectionString' in connection;
}

/** The queue lives in Redis when there is one, else beside the data. */
export function queueBackendOf({ REDIS_URL, DATABASE_URL = '' }: Environment): QueueBackend {
  return REDIS_URL ? { kind: 'redis', url: REDIS_URL } : { kind: 'postgres', url: DATABASE_URL };
}

/** Creates or upgrades the queue's own tables; nothing to do on Redis. */
export async function migrateQueue(backend: QueueBackend): Promise<void> {
  if (backend.kind === 'redis') return;
  const { connection } = connectionTo(backend);
  const queue = new Queue('migration', { connection: { ...connection, max: 1, migrate: true } }, createPostgresBackend);
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
export async function checkConnection({ connection }: QueueConnection): Promise<void> {
  if (isPostgres(connection)) return;
  const redis = new Redis(connection.url ?? '', { lazyConnect: true, maxRetriesPerRequest: 1, retryStrategy: () => null });
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
