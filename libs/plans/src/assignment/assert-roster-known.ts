import type { Tx } from '#platform';
import { directory } from '#identity';

/** @throws DomainError `department.not-found`, `person.not-found` for the first id that the roster doesn't have */
export async function assertRosterKnown(tx: Tx, departmentIds: readonly string[], personIds: readonly string[]): Promise<void> {
  await directory.assertKnown(tx, 'department', departmentIds);
  await directory.assertKnown(tx, 'person', personIds);
}
