import { checkFilter } from '../events/check-filter.queries.js';
import { type ActorRef, type EventCatalogue, recordEvents } from '#outbox';
import { type EngineTime, newId, type Tx, type SecretEncryption } from '#platform';
import { checkEndpointUrl, type NetworkPolicy } from '#delivery';
import { checkHeaders, encryptHeaders } from '../signing/custom-headers.js';
import { newKeyPair } from '../signing/key-pair.js';
import { secretFrom } from '../signing/signature.js';
import { type EndpointFilter, normalFilter } from '../events/endpoint-filter.js';
import { EndpointQueue, WebhookEndpoint } from './endpoint.entity.js';
import { checkEventTypes, type Endpoint, publicFacts, readEndpoint } from './endpoint.js';

export interface NewEndpoint {
  url: string;
  description: string;
  /** Empty for every event. */
  eventTypes: readonly string[];
  /** Left out: by nothing else than the types. */
  filter?: EndpointFilter;
  /** Attempts under way at the same time, 1 to 50; left out: 4. */
  maxInFlight?: number;
  /** Left out or null: no limit but that of the attempts under way. */
  ratePerMinute?: number | null;
  /** Events about one subject come one after the other, in the order of its history. Left out: as they can be sent. */
  ordered?: boolean;
  /** Left out: a new one is made. */
  secret?: string;
  /** Messages carry `v1a` signatures as well, for which a key pair is made. */
  asymmetric?: boolean;
  /** Each message carries them besides. */
  headers?: Readonly<Record<string, string>>;
}

/** What endpoints are set up and changed by. */
export interface EndpointOptions extends NetworkPolicy {
  now: EngineTime;
  encryption: SecretEncryption;
  events: EventCatalogue;
}

/**
 * Sets up an endpoint. The answer is the only place where its secret can be read.
 * @throws DomainError `endpoint.url-invalid`, `endpoint.url-private`, `endpoint.event-type-invalid`, `secret.invalid`,
 *   `endpoint.filter-invalid`, `endpoint.header-invalid`
 */
export async function createEndpoint(
  tx: Tx,
  input: NewEndpoint,
  actor: ActorRef,
  options: EndpointOptions,
): Promise<{ endpoint: Endpoint; secret: string }> {
  const secret = secretFrom(input.secret);
  const id = newId();
  const filter = normalFilter(input.filter ?? {});
  await checkFilter(tx, filter);
  await tx.manager.insert(WebhookEndpoint, {
    id,
    ...settingsOf(input, options),
    filter,
    ...secretsOf(id, input, secret, options),
    createdBy: actor.id,
  });
  await tx.manager.insert(EndpointQueue, { endpointId: id });
  const endpoint = await readEndpoint(tx, id);
  await recordEvents(tx, [
    { type: 'endpoint.created', subject: { kind: 'endpoint', id }, actor, at: options.now, data: publicFacts(endpoint) },
  ]);
  return { endpoint, secret };
}

function settingsOf(input: NewEndpoint, { now, events, ...policy }: EndpointOptions): Partial<WebhookEndpoint> {
  return {
    url: checkEndpointUrl(input.url, policy).href,
    description: input.description,
    eventTypes: checkEventTypes(input.eventTypes, events),
    maxInFlight: input.maxInFlight ?? 4,
    ratePerMinute: input.ratePerMinute ?? null,
    ordered: input.ordered ?? false,
    state: 'active',
    createdAt: now,
  };
}

function secretsOf(
  id: string,
  { headers: given = {}, asymmetric }: NewEndpoint,
  secret: string,
  { encryption }: EndpointOptions,
): Pick<WebhookEndpoint, 'encryptedSecret' | 'publicKey' | 'encryptedPrivateKey' | 'headerNames' | 'encryptedHeaders'> {
  const keys = asymmetric ? newKeyPair() : null;
  const headers = checkHeaders(given);
  return {
    encryptedSecret: encryption.encrypt(secret, id),
    publicKey: keys?.publicKey ?? null,
    encryptedPrivateKey: keys && encryption.encrypt(keys.privateKey, id),
    headerNames: Object.keys(headers),
    encryptedHeaders: encryptHeaders(encryption, headers, id),
  };
}
