import { checkFilter } from '../events/check-filter.js';
import { type ActorRef, recordEvents } from '#outbox';
import type { Tx } from '#platform';
import { resetQueue } from '../endpoint-queues/endpoint-queue.queries.js';
import { checkEndpointUrl } from '#delivery';
import { checkHeaders, encryptHeaders } from '../signing/custom-headers.js';
import type { EndpointOptions } from './create-endpoint.js';
import { type EndpointFilter, normalFilter } from '../events/endpoint-filter.js';
import { checkEventTypes, type Endpoint, ENDPOINT_COLUMNS, lockEndpoint, publicFacts } from './endpoint.js';

export interface EndpointChange {
  url?: string;
  description?: string;
  eventTypes?: readonly string[];
  /** The whole of it, for what happens from now on; null or `{}` lifts it. */
  filter?: EndpointFilter | null;
  maxInFlight?: number;
  /** Null lifts the limit. */
  ratePerMinute?: number | null;
  /** Holds for what happens from now on. */
  ordered?: boolean;
  /** All of them; those of before go. */
  headers?: Readonly<Record<string, string>>;
  /** `active` also forgets how it failed, and sends in order what was kept. */
  state?: 'active' | 'paused';
}

/** @throws DomainError `endpoint.not-found`, `version.stale`, and those of a new endpoint */
export async function updateEndpoint(
  tx: Tx,
  id: string,
  expectedVersion: number,
  change: EndpointChange,
  actor: ActorRef,
  { now, encryption, events, ...policy }: EndpointOptions,
): Promise<Endpoint> {
  const before = await lockEndpoint(tx, id, expectedVersion);
  const state = change.state ?? before.state;
  if (state === 'active' && before.state !== 'active') await resetQueue(tx, id);
  const headers = change.headers && checkHeaders(change.headers);
  const filter = change.filter === undefined ? before.filter : normalFilter(change.filter ?? {});
  if (change.filter) await checkFilter(tx, filter);
  const [after] = await tx.query<Endpoint>(
    `UPDATE webhook_endpoint SET url = $2, description = $3, event_types = $4, state = $5, disabled_reason = $6, max_in_flight = $7,
       rate_per_minute = $8, state_since = $9, header_names = coalesce($10, header_names),
       encrypted_headers = CASE WHEN $10::text[] IS NULL THEN encrypted_headers ELSE $11 END, ordered = $12, filter = $13, version = version + 1
     WHERE id = $1 RETURNING ${ENDPOINT_COLUMNS}`,
    [
      id,
      change.url === undefined ? before.url : checkEndpointUrl(change.url, policy).href,
      change.description ?? before.description,
      change.eventTypes === undefined ? before.eventTypes : checkEventTypes(change.eventTypes, events),
      state,
      state === 'disabled' ? before.disabledReason : null,
      change.maxInFlight ?? before.maxInFlight,
      change.ratePerMinute === undefined ? before.ratePerMinute : change.ratePerMinute,
      state === before.state ? before.stateSince : now,
      headers ? Object.keys(headers) : null,
      headers ? encryptHeaders(encryption, headers, id) : null,
      change.ordered ?? before.ordered,
      JSON.stringify(filter),
    ],
  );
  if (!after) throw new Error('the database answered an update of a locked row with nothing');
  const data = { before: publicFacts(before), after: publicFacts(after) };
  await recordEvents(tx, [{ type: 'endpoint.changed', subject: { kind: 'endpoint', id }, actor, at: now, data }]);
  return after;
}
