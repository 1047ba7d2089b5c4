import { recordEvents, SYSTEM_ACTOR } from '#outbox';
import type { Tx } from '#platform';
import { type Endpoint, ENDPOINT_COLUMNS, publicFacts } from './endpoint.js';

/** Switches an active endpoint off because of how its receiver answers; false when it is off already, or gone. */
export async function disableEndpoint(tx: Tx, id: string, reason: string, now: Date): Promise<boolean> {
  const [endpoint] = await tx.query<Endpoint>(
    `UPDATE webhook_endpoint SET state = 'disabled', state_since = $3, disabled_reason = $2, version = version + 1
     WHERE id = $1 AND state = 'active' RETURNING ${ENDPOINT_COLUMNS}`,
    [id, reason, now],
  );
  if (!endpoint) return false;
  const data = { ...publicFacts(endpoint), reason };
  await recordEvents(tx, [{ type: 'endpoint.disabled', subject: { kind: 'endpoint', id }, actor: SYSTEM_ACTOR, at: now, data }]);
  return true;
}
