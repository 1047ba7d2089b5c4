import type { Queryable } from '#platform';

/** The ids of the newest version of each policy, and of those that projects not ended stand under. */
export async function policiesInUse(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT id FROM policy p WHERE version = (SELECT max(version) FROM policy WHERE name = p.name)
       OR EXISTS (SELECT 1 FROM project WHERE policy_id = p.id AND state NOT IN ('closed', 'cancelled'))`,
  );
  return rows.map(({ id }) => id);
}
