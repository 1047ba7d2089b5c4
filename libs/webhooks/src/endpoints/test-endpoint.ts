import type { ActorRef, RecordedEvent } from '#outbox';
import { DomainError, newId, type Tx } from '#platform';
import { toCloudEvent } from '../events/cloud-event.js';
import { QUEUED_CHANNEL, moveToFront, requestDeliveries } from '#delivery';
import { readEndpoint } from './endpoint.js';

/**
 * Sends `endpoint.tested` to this endpoint alone, whatever its filter, before all that waits; the history knows nothing of it.
 * @returns the id of the delivery, whose log shows what the receiver answered
 * @throws DomainError `endpoint.not-found`, `endpoint.off`
 */
export async function testEndpoint(tx: Tx, endpointId: string, actor: ActorRef, now: Date): Promise<string> {
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
  await requestDeliveries(
    tx,
    [{ channel: QUEUED_CHANNEL, recipientId: endpointId, address: null, sourceId: event.id, projectId: null, content }],
    now,
  );
  const [delivery] = await tx.query<{ id: string }>('SELECT id FROM delivery WHERE source_id = $1', [event.id]);
  if (!delivery) throw new Error('a delivery with a new source was not written');
  await moveToFront(tx, delivery.id);
  return delivery.id;
}
