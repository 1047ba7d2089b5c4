import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clock, Database, newId } from '#platform';
import { openModule } from '../../../test/setup/module.js';
import { type Actor, can, requireAbility } from './access/actor.js';
import { DepartmentsService } from './departments/departments.service.js';
import { directory } from './directory.js';
import { IdentityModule } from './identity.module.js';
import { PeopleService } from './people/people.service.js';
import { loadRoster, type Roster } from './people/roster.js';
import { ApiKeysService } from './sessions/api-keys.service.js';
import { SessionsService } from './sessions/sessions.service.js';

const NOW = new Date('2022-03-01T01:00:00Z');
const LATER = new Date('2022-03-01T14:00:00Z');

const ROSTER: Roster = {
  departments: [
    { code: 'fgj', name: '发展和改革局', shortName: '发改局', aliases: ['区发改局'], duties: '综合经济' },
    { code: 'czj', name: '财政局', shortName: '财政局', aliases: [], duties: '财政' },
  ],
  people: [
    {
      login: 'head',
      name: '局长',
      role: 'officer',
      departmentCode: 'fgj',
      isHead: true,
      email: 'head@example.invalid',
      password: 'correct horse',
    },
    { login: 'officer', name: '经办人', role: 'officer', departmentCode: 'fgj' },
    { login: 'ducha', name: '督查员', role: 'supervisor', password: 'correct horse' },
    { login: 'leader', name: '分管领导', role: 'leader' },
  ],
};

const ADMIN: Actor = { id: newId(), name: '管理员', kind: 'person', role: 'admin', departmentId: null };

/** Goes back as well. */
class AnyTime extends Clock {
  instant = NOW;
  now(): Date {
    return this.instant;
  }
}

const clock = new AnyTime();
let module: Awaited<ReturnType<typeof openModule>>;
let database: Database;
let departments: DepartmentsService;
let people: PeopleService;
let sessions: SessionsService;
let keys: ApiKeysService;

beforeAll(async () => {
  module = await openModule([IdentityModule], { clock });
  database = module.get(Database);
  departments = module.get(DepartmentsService);
  people = module.get(PeopleService);
  sessions = module.get(SessionsService);
  keys = module.get(ApiKeysService);
  await database.transaction((tx) => loadRoster(tx, ROSTER, NOW));
});

beforeEach(() => {
  clock.instant = NOW;
});

afterAll(() => module.close());

describe('the roster', () => {
  it('can be loaded again without doubling anybody', async () => {
    await database.transaction((tx) => loadRoster(tx, ROSTER, NOW));
    expect((await departments.list()).map(({ code }) => code)).toEqual(['czj', 'fgj']);
    expect(await database.query('SELECT 1 FROM person')).toHaveLength(4);
  });

  const [fgj, czj] = ROSTER.departments as [Roster['departments'][0], Roster['departments'][0]];
  const leader = { login: 'second', name: '副区长', role: 'leader' as const };
  it.each([
    ['two departments with one code', { departments: [fgj, { ...czj, code: 'fgj' }], people: [] }, '/departments/1/code'],
    ['two departments with one name', { departments: [fgj, { ...fgj, code: 'fg2' }], people: [] }, '/departments/1/name'],
    ['two people with one login', { departments: [], people: [leader, { ...leader, login: 'SECOND' }] }, '/people/1/login'],
    [
      'an officer without a department',
      { departments: [], people: [{ ...leader, role: 'officer' as const }] },
      '/people/0/departmentCode',
    ],
  ])('with %s is refused whole, and the place is named', async (_name, roster: Roster, pointer) => {
    const before = await departments.list();
    const refusal = database.transaction((tx) => loadRoster(tx, roster, NOW));
    await expect(refusal).rejects.toMatchObject({ code: 'roster.invalid', facts: { errors: [{ pointer }] } });
    expect(await departments.list()).toEqual(before);
  });

  it('does not give a department the name of another one', async () => {
    const roster = { departments: [{ ...fgj, code: 'new', name: czj.name }], people: [] };
    await expect(database.transaction((tx) => loadRoster(tx, roster, NOW))).rejects.toThrow(/has this name: 财政局/);
  });

  it('names the field that clashes', async () => {
    const twin = { code: 'fgj', name: '别的局', shortName: '别', aliases: [], duties: '' };
    await expect(departments.create(ADMIN, twin)).rejects.toThrow(/has this code/);
    const person = {
      login: 'HEAD',
      name: '同名',
      role: 'leader' as const,
      email: null,
      phone: null,
      departmentId: null,
      isHead: false,
    };
    await expect(people.create(ADMIN, person)).rejects.toThrow(/login HEAD is taken/);
    await expect(people.create(ADMIN, { ...person, login: 'new', role: 'officer' })).rejects.toThrow(/belongs to a department/);
  });
});

