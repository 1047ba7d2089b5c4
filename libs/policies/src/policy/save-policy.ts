import { type ActorRef, recordEvents, SYSTEM_ACTOR } from '#outbox';
import { newId, type Tx } from '#platform';
import { DEFAULT_POLICY, DEFAULT_POLICY_NAME } from './default-policy.js';
import { lockPolicyName } from './policies.queries.js';
import { Policy } from './policy.entity.js';
import type { PolicyDefinition } from './policy.js';

/** Makes sure that the policy which ships with Duban is there. */
export async function ensureDefaultPolicy(tx: Tx, now: Date): Promise<void> {
  if (await tx.manager.existsBy(Policy, { name: DEFAULT_POLICY_NAME })) return;
  await insertVersion(tx, DEFAULT_POLICY_NAME, DEFAULT_POLICY, SYSTEM_ACTOR, now);
}

/** Writes the next version of the named policy. */
export async function insertVersion(
  tx: Tx,
  name: string,
  definition: PolicyDefinition,
  actor: ActorRef,
  now: Date,
): Promise<Policy> {
  await lockPolicyName(tx, name);
  const newest = await tx.manager.findOne(Policy, { where: { name }, order: { version: 'DESC' } });
  const version = (newest?.version ?? 0) + 1;
  const policy: Policy = { id: newId(), name, version, definition, createdByName: actor.id ? actor.name : null, createdAt: now };
  await tx.manager.insert(Policy, { ...policy, createdBy: actor.id });
  await recordEvents(tx, [
    { type: 'policy.saved', subject: { kind: 'policy', id: policy.id }, actor, at: now, data: { name, version } },
  ]);
  return policy;
}
