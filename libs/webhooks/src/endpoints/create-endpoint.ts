import { checkFilter } from '../events/check-filter.js';
import { type ActorRef, type EventCatalogue, recordEvents } from '#outbox';
import { newId, type Tx, type SecretEncryption } from '#platform';
import { checkEndpointUrl, type NetworkPolicy } from '#delivery';
import { checkHeaders, encryptHeaders } from '../signing/custom-headers.js';
import { newKeyPair } from '../signing/key-pair.js';
import { secretFrom } from '../signing/signature.js';
import { type EndpointFilter, normalFilter } from '../events/endpoint-filter.js';
import { checkEventTypes, type Endpoint, ENDPOINT_COLUMNS, publicFacts } from './endpoint.js';

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
  now: Date;
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
  const endpoint = await writeEndpoint(tx, input, secret, actor, options);
  const { id } = endpoint;
  await tx.query('INSERT INTO endpoint_queue (endpoint_id) VALUES ($1)', [id]);
  await recordEvents(tx, [
    { type: 'endpoint.created', subject: { kind: 'endpoint', id }, actor, at: options.now, data: publicFacts(endpoint) },
  ]);
  return { endpoint, secret };
}

async function writeEndpoint(
  tx: Tx,
  input: NewEndpoint,
  secret: string,
  actor: ActorRef,
  { now, encryption, events, ...policy }: EndpointOptions,
): Promise<Endpoint> {
  const id = newId();
  const url = checkEndpointUrl(input.url, policy).href;
  const keys = input.asymmetric ? newKeyPair() : null;
  const headers = checkHeaders(input.headers ?? {});
  const filter = normalFilter(input.filter ?? {});
  await checkFilter(tx, filter);
  const [endpoint] = await tx.query<Endpoint>(
    `INSERT INTO webhook_endpoint (id, url, description, encrypted_secret, event_types, state, max_in_flight, rate_per_minute, created_by, created_at,
       state_since, public_key, encrypted_private_key, header_names, encrypted_headers, ordered, filter) VALUES ($1, $2, $3, $4, $5, 'active', $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $15) RETURNING ${ENDPOINT_COLUMNS}`,
    [
      id,
      url,
      input.description,
      encryption.encrypt(secret, id),
      checkEventTypes(input.eventTypes, events),
      input.maxInFlight ?? 4,
      input.ratePerMinute ?? null,
      actor.id,
      now,
      keys?.publicKey ?? null,
      keys && encryption.encrypt(keys.privateKey, id),
      Object.keys(headers),
      encryptHeaders(encryption, headers, id),
      input.ordered ?? false,
      JSON.stringify(filter),
    ],
  );
  if (!endpoint) throw new Error('the database answered an insert with nothing');
  return endpoint;
}
