import type { PersonContact } from '../people/person.entity.js';
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
