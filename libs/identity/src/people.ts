import { constraintOf, decodeCursor, DomainError, newId, notFound, type Page, type Queryable, toPage, type Tx } from '#platform';
import type { Actor, Role } from './actor.js';
import { hashPassword } from './passwords.js';

export interface Person {
  id: string;
  login: string;
  name: string;
  email: string | null;
  phone: string | null;
  role: Role;
  departmentId: string | null;
  /** Head of the department (部门负责人). */
  isHead: boolean;
  active: boolean;
}

export type NewPerson = Omit<Person, 'id' | 'active'> & { password?: string };
export type PersonChange = Partial<Omit<Person, 'id' | 'login'>> & { password?: string };

/** What a message needs to reach somebody. */
export interface PersonContact {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  departmentId: string | null;
}

export const CONTACT = 'id, name, email, role, department_id AS "departmentId"';
const VIEW = `SELECT id, login, name, email, phone, role, department_id AS "departmentId", is_head AS "isHead", active FROM person`;

/** @throws DomainError `person.login-taken`, `person.department-needed`, `department.not-found` */
export async function createPerson(tx: Tx, details: NewPerson, now: Date): Promise<Person> {
  const { password, ...rest } = details;
  const person: Person = { ...rest, id: newId(), active: true };
  await unlessRefused(
    tx.query(
      `INSERT INTO person (id, login, name, email, phone, role, department_id, is_head, password_hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        person.id,
        person.login,
        person.name,
        person.email,
        person.phone,
        person.role,
        person.departmentId,
        person.isHead,
        password ? await hashPassword(password) : null,
        now,
      ],
    ),
    person,
  );
  return person;
}

/** Somebody who is switched off loses the way in at once. @throws DomainError `person.not-found`, `person.department-needed` */
export async function updatePerson(tx: Tx, id: string, change: PersonChange): Promise<Person> {
  const [before] = await tx.query<Person>(`${VIEW} WHERE id = $1 FOR UPDATE`, [id]);
  if (!before) throw notFound('person', id);
  const { password, ...rest } = change;
  const after: Person = { ...before, ...rest };
  await unlessRefused(
    tx.query(
      `UPDATE person SET name = $2, email = $3, phone = $4, role = $5, department_id = $6, is_head = $7, active = $8,
         password_hash = coalesce($9, password_hash) WHERE id = $1`,
      [
        id,
        after.name,
        after.email,
        after.phone,
        after.role,
        after.departmentId,
        after.isHead,
        after.active,
        password ? await hashPassword(password) : null,
      ],
    ),
    after,
  );
  if (!after.active || password) await tx.query('DELETE FROM access_token WHERE person_id = $1', [id]);
  return after;
}

export async function listPeople(
  db: Queryable,
  page: { cursor?: string; limit: number; departmentId?: string },
): Promise<Page<Person>> {
  const after = page.cursor ? decodeCursor(page.cursor, 1)[0] : null;
  const rows = await db.query<Person>(
    `${VIEW} WHERE ($1::text IS NULL OR login > $1) AND ($2::uuid IS NULL OR department_id = $2) ORDER BY login LIMIT $3`,
    [after, page.departmentId ?? null, page.limit + 1],
  );
  return toPage(rows, page.limit, (row) => [row.login]);
}

export async function hasPeople(db: Queryable): Promise<boolean> {
  return (await db.query('SELECT 1 FROM person LIMIT 1')).length > 0;
}

/** Those of them who are still active. */
export async function findPeople(db: Queryable, ids: readonly string[]): Promise<PersonContact[]> {
  return db.query<PersonContact>(`SELECT ${CONTACT} FROM person WHERE active AND id = ANY($1) ORDER BY login`, [ids]);
}

/** The person as one who acts; null for one who has left. */
export async function readActor(db: Queryable, id: string): Promise<Actor | null> {
  const [contact] = await findPeople(db, [id]);
  return contact ? { id, name: contact.name, kind: 'person', role: contact.role, departmentId: contact.departmentId } : null;
}

async function unlessRefused(write: Promise<unknown>, person: Person): Promise<void> {
  try {
    await write;
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'person_login_uq')
      throw new DomainError('person.login-taken', `The login ${person.login} is taken. Choose another one.`);
    if (constraint === 'person_officer_department_ck')
      throw new DomainError('person.department-needed', 'An officer belongs to a department. Give departmentId.');
    if (constraint === 'person_department_fk') throw notFound('department', person.departmentId ?? '');
    throw error;
  }
}
