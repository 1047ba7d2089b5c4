import { type Actor, requireAbility } from '#identity';
import { recordEvents, SYSTEM_ACTOR, type ActorRef } from '#outbox';
import { newId, notFound, type Queryable, type Tx } from '#platform';
import { DEFAULT_POLICY } from './default-policy.js';
import { parsePolicy } from './parse-policy.js';
import type { PolicyDefinition } from './policy.js';

/** A saved version of a policy. Projects hold on to the version they were registered under. */
export interface Policy {
  id: string;
  name: string;
  version: number;
  definition: PolicyDefinition;
  createdAt: Date;
}

export const DEFAULT_POLICY_NAME = 'default';

const VIEW = 'SELECT id, name, version, definition, created_at AS "createdAt" FROM policy';

/**
 * Saves a definition as the next version of the named policy.
 * @throws DomainError `policy.invalid`, `access.denied`
 */
export async function savePolicy(tx: Tx, name: string, json: unknown, actor: Actor, now: Date): Promise<Policy> {
  requireAbility(actor, 'policy.manage');
  return insertVersion(tx, name, parsePolicy(json), { id: actor.id, name: actor.name }, now);
}

/** Makes sure that the policy which ships with Duban is there. */
export async function ensureDefaultPolicy(tx: Tx, now: Date): Promise<Policy> {
  const existing = await latestPolicy(tx, DEFAULT_POLICY_NAME);
  return existing ?? insertVersion(tx, DEFAULT_POLICY_NAME, DEFAULT_POLICY, SYSTEM_ACTOR, now);
}

async function insertVersion(tx: Tx, name: string, definition: PolicyDefinition, actor: ActorRef, now: Date): Promise<Policy> {
  await lockPolicy(tx, name);
  const version = ((await latestPolicy(tx, name))?.version ?? 0) + 1;
  const policy: Policy = { id: newId(), name, version, definition, createdAt: now };
  await tx.query('INSERT INTO policy (id, name, version, definition, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [
    policy.id,
    name,
    version,
    JSON.stringify(definition),
    actor.id,
    now,
  ]);
  await recordEvents(tx, [
    { type: 'policy.saved', subject: { kind: 'policy', id: policy.id }, actor, at: now, data: { name, version } },
  ]);
  return policy;
}

/** One writer at a time per name, so that version numbers have no gaps and no clash. */
export async function lockPolicy(tx: Tx, name: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`policy.${name}`]);
}

async function latestPolicy(db: Queryable, name: string): Promise<Policy | undefined> {
  const [policy] = await db.query<Policy>(`${VIEW} WHERE name = $1 ORDER BY version DESC LIMIT 1`, [name]);
  return policy;
}

/** The newest version of a policy. @throws DomainError `policy.not-found` */
export async function currentPolicy(db: Queryable, name: string = DEFAULT_POLICY_NAME): Promise<Policy> {
  const policy = await latestPolicy(db, name);
  if (!policy) throw notFound('policy', name);
  return policy;
}

/** @throws DomainError `policy.not-found` */
export async function readPolicy(db: Queryable, id: string): Promise<Policy> {
  const [policy] = await db.query<Policy>(`${VIEW} WHERE id = $1`, [id]);
  if (!policy) throw notFound('policy', id);
  return policy;
}

/** The versions of a policy, newest first; none for a name that nobody gave. */
export async function versionsOf(db: Queryable, name: string): Promise<Pick<Policy, 'id' | 'name' | 'version'>[]> {
  return db.query('SELECT id, name, version FROM policy WHERE name = $1 ORDER BY version DESC', [name]);
}

/** All versions, newest first within each name. */
export async function listPolicies(db: Queryable): Promise<Policy[]> {
  return db.query<Policy>(`${VIEW} ORDER BY name, version DESC`);
}
