import type { Queryable } from '#platform';
import type { CivilDate } from '#work-calendar';
import type { PersonContact } from '../people.js';
import { mayStandIn, type PlacedPerson } from './delegation.js';

/** Who is away on one day, by id, each with the deputy that was named. */
export type StandIns = ReadonlyMap<string, { person: PlacedPerson; deputy: PlacedPerson }>;

/**
 * Who gets what is meant for somebody: undefined while that person is at work, else the first at work along the deputies. Null
 * when that leads to nobody: in a circle, or to one who has left or has moved to another post since.
 */
export function standInFor(personId: string, standIns: StandIns): PersonContact | null | undefined {
  const away = standIns.get(personId);
  if (!away) return undefined;
  const passed = new Set([personId]);
  let { deputy } = away;
  for (let next = standIns.get(deputy.id); next; next = standIns.get(deputy.id)) {
    if (passed.has(deputy.id)) return null;
    passed.add(deputy.id);
    deputy = next.deputy;
  }
  if (!mayStandIn(away.person, deputy)) return null;
  const { id, name, email, role, departmentId } = deputy;
  return { id, name, email, role, departmentId };
}

/** Everybody who is away on a day. */
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
