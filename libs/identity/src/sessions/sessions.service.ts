import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThanOrEqual, type Repository } from 'typeorm';
import { Clock, DomainError, newId } from '#platform';
import type { Actor } from '../access/actor.js';
import { passwordMatches } from '../access/passwords.js';
import { hashOf, newSecret } from '../access/secrets.js';
import { AccessToken } from '../people/access-token.entity.js';
import { Person } from '../people/person.entity.js';
import { ApiKey } from '../people/api-key.entity.js';
import { LoginFailuresService } from '../access/login-failures.service.js';
import { KEY_PREFIX } from './api-keys.service.js';

const TOKEN_LIFE_MS = 12 * 3_600_000;

export interface Session {
  /** Bearer token; only its hash is kept. */
  token: string;
  expiresAt: Date;
  /** Until then the session is good for that and nothing else. */
  mustChangePassword: boolean;
  actor: Actor & { kind: 'person' };
}

/** From where somebody logs in. */
export interface LoginOrigin {
  address?: string | undefined;
  /** User-Agent of the program. */
  client?: string | undefined;
}

const MAX_CLIENT_LENGTH = 300;

/** Who is it? By login and password, by the token of a session, or by an API key. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly clock: Clock,
    @InjectRepository(Person) private readonly people: Repository<Person>,
    @InjectRepository(AccessToken) private readonly tokens: Repository<AccessToken>,
    @InjectRepository(ApiKey) private readonly keys: Repository<ApiKey>,
    private readonly failures: LoginFailuresService,
  ) {}

  /**
   * @throws DomainError `login.refused`, the same for an unknown login and a wrong password; `login.locked` after too many of them
   */
  async logIn({ login, password }: { login: string; password: string }, origin: LoginOrigin = {}): Promise<Session> {
    const person = await this.failures.guard(login, () => this.personOf(login, password));
    if (person) return this.open(person, origin);
    throw new DomainError('login.refused', 'Login or password is wrong. Try again, or ask an administrator for a new password.');
  }

  private async personOf(login: string, password: string): Promise<Person | null> {
    const person = await this.people
      .createQueryBuilder('person')
      .addSelect('person.passwordHash')
      .where('lower(person.login) = lower(:login) AND person.active', { login })
      .getOne();
    return (await passwordMatches(person?.passwordHash ?? null, password)) ? person : null;
  }

  private async open(person: Person, { address, client }: LoginOrigin): Promise<Session> {
    const now = this.clock.now();
    // Nobody else clears them away.
    await this.tokens.delete({ personId: person.id, expiresAt: LessThanOrEqual(now) });
    const { secret, hash } = newSecret('dbt_');
    const expiresAt = new Date(now.getTime() + TOKEN_LIFE_MS);
    await this.tokens.insert({
      id: newId(),
      personId: person.id,
      tokenHash: hash,
      address: address ?? null,
      client: client?.slice(0, MAX_CLIENT_LENGTH) ?? null,
      createdAt: now,
      expiresAt,
    });
    return { token: secret, expiresAt, mustChangePassword: person.mustChangePassword, actor: actorOf(person, 'person') };
  }

  async logOut(token: string): Promise<void> {
    await this.tokens.delete({ tokenHash: hashOf(token) });
  }

  /** Whose token or API key is it? @throws DomainError `login.required` */
  async authenticate(bearer: string): Promise<Actor> {
    const actor = bearer.startsWith(KEY_PREFIX) ? await this.actorOfKey(bearer) : await this.actorOfToken(bearer);
    if (actor) return actor;
    throw new DomainError('login.required', 'The token is unknown or has expired. Log in again: POST /v1/login.');
  }

  private async actorOfKey(key: string): Promise<Actor | null> {
    const apiKey = await this.keys.findOneBy({ keyHash: hashOf(key), revokedAt: IsNull() });
    return apiKey && actorOf(apiKey, 'api-key');
  }

  private async actorOfToken(token: string): Promise<Actor | null> {
    const person = await this.people
      .createQueryBuilder('person')
      .innerJoin(AccessToken, 'token', 'token.personId = person.id')
      .where('token.tokenHash = :hash AND token.expiresAt > :now AND person.active', {
        hash: hashOf(token),
        now: this.clock.now(),
      })
      .getOne();
    return person && actorOf(person, 'person');
  }
}

function actorOf<Kind extends Actor['kind']>(
  { id, name, role, departmentId, ...rest }: Person | ApiKey,
  kind: Kind,
): Actor & { kind: Kind } {
  const mustChange = 'mustChangePassword' in rest && rest.mustChangePassword;
  return { id, name, kind, role, departmentId, ...(mustChange ? { mustChangePassword: true } : {}) };
}
