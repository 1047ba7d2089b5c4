import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import type { QueueBackend } from '../../libs/outbox/src/queue/queue-backend.js';

/** A place for a queue; on Redis every suite has a key prefix of its own. */
export type Backend = { kind: 'postgres' } | { kind: 'redis'; url: string; prefix: string };

/** Runs the same suite with the queue in PostgreSQL and, where this machine has one, in Redis. */
export function describeOnBackends(name: string, suite: (backend: Backend) => void): void {
  describe(`${name} (queue in PostgreSQL)`, () => suite({ kind: 'postgres' }));
  const redisUrl = inject('redisUrl');
  describe.skipIf(redisUrl === null)(`${name} (queue in Redis)`, () =>
    suite({ kind: 'redis', url: redisUrl ?? '', prefix: `test-${randomUUID()}` }),
  );
}

/** The backend as the registrar takes it; the PostgreSQL queue lives beside the test's data. */
export function queueBackend(backend: Backend, databaseUrl: string): QueueBackend {
  return backend.kind === 'redis' ? backend : { kind: 'postgres', url: databaseUrl };
}
