import { type ActorRef, recordEvents } from '#outbox';
import type { Tx } from '#platform';
import { lockEndpoint, publicFacts } from './endpoint.js';

/**
 * Takes an endpoint away. Its log stays; what hasn't reached it is withdrawn, and the jobs for it end by themselves.
 * @throws DomainError `endpoint.not-found`, `version.stale`
 */
export async function deleteEndpoint(tx: Tx, id: string, expectedVersion: number, actor: ActorRef, now: Date): Promise<void> {
  const endpoint = await lockEndpoint(tx, id, expectedVersion);
  await tx.query('DELETE FROM webhook_endpoint WHERE id = $1', [id]);
  await tx.query(
    `UPDATE delivery SET state = 'withdrawn', due_at = NULL, manual = false, finished_at = now()
     WHERE recipient_id = $1 AND channel = 'webhook' AND state = 'pending'`,
    [id],
  );
  await recordEvents(tx, [
    { type: 'endpoint.deleted', subject: { kind: 'endpoint', id }, actor, at: now, data: publicFacts(endpoint) },
  ]);
}
