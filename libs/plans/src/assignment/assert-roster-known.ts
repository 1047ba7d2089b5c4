import type { Tx } from '#platform';
import { assertKnown } from '#projects';

/** @throws DomainError `department.not-found`, `person.not-found` for the first id that the roster doesn't have */
export async function assertRosterKnown(tx: Tx, departmentIds: readonly string[], personIds: readonly string[]): Promise<void> {
  await assertKnown(tx, 'department', departmentIds);
  await assertKnown(tx, 'person', personIds);
}