describe('audiences', () => {
  it.each([
    ['lead-officers', ['经办人']],
    ['lead-head', ['局长']],
    ['supervisors', ['督查员']],
    ['leader', ['分管领导']],
  ] as const)('%s of a project are %j', async (audience, names) => {
    const leadDepartmentId = (await departments.list()).find(({ code }) => code === 'fgj')?.id ?? '';
    const [leader] = await database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'leader'`);
    const people = await directory.audience(database, { leadDepartmentId, leaderId: leader?.id ?? null }, audience);
    expect(people.map(({ name }) => name)).toEqual(names);
  });
});

describe('proving who one is', () => {
  it('lets the right password in and tells nothing about a wrong one', async () => {
    const { token, actor } = await sessions.logIn({ login: 'DUCHA', password: 'correct horse' });
    expect(await sessions.authenticate(token)).toEqual(actor);
    const wrong = await sessions.logIn({ login: 'ducha', password: 'x' }).catch((error: Error) => error.message);
    const unknown = await sessions.logIn({ login: 'nobody', password: 'x' }).catch((error: Error) => error.message);
    expect(wrong).toBe(unknown);
  });

  it('keeps no token or password in the clear', async () => {
    const { token } = await sessions.logIn({ login: 'ducha', password: 'correct horse' });
    const rows = await database.query<{ text: string }>(
      `SELECT t::text AS text FROM access_token t UNION ALL SELECT p::text FROM person p`,
    );
    expect(rows.some(({ text }) => text.includes(token) || text.includes('correct horse'))).toBe(false);
  });

  it('ends a token after 12 hours, at the log-out, and when the person leaves', async () => {
    const first = await sessions.logIn({ login: 'head', password: 'correct horse' });
    clock.instant = LATER;
    await expect(sessions.authenticate(first.token)).rejects.toThrow(/Log in again/);
    clock.instant = NOW;
    await sessions.logOut(first.token);
    await expect(sessions.authenticate(first.token)).rejects.toThrow(/Log in again/);
    const second = await sessions.logIn({ login: 'head', password: 'correct horse' });
    await people.update(ADMIN, second.actor.id, { active: false });
    await expect(sessions.authenticate(second.token)).rejects.toThrow(/Log in again/);
  });

  it('does not pile up tokens that have expired', async () => {
    await sessions.logIn({ login: 'ducha', password: 'correct horse' });
    clock.instant = LATER;
    const { actor } = await sessions.logIn({ login: 'ducha', password: 'correct horse' });
    expect(await database.query('SELECT 1 FROM access_token WHERE person_id = $1', [actor.id])).toHaveLength(1);
  });

  it('takes an API key until it is revoked', async () => {
    const key = await keys.create(ADMIN, { name: 'OA', role: 'supervisor', departmentId: null });
    clock.instant = LATER;
    expect(await sessions.authenticate(key.key)).toMatchObject({ kind: 'api-key', name: 'OA', role: 'supervisor' });
    clock.instant = NOW;
    await keys.revoke(ADMIN, key.id);
    await expect(sessions.authenticate(key.key)).rejects.toThrow(/Log in again/);
  });
});

describe('an API key', () => {
  it('for a department that does not exist is refused', async () => {
    const details = { name: 'OA', role: 'officer' as const, departmentId: newId() };
    await expect(keys.create(ADMIN, details)).rejects.toThrow(/no department/);
  });
});

it('whoever may not manage the roster or keys is refused by the use case itself', async () => {
  const { actor } = await sessions.logIn({ login: 'ducha', password: 'correct horse' });
  const [department] = await departments.list();
  const refused = [
    departments.create(actor, { code: 'x', name: 'x', shortName: 'x', aliases: [], duties: '' }),
    departments.update(actor, department?.id ?? '', { duties: '' }),
    people.update(actor, actor.id, { role: 'admin' }),
    people.loadRoster(actor, ROSTER),
    people.list({ ...actor, role: 'officer' }, { limit: 1 }),
    keys.list(actor),
    keys.create(actor, { name: 'OA', role: 'admin', departmentId: null }),
    keys.revoke(actor, newId()),
  ];
  for (const attempt of refused) await expect(attempt).rejects.toMatchObject({ code: 'access.denied' });
});

describe('abilities', () => {
  const actor = (role: Actor['role']): Actor => ({ id: newId(), name: 'x', kind: 'person', role, departmentId: null });

  it('let officers handle projects and nothing else', () => {
    expect(can(actor('officer'), 'project.handle')).toBe(true);
    expect(() => requireAbility(actor('officer'), 'project.supervise')).toThrow(/Ask a supervisor/);
    expect(() => requireAbility(actor('leader'), 'project.handle')).toThrow(/Ask a supervisor/);
  });
});
