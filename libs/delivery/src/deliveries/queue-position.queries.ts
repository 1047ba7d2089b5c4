import type { Queryable, Tx } from '#platform';
import { IsNull, Not } from 'typeorm';
import { DeliveryEntity } from './delivery.entity.js';

/** Deliveries to this channel wait in a queue of their recipient; the outbox carries all others at once. */
export const QUEUED_CHANNEL = 'webhook';

/** Puts deliveries (back) into their queues. The caller acknowledges their jobs in the same transaction. */
export async function enterQueues(tx: Tx, waits: readonly { deliveryId: string; delayMs: number }[]): Promise<void> {
  if (waits.length === 0) return;
  await tx.query(
    `UPDATE delivery SET due_at = now() + make_interval(secs => w.delay_ms / 1000.0)
     FROM unnest($1::uuid[], $2::float8[]) AS w (id, delay_ms) WHERE delivery.id = w.id`,
    [waits.map(({ deliveryId }) => deliveryId), waits.map(({ delayMs }) => delayMs)],
  );
}

/** Back to its position in the queue, as if it had never been dispatched; the caller acknowledges its job in the same transaction. */
export async function returnToQueue(tx: Tx, deliveryId: string): Promise<void> {
  await tx.manager.update(DeliveryEntity, { id: deliveryId }, { dueAt: () => 'queued_at' });
}

/** Before everything else in the queue: somebody asked for it by hand. */
export async function moveToFront(tx: Tx, deliveryId: string): Promise<void> {
  await tx.manager.update(DeliveryEntity, { id: deliveryId }, { dueAt: () => `'-infinity'` });
}

/** Deliveries that wait in any queue, those for a later attempt too. */
export async function countWaitingDeliveries(db: Queryable): Promise<number> {
  return db.manager.countBy(DeliveryEntity, { dueAt: Not(IsNull()) });
}
