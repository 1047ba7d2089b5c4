import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database, newId, SystemClock } from '#platform';
import { openModule } from '../../../../test/setup/module.js';
import type { Actor } from '../access/actor.js';
import { IdentityModule } from '../identity.module.js';
import { PeopleService } from '../people/people.service.js';
import { loadRoster } from '../people/roster.js';
import { ApiKeysService } from '../sessions/api-keys.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { AccountService } from './account.service.js';
import { AdministratorsService } from './administrators.service.js';

const OLD = 'correct horse';
const NEW = 'battery staple';

let module: Awaited<ReturnType<typeof openModule>>;
let database: Database;
let people: PeopleService;
let sessions: SessionsService;
let account: AccountService;
let administrators: AdministratorsService;
let clock: SystemClock;

beforeAll(async () => {
  module = await openModule([IdentityModule]);
  database = module.get(Database);
  people = module.get(PeopleService);
  sessions = module.get(SessionsService);
  account = module.get(AccountService);
  administrators = module.get(AdministratorsService);
  clock = module.get(SystemClock);
});

afterAll(() => module.close());

beforeEach(async () => {
  await database.query('TRUNCATE login_failure, access_token, api_key, delegation, person, department CASCADE');
  const admins = ['admin', 'second'].map((login) => ({ login, name: login, role: 'admin' as const, password: OLD }));
  const others = [{ login: 'ducha', name: '督查员', role: 'supervisor' as const, password: OLD }];
  await database.transaction((tx) => loadRoster(tx, { departments: [], people: [...admins, ...others] }, clock.now()));
});

const logIn = (login: string, password = OLD): ReturnType<SessionsService['logIn']> => sessions.logIn({ login, password });
const codeOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const idOf = async (login: string): Promise<string> =>
  (await database.query<{ id: string }>('SELECT id FROM person WHERE login = $1', [login]))[0]?.id ?? '';

describe('the own password', () => {
  it('is changed by whoever knows it, and ends all other logins', async () => {
    const [here, elsewhere] = [await logIn('ducha'), await logIn('ducha')];
    await account.changePassword(here.actor, here.token, { currentPassword: OLD, newPassword: NEW });
    expect(await codeOf(logIn('ducha'))).toBe('login.refused');
    expect(await codeOf(logIn('ducha', NEW))).toBe('done');
    expect(await codeOf(sessions.authenticate(here.token))).toBe('done');
    expect(await codeOf(sessions.authenticate(elsewhere.token))).toBe('login.required');
  });

  it.each([
    ['wrong', NEW, 'password.wrong'],
    [OLD, OLD, 'password.unchanged'],
    [OLD, '1234567890', 'password.weak'],
    [OLD, ' '.repeat(12), 'password.weak'],
  ])('stays: present %j, new %j', async (currentPassword, newPassword, code) => {
    const { actor, token } = await logIn('ducha');
    expect(await codeOf(account.changePassword(actor, token, { currentPassword, newPassword }))).toBe(code);
    expect(await codeOf(logIn('ducha'))).toBe('done');
  });

  it('can not be guessed by whoever took a login over', async () => {
    const { actor, token } = await logIn('ducha');
    const guess = (): Promise<unknown> =>
      codeOf(account.changePassword(actor, token, { currentPassword: 'guess', newPassword: NEW }));
    for (let attempt = 1; attempt <= 20; attempt += 1) expect(await guess()).toBe('password.wrong');
    expect(await guess()).toBe('login.locked');
  });

  it('is nothing that an API key has', async () => {
    const keys = module.get(ApiKeysService);
    const admin: Actor = { id: newId(), name: 'x', kind: 'person', role: 'admin', departmentId: null };
    const { key } = await keys.create(admin, { name: 'OA', role: 'supervisor', departmentId: null });
    const change = { currentPassword: OLD, newPassword: NEW };
    expect(await codeOf(account.changePassword(await sessions.authenticate(key), key, change))).toBe('account.no-person');
  });
});

