import type { Queryable } from '#platform';
import { DepartmentLeader } from './department-leader.entity.js';
import type { LeaderInCharge } from './leader-in-charge.js';

/** The leaders in charge of these departments who are active, by department, in the order in which they are asked. */
export async function leadersOf(db: Queryable, departmentIds: readonly string[]): Promise<Map<string, LeaderInCharge[]>> {
  const rows = await db.manager
    .createQueryBuilder(DepartmentLeader, 'l')
    .innerJoin('Person', 'p', 'p.id = l.personId AND p.active')
    .where('l.departmentId = ANY(:departmentIds)', { departmentIds })
    .select('l.departmentId', 'departmentId')
    .addSelect('p.id', 'id')
    .addSelect('p.name', 'name')
    .addSelect('l.fields', 'fields')
    .orderBy('l.place')
    .getRawMany<LeaderInCharge & { departmentId: string }>();
  const found = new Map<string, LeaderInCharge[]>();
  for (const { departmentId, ...leader } of rows) found.set(departmentId, [...(found.get(departmentId) ?? []), leader]);
  return found;
}
