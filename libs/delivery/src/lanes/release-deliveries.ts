import { enqueueJobs } from '#outbox';
import type { Database, Tx } from '#platform';
import { deliveryAttempt } from '../delivery.js';
import { DELIVERY_ROW, type DeliveryRow } from '../delivery-store.js';

/** Has failed more than once in a row: a single failure says little. A condition on `endpoint_lane`. */
const TROUBLED = 'failures_in_a_row > 1';

/**
 * Lets what is due out of every lane that has room; answers how many. Run it in a loop, in as many processes as you like:
 * one of them does it at a time, so that the share of the troubled holds over all of them.
 * @param share attempts that all troubled endpoints together may have under way
 */
export function releaseFromLanes(database: Database, share: number): Promise<number> {
  return database.transaction(async (tx) => {
    const [lock] = await tx.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext(current_schema() || '.endpoint_lane')) AS mine`,
    );
    if (!lock?.mine) return 0;
    const lanes = await tx.query<{ endpoint_id: string }>(
      `SELECT endpoint_id FROM endpoint_lane
       WHERE (open_until IS NULL OR open_until <= now())
         AND EXISTS (SELECT 1 FROM delivery WHERE recipient_id = endpoint_id AND due_at <= now())
         AND EXISTS (SELECT 1 FROM webhook_endpoint WHERE id = endpoint_id AND state = 'active')
       FOR UPDATE SKIP LOCKED`,
    );
    const released = await release(
      tx,
      lanes.map((lane) => lane.endpoint_id),
      share,
    );
    await promise(tx, released);
    return released.length;
  });
}

/** Lets new deliveries out at once where there is room and no trouble; the rest is left to the loop. */
export async function releaseFromHealthy(tx: Tx, endpointIds: readonly string[]): Promise<void> {
  if (endpointIds.length === 0) return;
  const lanes = await tx.query<{ endpoint_id: string }>(
    `SELECT endpoint_id FROM endpoint_lane WHERE endpoint_id = ANY($1) AND NOT ${TROUBLED} FOR UPDATE SKIP LOCKED`,
    [endpointIds],
  );
  const ids = lanes.map((lane) => lane.endpoint_id);
  await promise(tx, await release(tx, ids, 0));
}

/**
 * After attempts: lets out of these lanes what has room now, unless they are troubled. The caller, who holds their locks, makes as many attempts
 * himself as he asks for, which spares them the way through the queue; the rest is promised.
 * @param wanted for each endpoint, how many the caller goes on with
 * @returns those, by endpoint
 */
export async function releaseNext(tx: Tx, wanted: ReadonlyMap<string, number>): Promise<Map<string, DeliveryRow[]>> {
  const claimed = new Map<string, DeliveryRow[]>();
  const others: DeliveryRow[] = [];
  for (const one of await release(tx, [...wanted.keys()], 0)) {
    const taken = claimed.get(one.recipientId) ?? [];
    if (taken.length >= (wanted.get(one.recipientId) ?? 0)) others.push(one);
    else claimed.set(one.recipientId, [...taken, one]);
  }
  await promise(tx, [...claimed.values()].flat(), true);
  await promise(tx, others);
  return claimed;
}

/**
 * The rule of the lanes, in one statement; the caller holds their locks. An endpoint that has not accepted its last attempt, or is
 * new, gets one at a time; those that failed more than once in a row share the places of the troubled, each in its turn. It counts
 * what is under way, so a lane can't lose a place: a worker that dies keeps it only until its promise is handed over again.
 * In the order in which it came due; what has an order of its own waits until nothing before it is pending.
 * A job id is new each time: a queue that still knows the old one would swallow it.
 */
async function release(tx: Tx, endpointIds: readonly string[], share: number): Promise<DeliveryRow[]> {
  if (endpointIds.length === 0) return [];
  return tx.query<DeliveryRow>(
    `WITH lane AS (
       SELECT e.id, NOT ${TROUBLED} AS healthy, e.rate_per_minute, beat.interval, beat.since,
         least(CASE WHEN l.last_ok THEN e.max_in_flight ELSE 1 END - under_way.n,
           CASE WHEN e.rate_per_minute IS NOT NULL THEN floor(extract(epoch FROM now() - beat.since) / beat.interval) + 1 END) AS room
       FROM webhook_endpoint e
       JOIN endpoint_lane l ON l.endpoint_id = e.id
       CROSS JOIN LATERAL (SELECT count(*) AS n FROM delivery d
         WHERE d.recipient_id = e.id AND d.channel = 'webhook' AND d.state = 'pending' AND d.due_at IS NULL) under_way
       CROSS JOIN LATERAL (SELECT 60.0 / e.rate_per_minute AS interval,
         greatest(l.next_send_at, now() - interval '250 ms') AS since) beat
       WHERE e.id = ANY($1) AND e.state = 'active' AND (l.open_until IS NULL OR l.open_until <= now())),
     due AS (
       SELECT d.id, lane.id AS endpoint_id, lane.healthy, d.due_at, row_number() OVER (PARTITION BY lane.id ORDER BY d.due_at, d.id) AS place
       FROM lane CROSS JOIN LATERAL (SELECT id, due_at FROM delivery ahead WHERE recipient_id = lane.id AND due_at <= now()
           AND (order_key IS NULL OR NOT EXISTS (SELECT 1 FROM delivery before WHERE before.recipient_id = ahead.recipient_id
             AND before.order_key = ahead.order_key AND before.order_number < ahead.order_number AND before.state = 'pending'))
         ORDER BY due_at, id LIMIT greatest(0, lane.room)) d),
     troubled AS (
       SELECT count(*) AS under_way FROM delivery d JOIN endpoint_lane l ON l.endpoint_id = d.recipient_id
       WHERE d.channel = 'webhook' AND d.state = 'pending' AND d.due_at IS NULL AND ${TROUBLED}),
     chosen AS (
       SELECT id, endpoint_id, due_at AS was_due FROM due WHERE healthy
       UNION ALL
       (SELECT id, endpoint_id, due_at AS was_due FROM due WHERE NOT healthy ORDER BY place, due_at
         LIMIT (SELECT greatest(0, $2 - under_way) FROM troubled))),
     paced AS (
       UPDATE endpoint_lane SET next_send_at = lane.since + make_interval(secs => lane.interval::float8 * n)
       FROM lane JOIN (SELECT endpoint_id, count(*) AS n FROM chosen GROUP BY endpoint_id) sent ON sent.endpoint_id = lane.id
       WHERE endpoint_lane.endpoint_id = lane.id AND lane.rate_per_minute IS NOT NULL),
     released AS (
       UPDATE delivery SET due_at = NULL, job_id = delivery.id || '_' || gen_random_uuid()
       FROM chosen WHERE delivery.id = chosen.id AND delivery.due_at IS NOT NULL RETURNING ${DELIVERY_ROW}, was_due)
     SELECT * FROM released ORDER BY was_due, id`,
    [endpointIds, share],
  );
}

function promise(tx: Tx, released: readonly DeliveryRow[], claimed = false): Promise<void> {
  return enqueueJobs(
    tx,
    released.map(({ id, jobId }) => ({ id: jobId, kind: deliveryAttempt, payload: { deliveryId: id }, claimed })),
  );
}
