import { DomainError, type Queryable, notFound, type RealTime, staleVersion, type Tx } from '#platform';
import type { EventCatalogue } from '#outbox';
import { EndpointPreviousSecret, EndpointQueue, WebhookEndpoint } from './endpoint.entity.js';

type Secrets = 'encryptedSecret' | 'encryptedPrivateKey' | 'encryptedHeaders';

/** An endpoint as it may be shown. */
export interface Endpoint extends Omit<WebhookEndpoint, Secrets> {
  /** Since when it has accepted nothing; null when its last attempt was accepted, or there was none. */
  failingSince: RealTime | null;
  /** Nothing is sent until then: the circuit breaker is open. */
  breakerOpenUntil: RealTime | null;
  /** Nothing is sent until then: its receiver asked for a pause (429 or 503 with Retry-After). */
  pausedUntil: RealTime | null;
  /** Until then messages are signed with secrets of before as well; null when there are none. */
  previousSecretUntil: RealTime | null;
  /** Of the secret before; valid as long as that. */
  previousPublicKey: string | null;
}

export async function listEndpoints({ manager }: Queryable): Promise<Endpoint[]> {
  const endpoints = await manager.find(WebhookEndpoint, { order: { createdAt: 'ASC', id: 'ASC' } });
  const queues = new Map((await manager.find(EndpointQueue)).map((queue) => [queue.endpointId, queue]));
  const previous = await manager.find(EndpointPreviousSecret, NEWEST_FIRST);
  return endpoints.map((endpoint) =>
    shown(
      endpoint,
      queues.get(endpoint.id) ?? null,
      previous.filter(({ endpointId }) => endpointId === endpoint.id),
    ),
  );
}

/** @throws DomainError `endpoint.not-found` */
export async function readEndpoint({ manager }: Queryable, id: string): Promise<Endpoint> {
  const endpoint = await manager.findOneBy(WebhookEndpoint, { id });
  if (!endpoint) throw notFound('endpoint', id);
  const queue = await manager.findOneBy(EndpointQueue, { endpointId: id });
  return shown(endpoint, queue, await manager.find(EndpointPreviousSecret, { where: { endpointId: id }, ...NEWEST_FIRST }));
}

/** Ids grow with time. */
const NEWEST_FIRST = { order: { id: 'DESC' } } as const;

function shown(
  endpoint: WebhookEndpoint,
  queue: EndpointQueue | null,
  previous: readonly Pick<EndpointPreviousSecret, 'publicKey' | 'validUntil'>[],
): Endpoint {
  return {
    ...endpoint,
    failingSince: queue?.failingSince ?? null,
    breakerOpenUntil: queue?.openUntil ?? null,
    pausedUntil: queue?.pausedUntil ?? null,
    previousSecretUntil: latest(previous.map(({ validUntil }) => validUntil)),
    previousPublicKey: previous[0]?.publicKey ?? null,
  };
}

function latest(instants: readonly RealTime[]): RealTime | null {
  return instants.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
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
