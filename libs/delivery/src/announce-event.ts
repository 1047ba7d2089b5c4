import { readEvent, readUnannouncedBefore, type RecordedEvent, acknowledgeJob } from '#outbox';
import type { Tx } from '#platform';
import { toCloudEvent } from './cloud-event.js';
import {
  asksForNothing,
  type CircumstancesOf,
  type EndpointFilter,
  lets,
  NO_CIRCUMSTANCES,
} from './endpoints/endpoint-filter.js';
import { BACKLOG_DAYS } from './endpoints/failing-endpoint.js';
import { LANE_CHANNEL } from './lanes/lane-store.js';
import { releaseFromHealthy } from './lanes/release-deliveries.js';
import { requestDeliveries } from './request-deliveries.js';

/** Is it to be kept from endpoints, because who reads them is not known? */
export type KeptSecret = (tx: Tx, event: RecordedEvent) => Promise<boolean>;

/**
 * Asks for a delivery of the event to every endpoint that wants its type and circumstances, unless it is kept secret, and settles the
 * promise to do so. Where order counts, earlier events about the same subject are announced first. Running it twice changes
 * nothing.
 * @param now wire clock
 * @returns how many deliveries are new
 */
export async function announceEvent(
  tx: Tx,
  eventId: string,
  now: Date,
  isSecret: KeptSecret,
  circumstancesOf: CircumstancesOf = () => Promise.resolve(NO_CIRCUMSTANCES),
): Promise<number> {
  const event = await readEvent(tx, eventId);
  if (!event) throw new Error(`event ${eventId} was promised but isn't in the history`);
  const hearers = await hearersOf(tx, event, now, isSecret, circumstancesOf);
  const earlier = hearers.some(({ ordered }) => ordered) ? await readUnannouncedBefore(tx, event) : [];
  for (const one of earlier) await tell(tx, one, await hearersOf(tx, one, now, isSecret, circumstancesOf), now);
  return tell(tx, event, hearers, now);
}

/** An endpoint that is to hear of an event. */
interface Hearer {
  id: string;
  ordered: boolean;
  filter: EndpointFilter;
}

async function tell(tx: Tx, event: RecordedEvent, hearers: readonly Hearer[], now: Date): Promise<number> {
  const common = {
    channel: LANE_CHANNEL,
    address: null,
    sourceId: event.id,
    projectId: event.subject.kind === 'project' ? event.subject.id : null,
    content: { body: toCloudEvent(event) },
  };
  const order = { key: event.subject.id, number: event.sequence };
  const wishes = hearers.map(({ id, ordered }) => ({ ...common, recipientId: id, ...(ordered ? { order } : {}) }));
  const requested = await requestDeliveries(tx, wishes, now);
  await releaseFromHealthy(
    tx,
    hearers.map(({ id }) => id),
  );
  await acknowledgeJob(tx, event.id);
  return requested;
}

/**
 * Types are empty (everything), names, or end in `.*` for a whole family. For an endpoint that is off, what happens is
 * kept as long as its backlog.
 */
async function hearersOf(
  tx: Tx,
  event: RecordedEvent,
  now: Date,
  isSecret: KeptSecret,
  circumstancesOf: CircumstancesOf,
): Promise<Hearer[]> {
  if (await isSecret(tx, event)) return [];
  const hearers = await tx.query<Hearer>(
    `SELECT id, ordered, filter FROM webhook_endpoint
     WHERE (state = 'active' OR state_since > $2::timestamptz - make_interval(days => ${BACKLOG_DAYS})) AND (event_types = '{}' OR $1 = ANY (event_types)
       OR EXISTS (SELECT 1 FROM unnest(event_types) AS t (wanted) WHERE wanted LIKE '%.*' AND starts_with($1, left(wanted, -1))))
     FOR KEY SHARE`,
    [event.type, now],
  );
  if (hearers.every(({ filter }) => asksForNothing(filter))) return hearers;
  const circumstances = await circumstancesOf(tx, event);
  return hearers.filter(({ filter }) => lets(filter, circumstances));
}
