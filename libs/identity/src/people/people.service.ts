import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, MoreThan, type Repository } from 'typeorm';
import { Clock, constraintOf, Database, decodeCursor, DomainError, newId, notFound, type Page, toPage } from '#platform';
import { type Actor, requireAbility } from '../access/actor.js';
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
export type PersonChange = Partial<Omit<NewPerson, 'login'>> & { active?: boolean };

@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(Person) private readonly people: Repository<Person>,
  ) {}

  /** People by login, of one department or all. @throws DomainError `access.denied`, `cursor.invalid` */
  async list(actor: Actor, page: { cursor?: string; limit: number; departmentId?: string }): Promise<Page<Person>> {
    requireAbility(actor, 'roster.read');
    const { cursor, limit, departmentId } = page;
    const people = await this.people.find({
      where: {
        ...(cursor ? { login: MoreThan(String(decodeCursor(cursor, 1)[0])) } : {}),
        ...(departmentId ? { departmentId } : {}),
      },
      order: { login: 'ASC' },
      take: limit + 1,
    });
    return toPage(people, limit, ({ login }) => [login]);
  }

  /** Active people whose name or login holds these words, by name, for whoever has to name somebody; of one department or all. */
  async find(words: string, { departmentId, limit }: { departmentId?: string; limit: number }): Promise<PersonName[]> {
    const query = this.people
      .createQueryBuilder('p')
      .leftJoin(Department, 'd', 'd.id = p.departmentId')
      .select(['p.id AS id', 'p.name AS name', 'p.role AS role'])
      .addSelect(`CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'name', d.name) END`, 'department')
      .where('p.active')
      .andWhere('(p.name ILIKE :pattern OR p.login ILIKE :pattern)', { pattern: `%${words.replace(/[\\%_]/g, '\\$&')}%` })
      .orderBy('p.name')
      .addOrderBy('p.id')
      .limit(limit);
    if (departmentId) query.andWhere('p.departmentId = :departmentId', { departmentId });
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
