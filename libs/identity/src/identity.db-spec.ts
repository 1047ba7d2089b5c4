import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { OUTBOX_MIGRATIONS } from '#outbox';
import { Database, newId } from '#platform';
import { type Actor, can, requireAbility } from './actor.js';
import { createDepartment, listDepartments, matchDepartment } from './departments.js';
import { IDENTITY_MIGRATIONS } from './migrations/index.js';
import { findAudience } from './audiences.js';
import { createPerson, updatePerson } from './people.js';
import { loadRoster, type Roster } from './roster.js';
import { authenticate, createApiKey, logIn, logOut, revokeApiKey } from './sessions.js';

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

let database: Database;

beforeAll(async () => {
  const schema = `identity_${newId().replaceAll('-', '')}`;
  database = await Database.open({
    url: inject('postgresUrl'),
    schema,
    entities: [],
    migrations: [...OUTBOX_MIGRATIONS, ...IDENTITY_MIGRATIONS],
  });
  await database.migrate();
  await database.transaction((tx) => loadRoster(tx, ROSTER, NOW));
});

afterAll(async () => {
  await database.dropSchema();
  await database.close();
});

describe('the roster', () => {
  it('can be loaded again without doubling anybody', async () => {
    await database.transaction((tx) => loadRoster(tx, ROSTER, NOW));
    expect((await listDepartments(database)).map(({ code }) => code)).toEqual(['czj', 'fgj']);
    expect(await database.query('SELECT 1 FROM person')).toHaveLength(4);
  });

  it.each(['发展和改革局', '发改局', '区发改局', '发 改 局', 'fgj'])('knows the department by %s', async (name) => {
    expect((await matchDepartment(database, name))?.code).toBe('fgj');
  });

  it('does not guess at a department it does not have', async () => {
    expect(await matchDepartment(database, '交通局')).toBeNull();
  });

  it('knows a department whose own name has blanks in it', async () => {
    const details = { code: 'zwzx', name: '政务服务 中心', shortName: '政务\u3000中心', aliases: [], duties: '' };
    await database.transaction(async (tx) => {
      await createDepartment(tx, details, NOW);
      expect((await matchDepartment(tx, '政务服务中心'))?.code).toBe('zwzx');
      expect((await matchDepartment(tx, '政务中心'))?.code).toBe('zwzx');
      await tx.query(`DELETE FROM department WHERE code = 'zwzx'`);
    });
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
    const before = await listDepartments(database);
    const refusal = database.transaction((tx) => loadRoster(tx, roster, NOW));
    await expect(refusal).rejects.toMatchObject({ code: 'roster.invalid', facts: { errors: [{ pointer }] } });
    expect(await listDepartments(database)).toEqual(before);
  });

  it('does not give a department the name of another one', async () => {
    const roster = { departments: [{ ...fgj, code: 'new', name: czj.name }], people: [] };
    await expect(database.transaction((tx) => loadRoster(tx, roster, NOW))).rejects.toThrow(/has this name: 财政局/);
  });

  it('names the field that clashes', async () => {
    const twin = { code: 'fgj', name: '别的局', shortName: '别', aliases: [], duties: '' };
    await expect(database.transaction((tx) => createDepartment(tx, twin, NOW))).rejects.toThrow(/has this code/);
    const person = {
      login: 'HEAD',
      name: '同名',
      role: 'leader' as const,
      email: null,
      phone: null,
      departmentId: null,
      isHead: false,
    };
    await expect(database.transaction((tx) => createPerson(tx, person, NOW))).rejects.toThrow(/login HEAD is taken/);
    await expect(
      database.transaction((tx) => createPerson(tx, { ...person, login: 'new', role: 'officer' }, NOW)),
    ).rejects.toThrow(/belongs to a department/);
  });
});

