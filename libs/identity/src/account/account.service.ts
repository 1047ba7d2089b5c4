import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Not, type Repository } from 'typeorm';
import { Clock, Database, DomainError, notFound } from '#platform';
import { type Ability, abilitiesOf, type Actor } from '../access/actor.js';
import { refuseWeakPassword } from '../access/password-rule.js';
import { hashPassword, passwordMatches } from '../access/passwords.js';
import { hashOf } from '../access/secrets.js';
import { Department } from '../departments/department.entity.js';
import { AccessToken } from '../people/access-token.entity.js';
import { Person } from '../people/person.entity.js';
import { ConsolePreference, type ConsolePreferences } from './console-preference.entity.js';
import { LoginFailuresService } from '../access/login-failures.service.js';

/** What somebody who is logged in may know of the own account. */
export interface Profile {
  abilities: Ability[];
  /** 部门负责人; an API key is none. */
  isHead: boolean;
  departmentName: string | null;
  mustChangePassword: boolean;
  preferences: ConsolePreferences;
}

/** Of whoever has chosen none. */
const PREFERENCES: ConsolePreferences = { theme: 'system', density: 'comfortable', shortcuts: true };

/** A login of one's own that has not ended. */
export interface Login extends Pick<AccessToken, 'id' | 'address' | 'client' | 'createdAt' | 'expiresAt'> {
  /** The one that asks. */
  isCurrent: boolean;
}

/** The own account of whoever is logged in. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly failures: LoginFailuresService,
    @InjectRepository(Person) private readonly people: Repository<Person>,
    @InjectRepository(AccessToken) private readonly tokens: Repository<AccessToken>,
    @InjectRepository(ConsolePreference) private readonly preferences: Repository<ConsolePreference>,
    @InjectRepository(Department) private readonly departments: Repository<Department>,
  ) {}

  async readProfile(actor: Actor): Promise<Profile> {
    const department = actor.departmentId ? await this.departments.findOneBy({ id: actor.departmentId }) : null;
    const isHead = actor.kind === 'person' && (await this.people.existsBy({ id: actor.id, isHead: true }));
    return {
      abilities: [...abilitiesOf(actor)],
      isHead,
      departmentName: department?.name ?? null,
      mustChangePassword: actor.mustChangePassword ?? false,
      preferences: await this.readPreferences(actor),
    };
  }

  /** How the pages look and answer; the defaults for whoever has chosen nothing, and for an API key. */
  async readPreferences(actor: Actor): Promise<ConsolePreferences> {
    const own = await this.preferences.findOneBy({ personId: actor.id });
    const { theme, density, shortcuts } = own ?? PREFERENCES;
    return { theme, density, shortcuts };
  }

  /** Sets all of them. @throws DomainError `preferences.no-person` */
  async setPreferences(actor: Actor, { theme, density, shortcuts }: ConsolePreferences): Promise<ConsolePreferences> {
    if (actor.kind !== 'person')
      throw new DomainError('preferences.no-person', 'An API key sees no pages, so it has no preferences. Log in as a person.');
    await this.preferences.upsert({ personId: actor.id, theme, density, shortcuts }, ['personId']);
    return this.readPreferences(actor);
  }

  /**
   * Ends all other logins of the person.
   * @param token of the login that asks; it goes on
   * @throws DomainError `account.no-person`, `password.wrong`, `login.locked`, `password.unchanged`, `password.weak`
   */
  async changePassword(actor: Actor, token: string, change: { currentPassword: string; newPassword: string }): Promise<void> {
    const person = await this.readPerson(actor);
    // Whoever took a login over must not be able to find the password out.
    const isRight = await this.failures.guard(person.login, async () =>
      (await passwordMatches(person.passwordHash ?? null, change.currentPassword)) ? true : null,
    );
    if (!isRight) throw new DomainError('password.wrong', 'The present password is wrong. Type it again.');
    if (await passwordMatches(person.passwordHash ?? null, change.newPassword))
      throw new DomainError('password.unchanged', 'The new password is the present one. Choose another.');
    await refuseWeakPassword(change.newPassword, person);
    const passwordHash = await hashPassword(change.newPassword);
    await this.database.transaction(async ({ manager }) => {
      await manager.update(Person, { id: person.id }, { passwordHash, mustChangePassword: false });
      await manager.delete(AccessToken, { personId: person.id, tokenHash: Not(hashOf(token)) });
    });
  }

  /** Those that have not ended, the newest first; an API key has none. */
  async listLogins(actor: Actor, token: string): Promise<Login[]> {
    const current = hashOf(token);
    const tokens = await this.tokens.find({
      where: { personId: actor.id, expiresAt: MoreThan(this.clock.now()) },
      order: { id: 'DESC' },
    });
    return tokens.map(({ id, address, client, createdAt, expiresAt, tokenHash }) => {
      const isCurrent = tokenHash.equals(current);
      return { id, address, client, createdAt, expiresAt, isCurrent };
    });
  }

  /** @throws DomainError `login.not-found` */
  async endLogin(actor: Actor, id: string): Promise<void> {
    const { affected } = await this.tokens.delete({ id, personId: actor.id });
    if (affected === 0) throw notFound('login', id);
  }

  /** All but the one that asks. */
  async endOtherLogins(actor: Actor, token: string): Promise<void> {
    await this.tokens.delete({ personId: actor.id, tokenHash: Not(hashOf(token)) });
  }

  private async readPerson(actor: Actor): Promise<Person> {
    const person = await this.people
      .createQueryBuilder('person')
      .addSelect('person.passwordHash')
      .where('person.id = :id', { id: actor.id })
      .getOne();
    if (person) return person;
    throw new DomainError(
      'account.no-person',
      'Only people have a password. This is an API key: revoke it and make another one.',
    );
  }
}
