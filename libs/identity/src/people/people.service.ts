import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, MoreThan, type Repository } from 'typeorm';
import { Clock, constraintOf, Database, decodeCursor, DomainError, newId, notFound, type Page, toPage } from '#platform';
import { type Actor, requireAbility } from '../access/actor.js';
import { hashPassword } from '../access/passwords.js';
import { AccessToken } from './access-token.entity.js';
import { Person } from './person.entity.js';
import { loadRoster, type Roster } from './roster.js';

export type NewPerson = Pick<Person, 'login' | 'name' | 'email' | 'phone' | 'role' | 'departmentId' | 'isHead'> & {
  password?: string;
};
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

  /** @throws DomainError `access.denied`, `person.login-taken`, `person.department-needed`, `department.not-found` */
  async create(actor: Actor, details: NewPerson): Promise<Person> {
    requireAbility(actor, 'roster.manage');
    return this.insert(this.people.manager, details);
  }

  /** An account for somebody who can make the others; false when there is anybody yet. */
  async createFirst(details: NewPerson): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      if (await tx.manager.exists(Person)) return false;
      await this.insert(tx.manager, details);
      return true;
    });
  }

  /**
   * Changes what is given. Somebody who is not active any more, or has a new password, is logged out everywhere.
   * @throws DomainError `access.denied`, `person.not-found`, `person.department-needed`, `department.not-found`
   */
  async update(actor: Actor, id: string, { password, ...change }: PersonChange): Promise<Person> {
    requireAbility(actor, 'roster.manage');
    return this.database.transaction(async ({ manager }) => {
      const person = await manager.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!person) throw notFound('person', id);
      Object.assign(person, change);
      const changed = { ...change, ...(password ? { passwordHash: await hashPassword(password) } : {}) };
      if (Object.keys(changed).length > 0) await unlessRefused(manager.update(Person, { id }, changed), person);
      if (!person.active || password) await manager.delete(AccessToken, { personId: id });
      return person;
    });
  }

  /** Brings departments and people in line with a roster: see {@link loadRoster}. @throws DomainError `access.denied`, … */
  async loadRoster(actor: Actor, roster: Roster): Promise<{ departments: number; people: number }> {
    requireAbility(actor, 'roster.manage');
    return this.database.transaction((tx) => loadRoster(tx, roster, this.clock.now()));
  }

  private async insert(manager: EntityManager, { password, ...details }: NewPerson): Promise<Person> {
    const person: Person = { ...details, id: newId(), active: true };
    const passwordHash = password ? await hashPassword(password) : null;
    await unlessRefused(manager.insert(Person, { ...person, passwordHash, createdAt: this.clock.now() }), person);
    return person;
  }
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
