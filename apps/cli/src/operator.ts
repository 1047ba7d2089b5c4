import type { Actor } from '#identity';
import { DomainError, type Queryable } from '#platform';

/** In whose name a command works. @throws DomainError `person.not-found` */
export async function findOperator(db: Queryable, login: string | undefined): Promise<Actor> {
  const [person] = await db.query<Actor>(
    `SELECT id, name, role, department_id AS "departmentId", 'person' AS kind FROM person
     WHERE active AND CASE WHEN $1::text IS NULL THEN role = 'admin' ELSE lower(login) = lower($1) END ORDER BY login LIMIT 1`,
    [login ?? null],
  );
  if (person) return person;
  throw login
    ? new DomainError('person.not-found', `Nobody has the login ${login}. Check --as.`)
    : new DomainError('person.not-found', 'The database has no administrator yet. Make one: duban admin create');
}
