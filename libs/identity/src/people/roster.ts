import { ILike } from 'typeorm';
import { DomainError, notFound, type Tx } from '#platform';
import type { Role } from '../access/actor.js';
import { passwordFault } from '../access/password-rule.js';
import { hashPassword } from '../access/passwords.js';
import { type DepartmentDetails, unlessTaken } from '../departments/departments.service.js';
import { type NewLeader, writeLeaders } from '../departments/write-leaders.js';
import { Person } from './person.entity.js';
import { departments } from './look-up.js';
import { upsertDepartment, upsertPerson } from './roster.queries.js';

/** Departments and people of an office, as one file tells them. */
export interface Roster {
  departments: (DepartmentDetails & { leaders?: RosterLeader[] })[];
  people: RosterPerson[];
}

/** 分管领导 of a department, by login, with the fields in charge. */
interface RosterLeader {
  login: string;
  fields?: string[];
}

interface RosterPerson {
  login: string;
  name: string;
  role: Role;
  departmentCode?: string | null;
  isHead?: boolean;
  email?: string | null;
  phone?: string | null;
  post?: string | null;
  /** Only used when the person is new. */
  password?: string;
}

/**
 * Brings departments (by code) and people (by login) in line with a roster; who is not in it stays as he is.
 * @throws DomainError `roster.invalid` when the roster contradicts itself, `department.name-taken`, `department.not-found` when
 *   a person names a code that neither the roster nor the database has
 * @param options.mustChangePassword new people choose another password at the first login
 */
export async function loadRoster(
  tx: Tx,
  roster: Roster,
  now: Date,
  { mustChangePassword = false } = {},
): Promise<{ departments: number; people: number }> {
  refuseContradictions(roster);
  for (const one of roster.departments) await unlessTaken(upsertDepartment(tx, one, now), one);
  const codes = new Map((await departments(tx)).map(({ id, code }) => [code, id]));
  const hashes = new Map<string, string>();
  for (const one of roster.people)
    await upsertPerson(tx, {
      login: one.login,
      name: one.name,
      email: one.email ?? null,
      phone: one.phone ?? null,
      post: one.post ?? null,
      role: one.role,
      departmentId: departmentOf(one, codes),
      isHead: one.isHead ?? false,
      passwordHash: await hashOnce(one.password, hashes),
      mustChangePassword: mustChangePassword && one.password !== undefined,
      createdAt: now,
    });
  for (const { code, leaders } of roster.departments) if (leaders) await nameLeaders(tx, codes.get(code) ?? '', leaders);
  return { departments: roster.departments.length, people: roster.people.length };
}

/** @throws DomainError `roster.invalid` that names every person with a password that is too easily guessed */
export async function refuseWeakPasswords({ people }: Roster): Promise<void> {
  const faults = await Promise.all(
    people.map(async (person, index) => {
      const fault = person.password === undefined ? null : await passwordFault(person.password, person);
      return fault ? [{ pointer: `/people/${index}/password`, detail: fault }] : [];
    }),
  );
  refuse(faults.flat());
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
  refuse(errors);
}

function refuse(errors: readonly { pointer: string; detail: string }[]): void {
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

/** A department that says nothing of its leaders keeps them. */
async function nameLeaders(tx: Tx, departmentId: string, leaders: readonly RosterLeader[]): Promise<void> {
  const named: NewLeader[] = [];
  for (const { login, fields } of leaders) {
    const person = await tx.manager.findOneBy(Person, { login: ILike(login.replace(/[\\%_]/g, '\\$&')) });
    if (!person) throw notFound('person', login);
    named.push({ personId: person.id, ...(fields ? { fields } : {}) });
  }
  await writeLeaders(tx, departmentId, named);
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
