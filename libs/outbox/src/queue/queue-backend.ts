import { DEFAULT_SCHEMA, type PostgresPoolConfig, type RedisOptions } from 'bullmq';
import type { Environment } from '#platform';

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

/** The namespace that a migration of the queue makes; none on Redis. */
export function schemasOf(backend: QueueBackend): string[] {
  return backend.kind === 'postgres' ? [backend.schema ?? DEFAULT_SCHEMA] : [];
}
