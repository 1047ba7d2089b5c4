import { In } from 'typeorm';
import { DomainError, notFound, type Tx } from '#platform';
import { DepartmentLeader } from './department-leader.entity.js';

export interface NewLeader {
  personId: string;
  /** 分管领域. Default: none, of all the rest. */
  fields?: readonly string[];
}

/**
 * Replaces the leaders in charge of a department.
 * @throws DomainError `person.not-found`, `person.not-leader`
 */
export async function writeLeaders(tx: Tx, departmentId: string, leaders: readonly NewLeader[]): Promise<void> {
  // By its name: people belong to departments, and not the other way round.
  const people = await tx.manager.findBy<{ id: string; name: string; role: string }>('Person', {
    id: In(leaders.map(({ personId }) => personId)),
  });
  for (const { personId } of leaders) {
    const person = people.find(({ id }) => id === personId);
    if (!person) throw notFound('person', personId);
    if (person.role !== 'leader')
      throw new DomainError(
        'person.not-leader',
        `${person.name} is no leader (role ${person.role}). Name somebody of the role leader, or change the role first.`,
        { personId, role: person.role },
      );
  }
  await tx.manager.delete(DepartmentLeader, { departmentId });
  if (leaders.length === 0) return;
  await tx.manager.insert(
    DepartmentLeader,
    leaders.map(({ personId, fields = [] }, index) => ({ departmentId, personId, place: index + 1, fields: [...fields] })),
  );
}
