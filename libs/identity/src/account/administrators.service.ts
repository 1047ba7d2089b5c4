import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock, Database, DomainError, newId } from '#platform';
import { refuseWeakPassword } from '../access/password-rule.js';
import { insertPerson } from '../people/people.service.js';
import { Person } from '../people/person.entity.js';
import { setPassword } from '../people/set-password.js';

export interface NewAdministrator {
  login: string;
  name: string;
  password: string;
  /** Somebody else chose the password. */
  mustChangePassword: boolean;
}

/** Accounts for whoever runs the server, and needs no login for it: nobody is locked out for good. */
@Injectable()
export class AdministratorsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(Person) private readonly people: Repository<Person>,
  ) {}

  /** Is there anybody who can log in and make the others? */
  async hasAny(): Promise<boolean> {
    return this.people
      .createQueryBuilder('person')
      .where(`person.role = 'admin' AND person.active AND person.passwordHash IS NOT NULL`)
      .getExists();
  }

  /** @throws DomainError `person.login-taken`, `password.weak` */
  async create(account: NewAdministrator): Promise<void> {
    await refuseWeakPassword(account.password, account);
    await insertPerson(this.people.manager, personOf(account), account.password, this.clock.now());
  }

  /**
   * The first account of an empty database. The password is shown before the account is there for good: what nobody saw is worth nothing.
   * @returns false when there is anybody yet
   */
  async createFirst(account: NewAdministrator, show: () => void): Promise<boolean> {
    return this.database.transaction(async ({ manager }) => {
      if (await manager.exists(Person)) return false;
      await insertPerson(manager, personOf(account), account.password, this.clock.now());
      show();
      return true;
    });
  }

  /**
   * Gives somebody a new password, to be changed at the next login; ends all logins of the person.
   * @param login default: the only administrator
   * @returns the person
   * @throws DomainError `person.not-found`, `person.inactive`, `person.ambiguous`, `password.weak`
   */
  async resetPassword(login: string | undefined, password: string): Promise<Person> {
    const person = login === undefined ? await this.onlyAdministrator() : await this.personNamed(login);
    if (!person.active)
      throw new DomainError(
        'person.inactive',
        `${person.login} is not active any more. Make another account: duban admin create --login <login>`,
      );
    await refuseWeakPassword(password, person);
    await this.database.transaction(({ manager }) => setPassword(manager, person, password, { mustChange: true }));
    return person;
  }

  private async personNamed(login: string): Promise<Person> {
    const person = await this.people
      .createQueryBuilder('person')
      .where('lower(person.login) = lower(:login)', { login })
      .getOne();
    if (person) return person;
    throw new DomainError('person.not-found', `Nobody has the login ${login}. Check it, or make the account: duban admin create`);
  }

  private async onlyAdministrator(): Promise<Person> {
    const [first, ...others] = await this.people.find({ where: { role: 'admin', active: true }, order: { login: 'ASC' } });
    if (!first) throw new DomainError('person.not-found', 'There is no administrator yet. Make one: duban admin create');
    if (others.length === 0) return first;
    const logins = [first, ...others].map(({ login }) => login).join(', ');
    throw new DomainError(
      'person.ambiguous',
      `There are several administrators: ${logins}. Say which one: duban admin reset-password <login>`,
    );
  }
}

function personOf({ login, name, mustChangePassword }: NewAdministrator): Person {
  const rights = { role: 'admin', departmentId: null, isHead: false, active: true, mustChangePassword } as const;
  return { id: newId(), login, name, post: null, email: null, phone: null, ...rights };
}
