import { enqueueJobs } from '#outbox';
import { newId, type Tx } from '#platform';
import { deliveryAttempt, isSaying, type NewDelivery } from './delivery.js';
import { LANE_CHANNEL } from './lanes/lane-store.js';
import { Wording } from './messages/wording.js';
import { templatesInForce } from './templates/templates-in-force.js';

/**
 * Writes the deliveries and promises their first attempt, or puts them into the lane of their endpoint, in the caller's transaction. One that exists already (same
 * source, channel and recipient) is left as it is. What is only to be said is put into words here, and stays as it was said.
 * @param now when they were asked for, by the clock of the caller
 * @returns how many are new
 */
export async function requestDeliveries(tx: Tx, deliveries: readonly NewDelivery[], now: Date): Promise<number> {
  if (deliveries.length === 0) return 0;
  const rows = deliveries.map(toRow(await wordingOf(tx, deliveries)));
  const created = await tx.query<{ id: string; waiting: boolean }>(
    `INSERT INTO delivery (id, channel, recipient_id, address, source_id, project_id, content, order_key, order_number, state, job_id, due_at, created_at)
     SELECT id, channel, recipient_id, address, source_id, project_id, content, order_key, order_number, 'pending', id::text,
       CASE channel WHEN '${LANE_CHANNEL}' THEN now() END, $2
     FROM jsonb_to_recordset($1::jsonb) AS d (id uuid, channel text, recipient_id uuid, address text, source_id uuid,
       project_id uuid, content jsonb, order_key uuid, order_number int)
     ON CONFLICT (source_id, channel, recipient_id) DO NOTHING
     RETURNING id, due_at IS NOT NULL AS waiting`,
    [JSON.stringify(rows), now],
  );
  await enqueueJobs(
    tx,
    created.filter(({ waiting }) => !waiting).map(({ id }) => ({ id, kind: deliveryAttempt, payload: { deliveryId: id } })),
  );
  return created.length;
}

/** The templates of people are looked up once, in the very transaction, so that all it says is worded alike. */
async function wordingOf(tx: Tx, deliveries: readonly NewDelivery[]): Promise<Wording> {
  return new Wording(deliveries.some(({ content }) => isSaying(content)) ? await templatesInForce(tx) : () => undefined);
}

function toRow(wording: Wording): (delivery: NewDelivery) => Record<string, unknown> {
  return ({ channel, recipientId, address, sourceId, projectId, content, order }) => ({
    id: newId(),
    channel,
    recipient_id: recipientId,
    address,
    source_id: sourceId,
    project_id: projectId,
    content: isSaying(content) ? wording.messageFor(channel, content) : content,
    order_key: order?.key,
    order_number: order?.number,
  });
}
