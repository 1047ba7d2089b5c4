import { notFound, newId, type Tx } from '#platform';
import type { Role } from './actor.js';
import type { DepartmentDetails } from './departments.js';
import { hashPassword } from './passwords.js';

/** Departments and people of an office, as one file tells them. */
export interface Roster {
  departments: DepartmentDetails[];
  people: RosterPerson[];
}

export interface RosterPerson {
  login: string;
  name: string;
  role: Role;
  departmentCode?: string | null;
  isHead?: boolean;
  email?: string | null;
  phone?: string | null;
  /** Only used when the person is new. */
  password?: string;
}

/**
 * Brings departments (by code) and people (by login) in line with a roster; who is not in it stays as he is.
 * @throws DomainError `department.not-found` when a person names a code that neither the roster nor the database has
 */
export async function loadRoster(tx: Tx, roster: Roster, now: Date): Promise<{ departments: number; people: number }> {
  for (const one of roster.departments) {
    await tx.query(
      `INSERT INTO department (id, code, name, short_name, aliases, duties, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, short_name = EXCLUDED.short_name, aliases = EXCLUDED.aliases, duties = EXCLUDED.duties`,
      [newId(), one.code, one.name, one.shortName, one.aliases, one.duties, now],
    );
  }
  const codes = new Map(
    (await tx.query<{ id: string; code: string }>('SELECT id, code FROM department')).map(({ id, code }) => [code, id]),
  );
  const hashes = new Map<string, string>();
  for (const one of roster.people)
    await upsertPerson(tx, one, departmentOf(one, codes), await hashOnce(one.password, hashes), now);
  return { departments: roster.departments.length, people: roster.people.length };
}

function departmentOf(person: RosterPerson, codes: ReadonlyMap<string, string>): string | null {
  if (!person.departmentCode) return null;
  const id = codes.get(person.departmentCode);
  if (!id) throw notFound('department', person.departmentCode);
  return id;
}

/** One password given to many is hashed once: hashing is slow on purpose. */
async function hashOnce(password: string | undefined, hashes: Map<string, string>): Promise<string | null> {
  if (!password) return null;
  const known = hashes.get(password) ?? (await hashPassword(password));
  hashes.set(password, known);
  return known;
}

async function upsertPerson(
  tx: Tx,
  person: RosterPerson,
  departmentId: string | null,
  passwordHash: string | null,
  now: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO person (id, login, name, email, phone, role, department_id, is_head, password_hash, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (lower(login)) DO UPDATE SET name = EXCLUDED.name, email = EXCLUDED.email, phone = EXCLUDED.phone, role = EXCLUDED.role,
       department_id = EXCLUDED.department_id, is_head = EXCLUDED.is_head`,
    [
      newId(),
      person.login,
      person.name,
      person.email ?? null,
      person.phone ?? null,
      person.role,
      departmentId,
      person.isHead ?? false,
      passwordHash,
      now,
    ],
  );
}
