import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database, SystemClock } from '#platform';
import { openModule } from '../../../../test/setup/module.js';
import type { Actor } from '../access/actor.js';
import { AdministratorsService } from '../account/administrators.service.js';
import { IdentityModule } from '../identity.module.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { PeopleService } from './people.service.js';
import { loadRoster } from './roster.js';

const PASSWORD = 'correct horse';

let module: Awaited<ReturnType<typeof openModule>>;
let database: Database;
let people: PeopleService;
let sessions: SessionsService;
let administrators: AdministratorsService;

beforeAll(async () => {
  module = await openModule([IdentityModule]);
  database = module.get(Database);
  people = module.get(PeopleService);
  sessions = module.get(SessionsService);
  administrators = module.get(AdministratorsService);
});

afterAll(() => module.close());

beforeEach(async () => {
  await database.query('TRUNCATE access_token, delegation, person CASCADE');
  const admins = ['admin', 'second'].map((login) => ({ login, name: login, role: 'admin' as const, password: PASSWORD }));
  const now = module.get(SystemClock).now();
  await database.transaction((tx) => loadRoster(tx, { departments: [], people: admins }, now));
});

const logIn = (login: string): ReturnType<SessionsService['logIn']> => sessions.logIn({ login, password: PASSWORD });
const codeOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const idOf = async (login: string): Promise<string> =>
  (await database.query<{ id: string }>('SELECT id FROM person WHERE login = $1', [login]))[0]?.id ?? '';

describe('the last administrator', () => {
  let admin: Actor;
  beforeEach(async () => {
    await database.query(`UPDATE person SET active = false WHERE login = 'second'`);
    admin = (await logIn('admin')).actor;
  });

  it.each([
    ['demote', async () => people.update(admin, admin.id, { role: 'supervisor' })],
    ['disable', async () => people.update(admin, admin.id, { active: false })],
    [
      'demote by a roster',
      async () => people.loadRoster(admin, { departments: [], people: [{ login: 'ADMIN', name: 'x', role: 'leader' }] }),
    ],
  ])('does not %s himself', async (_name, change) => {
    expect(await codeOf(change())).toBe('person.last-administrator');
    expect(await codeOf(people.update(admin, admin.id, { name: '还在' }))).toBe('done');
    expect((await sessions.authenticate((await logIn('admin')).token)).role).toBe('admin');
  });

  it('does when there is another one who can log in', async () => {
    await people.update(admin, await idOf('second'), { active: true });
    expect(await codeOf(people.update(admin, admin.id, { role: 'supervisor' }))).toBe('done');
  });

  it('is not replaced by one who has no password', async () => {
    await database.query(`UPDATE person SET active = true, password_hash = NULL WHERE login = 'second'`);
    expect(await codeOf(people.update(admin, admin.id, { active: false }))).toBe('person.last-administrator');
  });

  it('is left of two who demote each other at the same time', async () => {
    const second = await idOf('second');
    await people.update(admin, second, { active: true });
    const codes = await Promise.all([
      codeOf(people.update(admin, second, { role: 'supervisor' })),
      codeOf(people.update({ ...admin, id: second }, admin.id, { role: 'supervisor' })),
    ]);
    expect(codes.toSorted()).toEqual(['done', 'person.last-administrator']);
    expect(await administrators.hasAny()).toBe(true);
  });
});
