import { enqueueJobs, acknowledgeJob } from '#outbox';
import { DomainError, newId, notFound, type Tx } from '#platform';
import { lockStanding, type Standing } from './delivery-store.js';
import { deliveryAttempt } from './delivery.js';
import { LANE_CHANNEL, waitAtTheHead } from './lanes/lane-store.js';

/**
 * Sends a delivery again because a person asks for it: next of all, with the same id and content, whatever came of it before.
 * The new promise takes the place of one that still waits, so that a delivery never has two.
 * @throws DomainError `delivery.not-found`, `delivery.withdrawn`
 */
export async function redeliver(tx: Tx, deliveryId: string): Promise<void> {
  const delivery = await lockStanding(tx, deliveryId);
  if (!delivery) throw notFound('delivery', deliveryId);
  if (delivery.state === 'withdrawn' || !(await hasRecipient(tx, delivery))) {
    throw new DomainError(
      'delivery.withdrawn',
      'This delivery was withdrawn with its project or endpoint and can not be sent any more.',
      { id: deliveryId },
    );
  }
  const jobId = `${deliveryId}_${newId()}`;
  await acknowledgeJob(tx, delivery.jobId);
  await tx.query(`UPDATE delivery SET state = 'pending', job_id = $2, manual = true, finished_at = NULL WHERE id = $1`, [
    deliveryId,
    jobId,
  ]);
  if (delivery.channel === LANE_CHANNEL) await waitAtTheHead(tx, deliveryId);
  else await enqueueJobs(tx, [{ id: jobId, kind: deliveryAttempt, payload: { deliveryId } }]);
}

/** A delivery to an endpoint that was taken away leads nowhere. */
async function hasRecipient(tx: Tx, { channel, recipientId }: Standing): Promise<boolean> {
  if (channel !== LANE_CHANNEL) return true;
  const rows = await tx.query('SELECT 1 FROM webhook_endpoint WHERE id = $1 FOR KEY SHARE', [recipientId]);
  return rows.length > 0;
}
