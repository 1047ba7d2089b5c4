import type { EventCatalogue } from '#outbox';
import { DomainError, notFound, type Queryable, staleVersion, type Tx } from '#platform';
import type { EndpointFilter } from '../events/endpoint-filter.js';

/** An address of another program that hears of events. Its secret is never read back. */
export interface Endpoint {
  id: string;
  url: string;
  description: string;
  /** Types (`project.registered`) and families (`project.*`); empty for every event. */
  eventTypes: string[];
  /** What else decides whether it hears of an event; `{}`: nothing. */
  filter: EndpointFilter;
  /** Paused by a person, or disabled by Duban; either way what it should have is kept for 30 days. */
  state: 'active' | 'paused' | 'disabled';
  stateSince: Date;
  /** Why Duban switched it off; null unless disabled. */
  disabledReason: string | null;
  /** Attempts that may be under way at the same time. */
  maxInFlight: number;
  /** At most so many attempts a minute, evenly spread; null: no limit. */
  ratePerMinute: number | null;
  /** What it hears of one subject (a project, a plan …) comes in the order of its history; what fails is tried to its end before the next. */
  ordered: boolean;
  /** Since when it has accepted nothing; null when its last attempt was accepted, or there was none. */
  failingSince: Date | null;
  /** Nothing is sent until then: the breaker is open. */
  breakerOpenUntil: Date | null;
  /** Until then messages are signed with the secret before as well; null when there is none. */
  previousSecretUntil: Date | null;
  /** Verifies `v1a` signatures; null: messages carry none. */
  publicKey: string | null;
  /** Valid as long as the secret before. */
  previousPublicKey: string | null;
  /** Headers that each message carries besides; their values are never read back. */
  headerNames: string[];
  createdBy: string | null;
  createdAt: Date;
  version: number;
}

export const ENDPOINT_COLUMNS = `id, url, description, event_types AS "eventTypes", filter, state, state_since AS "stateSince", disabled_reason AS "disabledReason",
  max_in_flight AS "maxInFlight", rate_per_minute AS "ratePerMinute", ordered,
  (SELECT failing_since FROM endpoint_queue WHERE endpoint_id = webhook_endpoint.id) AS "failingSince",
  (SELECT open_until FROM endpoint_queue WHERE endpoint_id = webhook_endpoint.id) AS "breakerOpenUntil",
  header_names AS "headerNames", previous_secret_until AS "previousSecretUntil", public_key AS "publicKey", previous_public_key AS "previousPublicKey", created_by AS "createdBy", created_at AS "createdAt", version`;

export async function listEndpoints(db: Queryable): Promise<Endpoint[]> {
  return db.query<Endpoint>(`SELECT ${ENDPOINT_COLUMNS} FROM webhook_endpoint ORDER BY created_at, id`);
}

/** @throws DomainError `endpoint.not-found` */
export async function readEndpoint(db: Queryable, id: string): Promise<Endpoint> {
  const [endpoint] = await db.query<Endpoint>(`SELECT ${ENDPOINT_COLUMNS} FROM webhook_endpoint WHERE id = $1`, [id]);
  if (!endpoint) throw notFound('endpoint', id);
  return endpoint;
}

/** @throws DomainError `endpoint.not-found`, `version.stale` */
export async function lockEndpoint(tx: Tx, id: string, expectedVersion: number): Promise<Endpoint> {
  const [endpoint] = await tx.query<Endpoint>(`SELECT ${ENDPOINT_COLUMNS} FROM webhook_endpoint WHERE id = $1 FOR UPDATE`, [id]);
  if (!endpoint) throw notFound('endpoint', id);
  if (endpoint.version !== expectedVersion) throw staleVersion('endpoint', id, expectedVersion, endpoint.version);
  return endpoint;
}

/** False when the endpoint was deleted. Keeps it from being deleted until the transaction ends. */
export async function existsLocked(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query('SELECT 1 FROM webhook_endpoint WHERE id = $1 FOR KEY SHARE', [id])).length > 0;
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

/** What the history tells of an endpoint. Only the host: the rest of an address may hold a token. */
export function publicFacts(endpoint: Pick<Endpoint, 'url' | 'eventTypes' | 'filter' | 'state'>): Record<string, unknown> {
  return { host: new URL(endpoint.url).host, eventTypes: endpoint.eventTypes, filter: endpoint.filter, state: endpoint.state };
}
