import { notFound, type Tx } from '#platform';
import { In } from 'typeorm';
import { Department } from '../departments/department.entity.js';
import { Person } from './person.entity.js';

/** @throws DomainError `department.not-found`, `person.not-found` for the first that the roster does not have */
export async function assertKnown(tx: Tx, kind: 'department' | 'person', ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.manager.find(kind === 'department' ? Department : Person, {
    select: { id: true },
    where: { id: In(ids) },
  });
  const known = new Set(rows.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw notFound(kind, unknown);
}