describe('a password that somebody else knows', () => {
  it.each([
    [
      'a new person',
      async (admin: Actor) => {
        const details = {
          login: 'new',
          name: '新人',
          role: 'leader',
          email: null,
          phone: null,
          departmentId: null,
          isHead: false,
        } as const;
        await people.create(admin, { ...details, password: NEW });
      },
    ],
    [
      'a reset by an administrator',
      async (admin: Actor) => {
        await people.update(admin, await idOf('ducha'), { password: NEW });
        await database.query(`UPDATE person SET login = 'new' WHERE login = 'ducha'`);
      },
    ],
    [
      'a roster',
      async (admin: Actor) => {
        await people.loadRoster(admin, {
          departments: [],
          people: [{ login: 'new', name: '新人', role: 'leader', password: NEW }],
        });
      },
    ],
    [
      'a reset on the command line',
      async () => {
        await administrators.resetPassword('second', NEW);
        await database.query(`UPDATE person SET login = 'new' WHERE login = 'second'`);
      },
    ],
  ])('is changed first: %s', async (_name, set) => {
    await set((await logIn('admin')).actor);
    const { mustChangePassword, token } = await logIn('new', NEW);
    expect(mustChangePassword).toBe(true);
    const actor = await sessions.authenticate(token);
    expect(actor.mustChangePassword).toBe(true);
    await account.changePassword(actor, token, { currentPassword: NEW, newPassword: 'qing wa hui tiao' });
    expect((await sessions.authenticate(token)).mustChangePassword).toBeUndefined();
  });

  it.each(['12345678', '        ', 'password123', 'ducha-2026'])('is refused when it is tried first: %j', async (password) => {
    const { actor } = await logIn('admin');
    expect(await codeOf(people.update(actor, await idOf('ducha'), { password }))).toBe('password.weak');
    expect(await codeOf(administrators.resetPassword('ducha', password))).toBe('password.weak');
    const roster = { departments: [], people: [{ login: 'ducha', name: 'x', role: 'leader' as const, password }] };
    await expect(people.loadRoster(actor, roster)).rejects.toMatchObject({
      code: 'roster.invalid',
      facts: { errors: [{ pointer: '/people/0/password' }] },
    });
  });
});

describe('wrong passwords in a row', () => {
  const wrong = (login: string): Promise<unknown> => codeOf(logIn(login, 'wrong'));

  it('lock the login for a time that grows, the right password too, and nobody else', async () => {
    for (let attempt = 1; attempt <= 20; attempt += 1) expect(await wrong('Ducha')).toBe('login.refused');
    expect(await codeOf(logIn('ducha'))).toBe('login.locked');
    expect(await codeOf(logIn('second'))).toBe('done');
    const waits: number[] = [];
    for (let round = 1; round <= 3; round += 1) {
      const [{ seconds } = { seconds: 0 }] = await database.query<{ seconds: number }>(
        `SELECT round(extract(epoch FROM locked_until - failed_at))::int AS seconds FROM login_failure WHERE login = 'ducha'`,
      );
      waits.push(seconds);
      await database.query(`UPDATE login_failure SET locked_until = now()`);
      await wrong('ducha');
    }
    expect(waits).toEqual([60, 120, 240]);
  });

  it('say how long to wait, alike for a login that nobody has', async () => {
    for (let attempt = 1; attempt <= 20; attempt += 1) expect(await wrong('nobody')).toBe('login.refused');
    await expect(logIn('nobody')).rejects.toMatchObject({ code: 'login.locked', facts: { retryAfter: 60 } });
  });

  it('are counted when they are sent at once', async () => {
    const codes = await Promise.all(Array.from({ length: 30 }, () => wrong('ducha')));
    expect(codes.filter((code) => code === 'login.refused')).toHaveLength(20);
  });

  it('are forgotten after a right one, a new password, and a day', async () => {
    const nineteen = async (): Promise<void> => {
      for (let attempt = 1; attempt <= 19; attempt += 1) expect(await wrong('ducha')).toBe('login.refused');
    };
    await nineteen();
    await logIn('ducha');
    await nineteen();
    await administrators.resetPassword('ducha', OLD);
    await nineteen();
    await database.query(`UPDATE login_failure SET failed_at = failed_at - interval '25 hours'`);
    await nineteen();
    expect(await database.query('SELECT 1 FROM login_failure')).toHaveLength(1);
  });

  it('do not stand in the way of many logins at once', async () => {
    const codes = await Promise.all(Array.from({ length: 30 }, () => codeOf(logIn('ducha'))));
    expect(new Set(codes)).toEqual(new Set(['done']));
  });
});

