import { recordEvents, SYSTEM_ACTOR } from '#outbox';
import type { EngineTime, Tx } from '#platform';
import { WebhookEndpoint } from './endpoint.entity.js';
import { publicFacts } from './endpoint.js';

/** Disables an active endpoint because of how its receiver answers; false when it is not active, or was deleted. */
export async function disableEndpoint(tx: Tx, id: string, reason: string, now: EngineTime): Promise<boolean> {
  const lock = { mode: 'pessimistic_write' } as const;
  const endpoint = await tx.manager.findOne(WebhookEndpoint, { where: { id, state: 'active' }, lock });
  if (!endpoint) return false;
  const changed = { state: 'disabled', disabledReason: reason, version: endpoint.version + 1 } as const;
  await tx.manager.update(WebhookEndpoint, id, { ...changed, stateSince: () => 'now()' });
  const data = { ...publicFacts({ ...endpoint, ...changed }), reason };
  await recordEvents(tx, [{ type: 'endpoint.disabled', subject: { kind: 'endpoint', id }, actor: SYSTEM_ACTOR, at: now, data }]);
  return true;
}
