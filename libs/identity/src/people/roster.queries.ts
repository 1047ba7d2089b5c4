import { newId, type Tx } from '#platform';
import type { DepartmentDetails } from '../departments/departments.service.js';
import type { Person } from './person.entity.js';

// By hand: the key of a person is the login in lower case, an expression that TypeORM's upsert does not know; and a password
// is written for a new person only.

/** Writes a department; one with the same code is changed. */
export async function upsertDepartment(tx: Tx, one: DepartmentDetails, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO department (id, code, name, short_name, aliases, duties, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, short_name = EXCLUDED.short_name, aliases = EXCLUDED.aliases, duties = EXCLUDED.duties`,
    [newId(), one.code, one.name, one.shortName, one.aliases, one.duties, now],
  );
}

/** Writes a person; one with the same login is changed and keeps the password. */
export async function upsertPerson(tx: Tx, person: Required<Omit<Person, 'id' | 'active' | 'department'>>): Promise<void> {
  const { login, name, email, phone, post, role, departmentId, isHead, passwordHash, mustChangePassword, createdAt } = person;
  await tx.query(
    `INSERT INTO person (id, login, name, email, phone, role, department_id, is_head, password_hash, must_change_password, created_at, post)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (lower(login)) DO UPDATE SET name = EXCLUDED.name, email = EXCLUDED.email, phone = EXCLUDED.phone, role = EXCLUDED.role,
       department_id = EXCLUDED.department_id, is_head = EXCLUDED.is_head, post = coalesce(EXCLUDED.post, person.post)`,
    [newId(), login, name, email, phone, role, departmentId, isHead, passwordHash, mustChangePassword, createdAt, post],
  );
}
