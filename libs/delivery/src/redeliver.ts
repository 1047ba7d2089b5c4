import { promiseJobs, settleJob } from '#event-queue';
import { DomainError, newId, notFound, type Tx } from '#platform';
import { lockDelivery } from './delivery-store.js';
import { deliveryAttempt } from './delivery.js';

/**
 * Sends a delivery again because a person asks for it: at once, with the same id and content, whatever came of it before.
 * The new promise takes the place of one that still waits, so that a delivery never has two.
 * @throws DomainError `delivery.not-found`, `delivery.withdrawn`
 */
export async function redeliver(tx: Tx, deliveryId: string): Promise<void> {
  const delivery = await lockDelivery(tx, deliveryId);
  if (!delivery) throw notFound('delivery', deliveryId);
  if (delivery.state === 'withdrawn') {
    throw new DomainError(
      'delivery.withdrawn',
      'This delivery was withdrawn with its project or endpoint and can not be sent any more.',
      { id: deliveryId },
    );
  }
  const jobId = `${deliveryId}_${newId()}`;
  await settleJob(tx, delivery.jobId);
  await promiseJobs(tx, [{ id: jobId, kind: deliveryAttempt, payload: { deliveryId } }]);
  await tx.query(`UPDATE delivery SET state = 'pending', job_id = $2, manual = true, finished_at = NULL WHERE id = $1`, [
    deliveryId,
    jobId,
  ]);
}
