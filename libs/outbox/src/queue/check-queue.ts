import { Redis } from 'ioredis';
import { DomainError, unreachable } from '#platform';
import { connectionTo, isPostgres, type QueueBackend, type QueueConnection } from './queue-backend.js';

const CONNECT_WITHIN_MS = 5000;

/** See {@link checkConnection}; nothing to look at where the queue lives in PostgreSQL. */
export function checkQueue(backend: QueueBackend): Promise<void> {
  return checkConnection(connectionTo(backend));
}

/**
 * Looks whether the queue can live in this Redis, before anything is written to it.
 * @throws DomainError `queue.…` with a sentence for whoever runs the server
 */
export async function checkConnection({ connection }: QueueConnection): Promise<void> {
  if (isPostgres(connection)) return;
  const url = connection.url ?? '';
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    connectTimeout: CONNECT_WITHIN_MS,
    commandTimeout: CONNECT_WITHIN_MS,
    retryStrategy: () => null,
  });
  let cause: unknown;
  // What `connect` rejects with only says that the connection is closed.
  redis.on('error', (error) => (cause ??= error));
  try {
    await redis.connect();
    refuseServer(await redis.info(), url);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw queueFault(cause ?? error, url);
  } finally {
    redis.disconnect();
  }
}

function refuseServer(info: string, url: string): void {
  const factOf = (name: string): string | undefined => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
  const policy = factOf('maxmemory_policy');
  if (policy && policy !== 'noeviction')
    throw new DomainError(
      'queue.eviction',
      `Redis at REDIS_URL runs with maxmemory-policy ${policy} and may throw jobs away. Set it to noeviction.`,
    );
  if (factOf('role') === 'slave')
    throw new DomainError(
      'queue.replica',
      `Redis at ${addressOf(url)} (REDIS_URL) is a replica, which can't be written. Name the primary.`,
    );
  if (factOf('redis_mode') === 'cluster')
    throw new DomainError(
      'queue.cluster',
      `Redis at ${addressOf(url)} (REDIS_URL) is a cluster. The queue needs a single server, or leave REDIS_URL out: it lives in PostgreSQL then.`,
    );
}

function queueFault(error: unknown, url: string): unknown {
  const message = error instanceof Error ? error.message : String(error);
  const address = addressOf(url);
  const fault = (code: string, sentence: string): DomainError => new DomainError(code, sentence, {}, { cause: error });
  if (/WRONGPASS|invalid password|invalid username-password/i.test(message))
    return fault('queue.login', `Redis at ${address} refuses user or password (${message}). Correct them in REDIS_URL.`);
  if (/NOAUTH|Authentication required/i.test(message))
    return fault('queue.login', `Redis at ${address} asks for a password, and REDIS_URL has none. Add it: redis://:…@${address}`);
  if (/NOPERM|no permissions/i.test(message))
    return fault(
      'queue.rights',
      `The user in REDIS_URL has not the rights that the queue needs at ${address} (${message}). Give it all commands on the keys duban:*.`,
    );
  if (/LOADING/.test(message))
    return fault('queue.starting', `Redis at ${address} is still loading its data. Wait a moment and try again.`);
  if (/max number of clients/i.test(message))
    return fault('queue.connections', `Redis at ${address} has no connection left. Raise maxclients.`);
  if (/DB index is out of range|invalid DB index/i.test(message))
    return fault('queue.missing', `Redis at ${address} has no database of the number in REDIS_URL. Correct it.`);
  const sentence = unreachable(error, 'Redis', address, 'REDIS_URL');
  return sentence ? fault('queue.unreachable', sentence) : error;
}

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url ? `${url.hostname}:${url.port || '6379'}` : 'its address';
}
