import type { Queryable } from '#platform';
import { EVERYBODY, visibleTo } from '#projects';

/** The ids of the newest version of each policy, and of those that projects not ended stand under; of confidential ones nobody hears. */
export async function policiesInUse(db: Queryable): Promise<string[]> {
  const parameters: unknown[] = [];
  const visible = visibleTo(EVERYBODY, (value) => `$${parameters.push(value)}`, 'q');
  const rows = await db.query<{ id: string }>(
    `SELECT id FROM policy p WHERE version = (SELECT max(version) FROM policy WHERE name = p.name)
       OR EXISTS (SELECT 1 FROM project q WHERE q.policy_id = p.id AND q.state NOT IN ('closed', 'cancelled', 'carried_over') AND ${visible})`,
    parameters,
  );
  return rows.map(({ id }) => id);
}
