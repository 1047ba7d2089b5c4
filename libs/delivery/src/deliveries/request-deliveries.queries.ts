import { enqueueJobs } from '#outbox';
import { type EngineTime, newId, type Tx } from '#platform';
import { deliveryAttempt, type NewDelivery } from './delivery.js';
import { QUEUED_CHANNEL } from './queue-position.queries.js';

/**
 * Writes the deliveries and enqueues their first attempt, or puts them into the queue of their recipient, in the caller's transaction.
 * One that exists already (same source, channel and recipient) is left as it is.
 * @param now when they were requested
 * @returns how many are new
 */
export async function requestDeliveries(tx: Tx, deliveries: readonly NewDelivery[], now: EngineTime): Promise<number> {
  return (await createDeliveries(tx, deliveries, now)).length;
}

/** The same for a single delivery of a new source; answers its id. */
export async function requestDelivery(tx: Tx, delivery: NewDelivery, now: EngineTime): Promise<string> {
  const [created] = await createDeliveries(tx, [delivery], now);
  if (!created) throw new Error(`source ${delivery.sourceId} has a delivery already`);
  return created.id;
}

async function createDeliveries(tx: Tx, deliveries: readonly NewDelivery[], now: EngineTime): Promise<{ id: string }[]> {
  if (deliveries.length === 0) return [];
  const created = await tx.query<{ id: string; waiting: boolean }>(
    `INSERT INTO delivery (id, channel, recipient_id, address, source_id, project_id, content, order_key, order_number, state, job_id, due_at, created_at)
     SELECT id, channel, recipient_id, address, source_id, project_id, content, order_key, order_number, 'pending', id::text,
       CASE channel WHEN '${QUEUED_CHANNEL}' THEN now() END, $2
     FROM jsonb_to_recordset($1::jsonb) AS d (id uuid, channel text, recipient_id uuid, address text, source_id uuid,
       project_id uuid, content jsonb, order_key uuid, order_number int)
     ON CONFLICT (source_id, channel, recipient_id) DO NOTHING
     RETURNING id, due_at IS NOT NULL AS waiting`,
    [JSON.stringify(deliveries.map(toRow)), now],
  );
  await enqueueJobs(
    tx,
    created.filter(({ waiting }) => !waiting).map(({ id }) => ({ id, kind: deliveryAttempt, payload: { deliveryId: id } })),
  );
  return created;
}

function toRow({ channel, recipientId, address, sourceId, projectId, content, order }: NewDelivery): Record<string, unknown> {
  return {
    id: newId(),
    channel,
    recipient_id: recipientId,
    address,
    source_id: sourceId,
    project_id: projectId,
    content,
    order_key: order?.key,
    order_number: order?.number,
  };
}
