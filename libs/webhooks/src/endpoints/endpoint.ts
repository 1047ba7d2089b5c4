import { DomainError, type Queryable, notFound, staleVersion, type Tx } from '#platform';
import type { EventCatalogue } from '#outbox';
import { EndpointQueue, WebhookEndpoint } from './endpoint.entity.js';

type Secrets =
  'encryptedSecret' | 'encryptedPreviousSecret' | 'encryptedPrivateKey' | 'encryptedPreviousPrivateKey' | 'encryptedHeaders';

/** An endpoint as it may be shown. */
export interface Endpoint extends Omit<WebhookEndpoint, Secrets> {
  /** Since when it has accepted nothing; null when its last attempt was accepted, or there was none. */
  failingSince: Date | null;
  /** Nothing is sent until then: the circuit breaker is open. */
  breakerOpenUntil: Date | null;
}

export async function listEndpoints({ manager }: Queryable): Promise<Endpoint[]> {
  const endpoints = await manager.find(WebhookEndpoint, { order: { createdAt: 'ASC', id: 'ASC' } });
  const queues = new Map((await manager.find(EndpointQueue)).map((queue) => [queue.endpointId, queue]));
  return endpoints.map((endpoint) => withHealth(endpoint, queues.get(endpoint.id) ?? null));
}

/** @throws DomainError `endpoint.not-found` */
export async function readEndpoint({ manager }: Queryable, id: string): Promise<Endpoint> {
  const endpoint = await manager.findOneBy(WebhookEndpoint, { id });
  if (!endpoint) throw notFound('endpoint', id);
  return withHealth(endpoint, await manager.findOneBy(EndpointQueue, { endpointId: id }));
}

function withHealth(endpoint: WebhookEndpoint, queue: EndpointQueue | null): Endpoint {
  return { ...endpoint, failingSince: queue?.failingSince ?? null, breakerOpenUntil: queue?.openUntil ?? null };
}

/** With its secrets. @throws DomainError `endpoint.not-found`, `version.stale` */
export async function lockEndpoint({ manager }: Tx, id: string, expectedVersion: number): Promise<WebhookEndpoint> {
  const endpoint = await manager
    .createQueryBuilder(WebhookEndpoint, 'endpoint')
    .addSelect(['encryptedSecret', 'encryptedPrivateKey'].map((column) => `endpoint.${column}`))
    .where({ id })
    .setLock('pessimistic_write')
    .getOne();
  if (!endpoint) throw notFound('endpoint', id);
  if (endpoint.version !== expectedVersion) throw staleVersion('endpoint', id, expectedVersion, endpoint.version);
  return endpoint;
}

/** False when the endpoint was deleted. Keeps it from being deleted until the transaction ends. */
export async function existsLocked({ manager }: Tx, id: string): Promise<boolean> {
  const lock = { mode: 'for_key_share' } as const;
  return (await manager.findOne(WebhookEndpoint, { where: { id }, select: { id: true }, lock })) !== null;
}

/**
 * The types in their normal form; a type may also be given as the receiver sees it (`duban.project.registered`).
 * @throws DomainError `endpoint.event-type-invalid`
 */
export function checkEventTypes(types: readonly string[], events: EventCatalogue): string[] {
  const bare = types.map((type) => type.trim().replace(/^duban\./, ''));
  const wrong = bare.find((type) => !events.knows(type));
  if (wrong !== undefined) {
    const nearest = events.nearest(wrong);
    throw new DomainError(
      'endpoint.event-type-invalid',
      `There is no event type "${wrong}". ${nearest ? `Did you mean ${nearest}?` : 'Write one as project.registered, or a family as project.*.'} GET /v1/event-types lists them.`,
      { eventType: wrong, ...(nearest ? { nearest } : {}) },
    );
  }
  return [...new Set(bare)];
}

/** What the history says of an endpoint. Only the host: the rest of an address may hold a token. */
export function publicFacts(endpoint: Pick<Endpoint, 'url' | 'eventTypes' | 'filter' | 'state'>): Record<string, unknown> {
  return { host: new URL(endpoint.url).host, eventTypes: endpoint.eventTypes, filter: endpoint.filter, state: endpoint.state };
}
