import { Department, Person } from '#identity';
import { notFound, type Tx } from '#platform';
import { type EntityTarget, In } from 'typeorm';
import type { Assignment } from './assignment.js';

/** The departments and people that a batch of assignments names, as far as the roster has them. */
export class KnownAssignees {
  private constructor(
    private readonly departments: ReadonlySet<string>,
    private readonly people: ReadonlySet<string>,
  ) {}

  static async of(tx: Tx, assignments: readonly Partial<Assignment>[]): Promise<KnownAssignees> {
    return new KnownAssignees(
      await known(tx, Department, assignments.flatMap(departmentsOf)),
      await known(tx, Person, assignments.flatMap(peopleOf)),
    );
  }

  /** @throws DomainError `department.not-found`, `person.not-found` */
  assert(assignment: Partial<Assignment>): void {
    const department = departmentsOf(assignment).find((id) => !this.departments.has(id));
    if (department !== undefined) throw notFound('department', department);
    const person = peopleOf(assignment).find((id) => !this.people.has(id));
    if (person !== undefined) throw notFound('person', person);
  }
}

function departmentsOf({ leadDepartmentId, cooperatingDepartmentIds = [] }: Partial<Assignment>): string[] {
  return [...(leadDepartmentId ? [leadDepartmentId] : []), ...cooperatingDepartmentIds];
}

/** A list may be null, which stands for none. */
function peopleOf({ leaderId, readerIds }: Partial<Assignment>): string[] {
  return [...(leaderId ? [leaderId] : []), ...(readerIds ?? [])];
}

async function known(tx: Tx, kind: EntityTarget<{ id: string }>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.manager.find(kind, { select: { id: true }, where: { id: In([...new Set(ids)]) } });
  return new Set(rows.map(({ id }) => id));
}
