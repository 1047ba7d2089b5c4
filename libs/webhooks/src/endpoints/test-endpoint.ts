import type { ActorRef, RecordedEvent } from '#outbox';
import { DomainError, type EngineTime, newId, type Tx } from '#platform';
import { toCloudEvent } from '../events/cloud-event.js';
import { QUEUED_CHANNEL, moveToFront, requestDelivery } from '#delivery';
import { readEndpoint } from './endpoint.js';

/**
 * Sends `endpoint.tested` to this endpoint alone, whatever its filter, before everything that waits; the history does not record it.
 * @returns the id of the delivery, whose log shows what the receiver answered
 * @throws DomainError `endpoint.not-found`, `endpoint.off`
 */
export async function testEndpoint(tx: Tx, endpointId: string, actor: ActorRef, now: EngineTime): Promise<string> {
  const { state } = await readEndpoint(tx, endpointId);
  if (state !== 'active') {
    throw new DomainError('endpoint.off', `This endpoint is ${state} and gets nothing. Make it active first.`, {
      id: endpointId,
    });
  }
  const event: RecordedEvent = {
    id: newId(),
    type: 'endpoint.tested',
    subject: { kind: 'endpoint', id: endpointId },
    actor,
    at: now,
    data: { message: 'This is a test. 这是一条测试消息。' },
    sequence: 0,
  };
  const content = { body: toCloudEvent(event) };
  const to = { channel: QUEUED_CHANNEL, recipientId: endpointId, address: null };
  const deliveryId = await requestDelivery(tx, { ...to, sourceId: event.id, projectId: null, content }, now);
  await moveToFront(tx, deliveryId);
  return deliveryId;
}
