import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { Clock, constraintOf, Database, decodeCursor, DomainError, newId, notFound, type Page, toPage } from '#platform';
import { type Actor, requireAbility, type Role } from '../access/actor.js';
import { refuseWeakPassword } from '../access/password-rule.js';
import { hashPassword } from '../access/passwords.js';
import { Department } from '../departments/department.entity.js';
import { AccessToken } from './access-token.entity.js';
import { setPassword } from './set-password.js';
import { keepAnAdministrator } from './last-administrator.js';
import { Person } from './person.entity.js';
import { loadRoster, refuseWeakPasswords, type Roster } from './roster.js';

export type NewPerson = Pick<Person, 'login' | 'name' | 'email' | 'phone' | 'role' | 'departmentId' | 'isHead'> & {
  post?: string | null;
  password?: string;
};
/** A person as others may know of him: to name him, not to reach him. */
export interface PersonName extends Pick<Person, 'id' | 'name' | 'role'> {
  department: { id: string; name: string } | null;
}
/** Whom a list shows. */
export interface PeopleFilter {
  /** Part of the name, the login or the e-mail. */
  q?: string;
  departmentId?: string;
  role?: Role;
  active?: boolean;
}
export type PersonChange = Partial<Omit<NewPerson, 'login'>> & { active?: boolean };

@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(Person) private readonly people: Repository<Person>,
  ) {}

  /** People by login: all, or those that every part of the filter fits. @throws DomainError `access.denied`, `cursor.invalid` */
  async list(
    actor: Actor,
    { cursor, limit, ...filter }: PeopleFilter & { cursor?: string; limit: number },
  ): Promise<Page<Person>> {
    requireAbility(actor, 'roster.read');
    const { q, departmentId, role, active } = filter;
    const query = this.people
      .createQueryBuilder('p')
      .orderBy('p.login')
      .take(limit + 1);
    if (cursor) query.andWhere('p.login > :after', { after: String(decodeCursor(cursor, 1)[0]) });
    if (q)
      query.andWhere('(p.name ILIKE :pattern OR p.login ILIKE :pattern OR p.email ILIKE :pattern)', { pattern: patternOf(q) });
    if (departmentId) query.andWhere('p.departmentId = :departmentId', { departmentId });
    if (role) query.andWhere('p.role = :role', { role });
    if (active !== undefined) query.andWhere('p.active = :active', { active });
    const people = await query.getMany();
    return toPage(people, limit, ({ login }) => [login]);
  }

  /** Active people whose name or login holds these words, by name, for whoever has to name somebody; of one department or role, or all. */
  async find(
    words: string,
    { departmentId, role, limit }: { departmentId?: string; role?: Role; limit: number },
  ): Promise<PersonName[]> {
    const query = this.people
      .createQueryBuilder('p')
      .leftJoin(Department, 'd', 'd.id = p.departmentId')
      .select(['p.id AS id', 'p.name AS name', 'p.role AS role'])
      .addSelect(`CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'name', d.name) END`, 'department')
      .where('p.active')
      .andWhere('(p.name ILIKE :pattern OR p.login ILIKE :pattern)', { pattern: patternOf(words) })
      .orderBy('p.name')
      .addOrderBy('p.id')
      .limit(limit);
    if (departmentId) query.andWhere('p.departmentId = :departmentId', { departmentId });
    if (role) query.andWhere('p.role = :role', { role });
    return query.getRawMany<PersonName>();
  }

  /**
   * Somebody who gets a password here chooses another one at the first login.
   * @throws DomainError `access.denied`, `password.weak`, `person.login-taken`, `person.department-needed`, `department.not-found`
   */
  async create(actor: Actor, { password, ...details }: NewPerson): Promise<Person> {
    requireAbility(actor, 'roster.manage');
    if (password !== undefined) await refuseWeakPassword(password, details);
    const person: Person = { post: null, ...details, id: newId(), active: true, mustChangePassword: password !== undefined };
    await insertPerson(this.people.manager, person, password, this.clock.now());
    return person;
  }

  /**
   * Changes what is given. Somebody who is not active any more, or has a new password, is logged out everywhere; a password that somebody else
   * sets is changed at the next login.
   * @throws DomainError `access.denied`, `person.not-found`, `person.last-administrator`, `password.weak`, `person.department-needed`,
   *   `department.not-found`
   */
  async update(actor: Actor, id: string, change: PersonChange): Promise<Person> {
    requireAbility(actor, 'roster.manage');
    const mayTakeRights = change.active !== undefined || change.role !== undefined;
    return this.database.transaction((tx) => {
      const work = (): Promise<Person> => this.change(tx.manager, actor, id, change);
      return mayTakeRights ? keepAnAdministrator(tx, work) : work();
    });
  }

  /**
   * Brings departments and people in line with a roster: see {@link loadRoster}.
   * @throws DomainError `access.denied`, `roster.invalid`, `person.last-administrator`, …
   */
  async loadRoster(actor: Actor, roster: Roster): Promise<{ departments: number; people: number }> {
    requireAbility(actor, 'roster.manage');
    await refuseWeakPasswords(roster);
    const mustChangePassword = true;
    return this.database.transaction((tx) =>
      keepAnAdministrator(tx, () => loadRoster(tx, roster, this.clock.now(), { mustChangePassword })),
    );
  }

  private async change(manager: EntityManager, actor: Actor, id: string, { password, ...rest }: PersonChange): Promise<Person> {
    const person = await manager.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!person) throw notFound('person', id);
    Object.assign(person, rest);
    if (password !== undefined) {
      await refuseWeakPassword(password, person);
      await setPassword(manager, person, password, { mustChange: actor.id !== id });
    }
    if (Object.keys(rest).length > 0) await unlessRefused(manager.update(Person, { id }, rest), person);
    if (!person.active) await manager.delete(AccessToken, { personId: id });
    return person;
  }
}

/** What stands anywhere in a text, for ILIKE. */
function patternOf(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}

/** @throws DomainError `person.login-taken`, `person.department-needed`, `department.not-found` */
export async function insertPerson(
  manager: EntityManager,
  person: Person,
  password: string | undefined,
  createdAt: Date,
): Promise<void> {
  const passwordHash = password === undefined ? null : await hashPassword(password);
  await unlessRefused(manager.insert(Person, { ...person, passwordHash, createdAt }), person);
}

/** Says in a sentence which constraint `write` broke. */
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
