import { type EntityManager, IsNull, Not } from 'typeorm';
import { DomainError, type Tx } from '#platform';
import { Person } from './person.entity.js';

/** Those who can log in and give others their rights back. */
const ABLE = { role: 'admin', active: true, passwordHash: Not(IsNull()) } as const;

/**
 * Runs a change of people and refuses it whole when it would take the last administrator away. Two such changes run one after the other.
 * @throws DomainError `person.last-administrator`
 */
export async function keepAnAdministrator<Result>(
  { manager }: Pick<Tx, 'manager'>,
  change: () => Promise<Result>,
): Promise<Result> {
  const before = await lockAdministrators(manager);
  const result = await change();
  if (before > 0 && !(await manager.existsBy(Person, ABLE)))
    throw new DomainError(
      'person.last-administrator',
      'This is the last administrator who can log in. Make somebody else administrator first, then repeat the change.',
    );
  return result;
}

async function lockAdministrators(manager: EntityManager): Promise<number> {
  const lock = { mode: 'pessimistic_write' } as const;
  return (await manager.find(Person, { where: ABLE, order: { id: 'ASC' }, lock })).length;
}
