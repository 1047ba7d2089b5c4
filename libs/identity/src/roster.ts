import { DomainError, newId, notFound, type Tx } from '#platform';
import type { Role } from './actor.js';
import { type DepartmentDetails, unlessTaken } from './departments.js';
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
 * @throws DomainError `roster.invalid` when the roster contradicts itself, `department.name-taken`, `department.not-found` when
 *   a person names a code that neither the roster nor the database has
 */
export async function loadRoster(tx: Tx, roster: Roster, now: Date): Promise<{ departments: number; people: number }> {
  refuseContradictions(roster);
  for (const one of roster.departments) {
    await unlessTaken(
      tx.query(
        `INSERT INTO department (id, code, name, short_name, aliases, duties, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, short_name = EXCLUDED.short_name, aliases = EXCLUDED.aliases, duties = EXCLUDED.duties`,
        [newId(), one.code, one.name, one.shortName, one.aliases, one.duties, now],
      ),
      one,
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

/** Said before anything is written: of two rows with one key the second would silently replace the first. */
function refuseContradictions({ departments, people }: Roster): void {
  const errors = [
    ...repeats(
      departments,
      ({ code }) => code,
      (index) => `/departments/${index}/code`,
    ),
    ...repeats(
      departments,
      ({ name }) => name,
      (index) => `/departments/${index}/name`,
    ),
    ...repeats(
      people,
      ({ login }) => login.toLowerCase(),
      (index) => `/people/${index}/login`,
    ),
    ...people.flatMap(({ role, departmentCode }, index) =>
      role === 'officer' && !departmentCode
        ? [{ pointer: `/people/${index}/departmentCode`, detail: 'is missing: an officer belongs to a department' }]
        : [],
    ),
  ];
  if (errors.length === 0) return;
  const list = errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ');
  throw new DomainError('roster.invalid', `The roster can't be used. Put these right: ${list}.`, { errors });
}

function repeats<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  pointerTo: (index: number) => string,
): { pointer: string; detail: string }[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const first = seen.get(keyOf(row));
    if (first === undefined) seen.set(keyOf(row), index);
    return first === undefined ? [] : [{ pointer: pointerTo(index), detail: `is the same as ${pointerTo(first)}` }];
  });
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