describe('audiences', () => {
  it.each([
    ['lead-officers', ['经办人']],
    ['lead-head', ['局长']],
    ['supervisors', ['督查员']],
    ['leader', ['分管领导']],
  ] as const)('%s of a project are %j', async (audience, names) => {
    const leadDepartmentId = (await matchDepartment(database, 'fgj'))?.id ?? '';
    const [leader] = await database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'leader'`);
    const people = await findAudience(database, { leadDepartmentId, leaderId: leader?.id ?? null }, audience);
    expect(people.map(({ name }) => name)).toEqual(names);
  });
});

describe('proving who one is', () => {
  it('lets the right password in and tells nothing about a wrong one', async () => {
    const { token, actor } = await logIn(database, { login: 'DUCHA', password: 'correct horse' }, NOW);
    expect(await authenticate(database, token, NOW)).toEqual(actor);
    const wrong = await logIn(database, { login: 'ducha', password: 'x' }, NOW).catch((error: Error) => error.message);
    const unknown = await logIn(database, { login: 'nobody', password: 'x' }, NOW).catch((error: Error) => error.message);
    expect(wrong).toBe(unknown);
  });

  it('keeps no token or password in the clear', async () => {
    const { token } = await logIn(database, { login: 'ducha', password: 'correct horse' }, NOW);
    const rows = await database.query<{ text: string }>(
      `SELECT t::text AS text FROM access_token t UNION ALL SELECT p::text FROM person p`,
    );
    expect(rows.some(({ text }) => text.includes(token) || text.includes('correct horse'))).toBe(false);
  });

  it('ends a token after 12 hours, at the log-out, and when the person leaves', async () => {
    const first = await logIn(database, { login: 'head', password: 'correct horse' }, NOW);
    await expect(authenticate(database, first.token, LATER)).rejects.toThrow(/Log in again/);
    await logOut(database, first.token);
    await expect(authenticate(database, first.token, NOW)).rejects.toThrow(/Log in again/);
    const second = await logIn(database, { login: 'head', password: 'correct horse' }, NOW);
    await database.transaction((tx) => updatePerson(tx, second.actor.id, { active: false }));
    await expect(authenticate(database, second.token, NOW)).rejects.toThrow(/Log in again/);
  });

  it('does not pile up tokens that have expired', async () => {
    await logIn(database, { login: 'ducha', password: 'correct horse' }, NOW);
    const { actor } = await logIn(database, { login: 'ducha', password: 'correct horse' }, LATER);
    expect(await database.query('SELECT 1 FROM access_token WHERE person_id = $1', [actor.id])).toHaveLength(1);
  });

  it('takes an API key until it is revoked', async () => {
    const { actor } = await logIn(database, { login: 'ducha', password: 'correct horse' }, NOW);
    const key = await database.transaction((tx) =>
      createApiKey(tx, { name: 'OA', role: 'supervisor', departmentId: null }, actor, NOW),
    );
    expect(await authenticate(database, key.key, LATER)).toMatchObject({ kind: 'api-key', name: 'OA', role: 'supervisor' });
    await database.transaction((tx) => revokeApiKey(tx, key.id, NOW));
    await expect(authenticate(database, key.key, NOW)).rejects.toThrow(/Log in again/);
  });
});

describe('an API key', () => {
  it('for a department that does not exist is refused', async () => {
    const { actor } = await logIn(database, { login: 'ducha', password: 'correct horse' }, NOW);
    const wish = { name: 'OA', role: 'officer' as const, departmentId: newId() };
    await expect(database.transaction((tx) => createApiKey(tx, wish, actor, NOW))).rejects.toThrow(/no department/);
  });
});

describe('abilities', () => {
  const actor = (role: Actor['role']): Actor => ({ id: newId(), name: 'x', kind: 'person', role, departmentId: null });

  it('let officers handle projects and nothing else', () => {
    expect(can(actor('officer'), 'project.handle')).toBe(true);
    expect(() => requireAbility(actor('officer'), 'project.supervise')).toThrow(/Ask a supervisor/);
    expect(() => requireAbility(actor('leader'), 'project.handle')).toThrow(/Ask a supervisor/);
  });
});
