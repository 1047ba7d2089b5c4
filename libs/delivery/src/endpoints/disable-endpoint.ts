import { recordEvents, SYSTEM_ACTOR } from '#event-queue';
import type { Tx } from '#platform';
import { type Endpoint, ENDPOINT_COLUMNS, publicFacts } from './endpoint.js';

/** Switches an endpoint off because of what its receiver said; does nothing when it is off or gone. */
export async function disableEndpoint(tx: Tx, id: string, reason: string, now: Date): Promise<void> {
  const [endpoint] = await tx.query<Endpoint>(
    `UPDATE webhook_endpoint SET active = false, disabled_reason = $2, version = version + 1 WHERE id = $1 AND active
     RETURNING ${ENDPOINT_COLUMNS}`,
    [id, reason],
  );
  if (!endpoint) return;
  const data = { ...publicFacts(endpoint), reason };
  await recordEvents(tx, [{ type: 'endpoint.disabled', subject: { kind: 'endpoint', id }, actor: SYSTEM_ACTOR, at: now, data }]);
}
