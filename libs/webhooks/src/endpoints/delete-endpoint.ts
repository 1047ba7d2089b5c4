import { type ActorRef, recordEvents } from '#outbox';
import { withdrawDeliveriesTo } from '#delivery';
import type { EngineTime, Tx } from '#platform';
import { WebhookEndpoint } from './endpoint.entity.js';
import { lockEndpoint, publicFacts } from './endpoint.js';

/**
 * Deletes an endpoint. Its log stays; what has not reached it is withdrawn, and the jobs for it find nothing to do.
 * @throws DomainError `endpoint.not-found`, `version.stale`
 */
export async function deleteEndpoint(
  tx: Tx,
  id: string,
  expectedVersion: number,
  actor: ActorRef,
  now: EngineTime,
): Promise<void> {
  const endpoint = await lockEndpoint(tx, id, expectedVersion);
  await tx.manager.delete(WebhookEndpoint, id);
  await withdrawDeliveriesTo(tx, { channel: 'webhook', recipientId: id });
  await recordEvents(tx, [
    { type: 'endpoint.deleted', subject: { kind: 'endpoint', id }, actor, at: now, data: publicFacts(endpoint) },
  ]);
}
