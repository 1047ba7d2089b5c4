import { enqueueJobs } from '#outbox';
import type { Database, Tx } from '#platform';
import { DELIVERY_ROW, type DeliveryRow, deliveryAttempt } from '#delivery';

/** More than one failure in a row: a single failure says little. A condition on `endpoint_queue`. */
const UNHEALTHY = 'failures_in_a_row > 1';
/** Neither is the circuit breaker open nor did the receiver ask for a pause. A condition on `endpoint_queue`. */
const MAY_SEND = '(open_until IS NULL OR open_until <= now()) AND (paused_until IS NULL OR paused_until <= now())';

/**
 * Dispatches what is due in every queue, as far as its endpoint may have attempts under way; answers how many. All workers may call it:
 * one of them does it at a time, so that the share of unhealthy endpoints holds for all workers together.
 * @param share attempts that all unhealthy endpoints together may have under way
 */
export function dispatchDue(database: Database, share: number): Promise<number> {
  return database.transaction(async (tx) => {
    const [lock] = await tx.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext(current_schema() || '.endpoint_queue')) AS mine`,
    );
    if (!lock?.mine) return 0;
    const queues = await tx.query<{ endpoint_id: string }>(
      `SELECT endpoint_id FROM endpoint_queue
       WHERE ${MAY_SEND}
         AND EXISTS (SELECT 1 FROM delivery WHERE recipient_id = endpoint_id AND due_at <= now())
         AND EXISTS (SELECT 1 FROM webhook_endpoint WHERE id = endpoint_id AND state = 'active')
       FOR UPDATE SKIP LOCKED`,
    );
    const dispatched = await dispatch(
      tx,
      queues.map((queue) => queue.endpoint_id),
      share,
    );
    await enqueue(tx, dispatched);
    return dispatched.length;
  });
}

/** Dispatches new deliveries to healthy endpoints at once; the scheduler dispatches the rest. */
export async function dispatchToHealthy(tx: Tx, endpointIds: readonly string[]): Promise<void> {
  if (endpointIds.length === 0) return;
  const queues = await tx.query<{ endpoint_id: string }>(
    `SELECT endpoint_id FROM endpoint_queue WHERE endpoint_id = ANY($1) AND NOT ${UNHEALTHY} FOR UPDATE SKIP LOCKED`,
    [endpointIds],
  );
  const ids = queues.map((queue) => queue.endpoint_id);
  await enqueue(tx, await dispatch(tx, ids, 0));
}

/**
 * After attempts: dispatches from these queues, unless their endpoints are unhealthy. The caller, who holds their locks, makes as many
 * attempts itself as it asks for, which spares them the way through BullMQ; the rest goes to the outbox.
 * @param wanted for each endpoint, how many attempts the caller makes
 * @returns those, by endpoint
 */
export async function dispatchNext(tx: Tx, wanted: ReadonlyMap<string, number>): Promise<Map<string, DeliveryRow[]>> {
  const claimed = new Map<string, DeliveryRow[]>();
  const others: DeliveryRow[] = [];
  for (const one of await dispatch(tx, [...wanted.keys()], 0)) {
    const taken = claimed.get(one.recipientId) ?? [];
    if (taken.length >= (wanted.get(one.recipientId) ?? 0)) others.push(one);
    else claimed.set(one.recipientId, [...taken, one]);
  }
  await enqueue(tx, [...claimed.values()].flat(), true);
  await enqueue(tx, others);
  return claimed;
}

/**
 * The rule of dispatching, in one statement; the caller holds the locks of the queues. An endpoint that has not accepted its last
 * attempt, or is new, gets one at a time; unhealthy endpoints take turns within their share. It counts what is under way, so no
 * capacity is lost: a worker that dies keeps it only until the outbox relays its job again.
 * In the order in which deliveries came due; an ordered one waits until none before it is pending.
 * A job id is new each time: BullMQ would drop a job whose id it still knows.
 */
async function dispatch(tx: Tx, endpointIds: readonly string[], share: number): Promise<DeliveryRow[]> {
  if (endpointIds.length === 0) return [];
  return tx.query<DeliveryRow>(
    `WITH queue AS (
       SELECT e.id, NOT ${UNHEALTHY} AS healthy, e.rate_per_minute, beat.interval, beat.since,
         least(CASE WHEN l.last_ok THEN e.max_in_flight ELSE 1 END - under_way.n,
           CASE WHEN e.rate_per_minute IS NOT NULL THEN floor(extract(epoch FROM now() - beat.since) / beat.interval) + 1 END) AS places
       FROM webhook_endpoint e
       JOIN endpoint_queue l ON l.endpoint_id = e.id
       CROSS JOIN LATERAL (SELECT count(*) AS n FROM delivery d
         WHERE d.recipient_id = e.id AND d.channel = 'webhook' AND d.state = 'pending' AND d.due_at IS NULL) under_way
       CROSS JOIN LATERAL (SELECT 60.0 / e.rate_per_minute AS interval,
         greatest(l.next_send_at, now() - interval '250 ms') AS since) beat
       WHERE e.id = ANY($1) AND e.state = 'active' AND ${MAY_SEND}),
     due AS (
       SELECT d.id, queue.id AS endpoint_id, queue.healthy, d.due_at, row_number() OVER (PARTITION BY queue.id ORDER BY d.due_at, d.id) AS place
       FROM queue CROSS JOIN LATERAL (SELECT id, due_at FROM delivery ahead WHERE recipient_id = queue.id AND due_at <= now()
           AND (order_key IS NULL OR NOT EXISTS (SELECT 1 FROM delivery before WHERE before.recipient_id = ahead.recipient_id
             AND before.order_key = ahead.order_key AND before.order_number < ahead.order_number AND before.state = 'pending'))
         ORDER BY due_at, id LIMIT greatest(0, queue.places)) d),
     unhealthy AS (
       SELECT count(*) AS under_way FROM delivery d JOIN endpoint_queue l ON l.endpoint_id = d.recipient_id
       WHERE d.channel = 'webhook' AND d.state = 'pending' AND d.due_at IS NULL AND ${UNHEALTHY}),
     chosen AS (
       SELECT id, endpoint_id, due_at AS was_due FROM due WHERE healthy
       UNION ALL
       (SELECT id, endpoint_id, due_at AS was_due FROM due WHERE NOT healthy ORDER BY place, due_at
         LIMIT (SELECT greatest(0, $2 - under_way) FROM unhealthy))),
     paced AS (
       UPDATE endpoint_queue SET next_send_at = queue.since + make_interval(secs => queue.interval::float8 * n)
       FROM queue JOIN (SELECT endpoint_id, count(*) AS n FROM chosen GROUP BY endpoint_id) sent ON sent.endpoint_id = queue.id
       WHERE endpoint_queue.endpoint_id = queue.id AND queue.rate_per_minute IS NOT NULL),
     dispatched AS (
       UPDATE delivery SET due_at = NULL, job_id = delivery.id || '_' || gen_random_uuid()
       FROM chosen WHERE delivery.id = chosen.id AND delivery.due_at IS NOT NULL RETURNING ${DELIVERY_ROW}, was_due)
     SELECT * FROM dispatched ORDER BY was_due, id`,
    [endpointIds, share],
  );
}

function enqueue(tx: Tx, dispatched: readonly DeliveryRow[], claimed = false): Promise<void> {
  return enqueueJobs(
    tx,
    dispatched.map(({ id, jobId }) => ({ id: jobId, kind: deliveryAttempt, payload: { deliveryId: id }, claimed })),
  );
}
