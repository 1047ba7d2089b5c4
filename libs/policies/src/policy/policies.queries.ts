import type { Queryable, Tx } from '#platform';
import { Policy } from './policy.entity.js';
import type { Candidate } from './policy-candidates.js';
import type { PolicyDefinition } from './policy.js';

/** One writer at a time per name until the transaction ends, so that version numbers have no gaps and no clash. */
export async function lockPolicyName(tx: Tx, name: string): Promise<void> {
  await tx.lock(`policy.${name}`);
}

/** The newest version of each policy, as far as the choice goes. By hand: it takes three fields out of the definitions. */
export async function newestPolicies(db: Queryable): Promise<Candidate[]> {
  return db.query<Candidate>(
    `SELECT DISTINCT ON (name) id, name, version, definition ->> 'title' AS title,
       coalesce((definition ->> 'priority')::int, 0) AS priority, definition -> 'appliesTo' AS "appliesTo"
     FROM policy ORDER BY name, version DESC`,
  );
}

/** The definition of a version; undefined for an id that nobody gave. Asked inside the transactions of other modules. */
export async function definitionOf(db: Queryable, id: string): Promise<PolicyDefinition | undefined> {
  const policy = await db.manager.findOne(Policy, { select: { definition: true }, where: { id } });
  return policy?.definition;
}
