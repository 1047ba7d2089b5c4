import { readEvent, type RecordedEvent, settleJob } from '#event-queue';
import type { Tx } from '#platform';
import { toCloudEvent } from './cloud-event.js';
import { BACKLOG_DAYS } from './endpoints/failing-endpoint.js';
import { releaseFromHealthy } from './lanes/release-deliveries.js';
import { requestDeliveries } from './request-deliveries.js';

/** Is it to be kept from endpoints, because who reads them is not known? */
export type KeptSecret = (tx: Tx, event: RecordedEvent) => Promise<boolean>;

/**
 * Asks for a delivery of the event to every endpoint that wants its type, unless it is kept secret, and settles the
 * promise to do so. Running it twice changes nothing.
 * @param now wire clock
 */
export async function announceEvent(tx: Tx, eventId: string, jobId: string, now: Date, isSecret: KeptSecret): Promise<number> {
  const event = await readEvent(tx, eventId);
  if (!event) throw new Error(`event ${eventId} was promised but isn't in the history`);
  const projectId = event.subject.kind === 'project' ? event.subject.id : null;
  const endpoints = (await isSecret(tx, event)) ? [] : await endpointsFor(tx, event.type, now);
  const content = { body: toCloudEvent(event) };
  const requested = await requestDeliveries(
    tx,
    endpoints.map((id) => ({ channel: 'webhook', recipientId: id, address: null, sourceId: event.id, projectId, content })),
    now,
  );
  await releaseFromHealthy(tx, endpoints);
  await settleJob(tx, jobId);
  return requested;
}

/**
 * A filter is empty (everything), names types, or ends in `.*` for a whole family. For an endpoint that is off, what happens is
 * kept as long as its backlog.
 */
async function endpointsFor(tx: Tx, eventType: string, now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM webhook_endpoint
     WHERE (state = 'active' OR state_since > $2::timestamptz - make_interval(days => ${BACKLOG_DAYS})) AND (event_types = '{}' OR $1 = ANY (event_types)
       OR EXISTS (SELECT 1 FROM unnest(event_types) AS t (wanted) WHERE wanted LIKE '%.*' AND starts_with($1, left(wanted, -1))))
     FOR KEY SHARE`,
    [eventType, now],
  );
  return rows.map(({ id }) => id);
}
