import { enqueueJobs, acknowledgeJobs } from '#outbox';
import { DomainError, newId, notFound, type Tx } from '#platform';
import { confidentialAmong, EVERYBODY } from '#projects';
import { DeliveryEntity } from './delivery.entity.js';
import { lockState } from './delivery.queries.js';
import type { Channels } from './channels.js';
import { deliveryAttempt } from './delivery.js';
import { moveToFront, QUEUED_CHANNEL } from './queue-position.queries.js';

/**
 * Sends a delivery again because a person asks for it: next of all, with the same id and content, whatever came of it before.
 * The new job replaces one that still waits, so that a delivery never has two. The attempt does not count against the retry schedule,
 * and the next one of the schedule keeps its time.
 * @throws DomainError `delivery.not-found`, `delivery.withdrawn`
 */
export async function redeliver(tx: Tx, channels: Channels, deliveryId: string): Promise<void> {
  const delivery = await lockState(tx, deliveryId);
  if (!delivery) throw notFound('delivery', deliveryId);
  const queues = channels.named(delivery.channel)?.queues;
  if (
    delivery.state === 'withdrawn' ||
    (await isKeptFrom(tx, deliveryId)) ||
    (queues && !(await queues.hasRecipient(tx, delivery.recipientId)))
  ) {
    throw new DomainError(
      'delivery.withdrawn',
      'This delivery was withdrawn with its project or endpoint and can not be sent any more.',
      { id: deliveryId },
    );
  }
  const jobId = `${deliveryId}_${newId()}`;
  await acknowledgeJobs(tx, [delivery.jobId]);
  await tx.manager.update(DeliveryEntity, deliveryId, {
    state: 'pending',
    jobId,
    manual: true,
    finishedAt: null,
    ...(delivery.state === 'pending' ? {} : { retryAt: null }),
  });
  if (delivery.channel === QUEUED_CHANNEL) await moveToFront(tx, deliveryId);
  else await enqueueJobs(tx, [{ id: jobId, kind: deliveryAttempt, payload: { deliveryId } }]);
}

/** A webhook was told of it before it became confidential: it is told no more. */
async function isKeptFrom(tx: Tx, id: string): Promise<boolean> {
  const { channel, projectId } = await tx.manager.findOneOrFail(DeliveryEntity, {
    select: { id: true, channel: true, projectId: true },
    where: { id },
  });
  return channel === QUEUED_CHANNEL && projectId !== null && (await confidentialAmong(tx, EVERYBODY, [projectId])).size > 0;
}
