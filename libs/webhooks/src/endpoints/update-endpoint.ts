import { checkFilter } from '../events/check-filter.queries.js';
import { type ActorRef, recordEvents } from '#outbox';
import type { Tx } from '#platform';
import type { QueryDeepPartialEntity } from 'typeorm';
import { resetQueue } from '../endpoint-queues/endpoint-queue.queries.js';
import { checkEndpointUrl } from '#delivery';
import { checkHeaders, encryptHeaders } from '../signing/custom-headers.js';
import type { EndpointOptions } from './create-endpoint.js';
import { type EndpointFilter, normalFilter } from '../events/endpoint-filter.js';
import { WebhookEndpoint } from './endpoint.entity.js';
import { checkEventTypes, type Endpoint, lockEndpoint, publicFacts, readEndpoint } from './endpoint.js';

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
  /** All of them; those of before go. Left out while the address goes to another host: they go too, nobody may send them elsewhere. */
  headers?: Readonly<Record<string, string>>;
  /** `active` also forgets how it failed, and sends in order what was kept. */
  state?: 'active' | 'paused';
}

/** An endpoint after a change. */
export interface ChangedEndpoint extends Endpoint {
  /** Names of headers that it carries no longer, because the address goes to another host: their values are for the former one. */
  droppedHeaders: string[];
}

/** @throws DomainError `endpoint.not-found`, `version.stale`, and those of a new endpoint */
export async function updateEndpoint(
  tx: Tx,
  id: string,
  expectedVersion: number,
  change: EndpointChange,
  actor: ActorRef,
  options: EndpointOptions,
): Promise<ChangedEndpoint> {
  const before = await lockEndpoint(tx, id, expectedVersion);
  const filter = change.filter === undefined ? before.filter : normalFilter(change.filter ?? {});
  if (change.filter) await checkFilter(tx, filter);
  if (change.state === 'active' && before.state !== 'active') await resetQueue(tx, id);
  const settings = changedSettings(change, options);
  const droppedHeaders = goesElsewhere(before, settings) && change.headers === undefined ? before.headerNames : [];
  const headers = droppedHeaders.length > 0 ? {} : change.headers;
  const changed = { ...settings, ...changedState(before, change), ...changedHeaders(id, headers, options) };
  await tx.manager.update(WebhookEndpoint, id, { ...changed, filter, version: before.version + 1 });
  const after = await readEndpoint(tx, id);
  const data = { before: publicFacts(before), after: publicFacts(after) };
  await recordEvents(tx, [{ type: 'endpoint.changed', subject: { kind: 'endpoint', id }, actor, at: options.now, data }]);
  return { ...after, droppedHeaders };
}

/** Another scheme, host or port reads what is sent. */
function goesElsewhere(before: Pick<WebhookEndpoint, 'url'>, { url }: Partial<WebhookEndpoint>): boolean {
  return url !== undefined && new URL(url).origin !== new URL(before.url).origin;
}

function changedSettings(
  { url, description, eventTypes, maxInFlight, ratePerMinute, ordered }: EndpointChange,
  { events, ...policy }: EndpointOptions,
): Partial<WebhookEndpoint> {
  return {
    ...(url === undefined ? {} : { url: checkEndpointUrl(url, policy).href }),
    ...(description === undefined ? {} : { description }),
    ...(eventTypes === undefined ? {} : { eventTypes: checkEventTypes(eventTypes, events) }),
    ...(maxInFlight === undefined ? {} : { maxInFlight }),
    ...(ratePerMinute === undefined ? {} : { ratePerMinute }),
    ...(ordered === undefined ? {} : { ordered }),
  };
}

function changedState(before: WebhookEndpoint, { state }: EndpointChange): QueryDeepPartialEntity<WebhookEndpoint> {
  if (state === undefined || state === before.state) return {};
  return { state, stateSince: () => 'now()', disabledReason: null };
}

function changedHeaders(id: string, given: EndpointChange['headers'], { encryption }: EndpointOptions): Partial<WebhookEndpoint> {
  if (given === undefined) return {};
  const headers = checkHeaders(given);
  return { headerNames: Object.keys(headers), encryptedHeaders: encryptHeaders(encryption, headers, id) };
}
