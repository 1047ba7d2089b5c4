import type { Queryable, Tx } from '#platform';
import type { CivilDate } from '#work-calendar';
import type { PlacedPerson } from './delegation.js';
import type { StandIns } from './stand-ins.js';

/** One new delegation at a time: two that are written at once could make a circle that neither of them sees. */
export async function lockDelegations(tx: Tx): Promise<void> {
  await tx.query('LOCK TABLE delegation IN SHARE ROW EXCLUSIVE MODE');
}

/** Everybody who is away on a day. By hand: it is asked inside the transactions of other modules, for each batch of messages. */
export async function readStandIns(db: Queryable, day: CivilDate): Promise<StandIns> {
  const placed = (alias: string): string =>
    `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'email', ${alias}.email, 'role', ${alias}.role,
       'departmentId', ${alias}.department_id, 'active', ${alias}.active)`;
  const rows = await db.query<{ person: PlacedPerson; deputy: PlacedPerson }>(
    `SELECT ${placed('p')} AS person, ${placed('d')} AS deputy
     FROM delegation g JOIN person p ON p.id = g.person_id JOIN person d ON d.id = g.deputy_id
     WHERE g.ended_at IS NULL AND g.from_day <= $1 AND g.to_day >= $1`,
    [day],
  );
  return new Map(rows.map((row) => [row.person.id, row]));
}
