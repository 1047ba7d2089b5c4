import { type Actor, Person } from '#identity';
import { DomainError, type Queryable } from '#platform';

/** In whose name a command works: a login, in whatever letters, or else the first administrator. @throws DomainError `person.not-found` */
export async function findOperator({ manager }: Queryable, login: string | undefined): Promise<Actor> {
  const active = manager.createQueryBuilder(Person, 'p').where('p.active').orderBy('p.login');
  const found = await (
    login === undefined ? active.andWhere(`p.role = 'admin'`) : active.andWhere('lower(p.login) = lower(:login)', { login })
  ).getOne();
  if (found) return { id: found.id, name: found.name, role: found.role, departmentId: found.departmentId, kind: 'person' };
  throw login
    ? new DomainError('person.not-found', `Nobody has the login ${login}. Check --as.`)
    : new DomainError('person.not-found', 'The database has no administrator yet. Make one: duban admin create');
}