describe('logins', () => {
  it('are listed with where they came from, and ended one by one or all but this', async () => {
    const credentials = { login: 'ducha', password: OLD };
    const here = await sessions.logIn(credentials, { address: '10.1.2.3', client: 'Mozilla/5.0' });
    const there = await sessions.logIn(credentials, { client: 'x'.repeat(5000) });
    const third = await sessions.logIn(credentials);
    const listed = await account.listLogins(here.actor, here.token);
    expect(listed.map(({ isCurrent }) => isCurrent)).toEqual([false, false, true]);
    expect(listed[2]).toMatchObject({ address: '10.1.2.3', client: 'Mozilla/5.0' });
    expect(listed[1]?.client).toHaveLength(300);
    expect(Object.keys(listed[0] ?? {}).toSorted()).toEqual(['address', 'client', 'createdAt', 'expiresAt', 'id', 'isCurrent']);
    await account.endLogin(here.actor, listed[1]?.id ?? '');
    expect(await codeOf(sessions.authenticate(there.token))).toBe('login.required');
    await account.endOtherLogins(here.actor, here.token);
    expect(await codeOf(sessions.authenticate(third.token))).toBe('login.required');
    expect(await codeOf(sessions.authenticate(here.token))).toBe('done');
  });

  it('of others can not be ended', async () => {
    const [mine, other] = [await logIn('ducha'), await logIn('admin')];
    const [login] = await account.listLogins(other.actor, other.token);
    expect(await codeOf(account.endLogin(mine.actor, login?.id ?? ''))).toBe('login.not-found');
    expect(await codeOf(sessions.authenticate(other.token))).toBe('done');
  });
});

describe('whoever runs the server', () => {
  it('makes an administrator beside others', async () => {
    await administrators.create({ login: 'third', name: '第三', password: NEW, mustChangePassword: false });
    expect(await logIn('third', NEW)).toMatchObject({ mustChangePassword: false, actor: { role: 'admin' } });
    const again = { login: 'THIRD', name: '第三', password: NEW, mustChangePassword: false };
    expect(await codeOf(administrators.create(again))).toBe('person.login-taken');
  });

  it('gives a new password, which ends all sessions and opens a locked login', async () => {
    const { token } = await logIn('ducha');
    for (let attempt = 1; attempt <= 20; attempt += 1) await codeOf(logIn('ducha', 'wrong'));
    await administrators.resetPassword('DUCHA', NEW);
    expect(await codeOf(sessions.authenticate(token))).toBe('login.required');
    expect(await codeOf(logIn('ducha', NEW))).toBe('done');
  });

  it('is asked whose, when there are several administrators, and told when nobody fits', async () => {
    await expect(administrators.resetPassword(undefined, NEW)).rejects.toThrow(/several administrators: admin, second/);
    await database.query(`UPDATE person SET active = false WHERE login = 'second'`);
    expect((await administrators.resetPassword(undefined, NEW)).login).toBe('admin');
    expect(await codeOf(administrators.resetPassword('second', NEW))).toBe('person.inactive');
    expect(await codeOf(administrators.resetPassword('nobody', NEW))).toBe('person.not-found');
  });

  it('sees the first password before the account is there; when showing it fails there is none', async () => {
    await database.query('TRUNCATE access_token, person CASCADE');
    const first = { login: 'admin', name: '管理员', password: NEW, mustChangePassword: true };
    const failing = administrators.createFirst(first, () => {
      throw new Error('stdout is closed');
    });
    await expect(failing).rejects.toThrow('stdout is closed');
    expect(await administrators.hasAny()).toBe(false);
    let shown = 0;
    expect(await administrators.createFirst(first, () => (shown += 1))).toBe(true);
    expect(await administrators.createFirst(first, () => (shown += 1))).toBe(false);
    expect([shown, await administrators.hasAny()]).toEqual([1, true]);
  });
});
