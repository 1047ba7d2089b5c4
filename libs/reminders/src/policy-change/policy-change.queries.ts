import type { Actor } from '#identity';
import type { Queryable } from '#platform';
import type { Policy } from '#policies';
import { runningConditions } from '#projects';

/** How many running projects that the actor sees stand under each version of a policy, the newest first. */
export async function countByVersion(
  db: Queryable,
  versions: readonly Policy[],
  actor: Actor,
): Promise<{ version: number; projects: number }[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = runningConditions(actor, { policyIds: versions.map(({ id }) => id) }, add);
  return db.query(
    `SELECT o.version, count(*)::int AS projects FROM project p JOIN policy o ON o.id = p.policy_id
     WHERE ${conditions.join(' AND ')} GROUP BY o.version ORDER BY o.version DESC`,
    parameters,
  );
}
