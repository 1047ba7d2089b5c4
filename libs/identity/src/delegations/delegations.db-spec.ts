import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { Database, SimulatedClock } from '#platform';
import { openModule } from '../../../../test/setup/module.js';
import type { Actor } from '../access/actor.js';
import { IdentityModule } from '../identity.module.js';
import { loadRoster, type Roster } from '../people/roster.js';
import { readStandIns } from './delegations.queries.js';
import { DelegationsService, type NewDelegation } from './delegations.service.js';
import { standInFor } from './stand-ins.js';

/** 2022-05-09, a Monday, 07:30 in Shanghai: the day before in UTC. */
const NOW = new Date('2022-05-08T23:30:00Z');

const ROSTER: Roster = {
  departments: [
    { code: 'fgj', name: '发展和改革局', shortName: '发改局', aliases: [], duties: '' },
    { code: 'czj', name: '财政局', shortName: '财政局', aliases: [], duties: '' },
  ],
  people: [
    { login: 'zhang', name: '张三', role: 'officer', departmentCode: 'fgj' },
    { login: 'li', name: '李四', role: 'officer', departmentCode: 'fgj', email: 'li@example.invalid' },
    { login: 'wang', name: '王五', role: 'officer', departmentCode: 'czj' },
    { login: 'leader', name: '分管领导', role: 'leader' },
    { login: 'ducha', name: '督查员', role: 'supervisor' },
    { login: 'admin', name: '管理员', role: 'admin' },
  ],
};

let module: Awaited<ReturnType<typeof openModule>>;
let database: Database;
let delegations: DelegationsService;
let people: Map<string, Actor>;

beforeAll(async () => {
  module = await openModule([IdentityModule], { clock: new SimulatedClock(NOW) });
  database = module.get(Database);
  delegations = module.get(DelegationsService);
  await database.transaction((tx) => loadRoster(tx, ROSTER, NOW));
  const rows = await database.query<Actor & { login: string }>(
    `SELECT id, login, name, role, department_id AS "departmentId", 'person' AS kind FROM person`,
  );
  people = new Map(rows.map(({ login, ...actor }) => [login, actor]));
});

beforeEach(() => database.query('DELETE FROM delegation'));

afterAll(() => module.close());

const who = (login: string): Actor => people.get(login) as Actor;

const absence = (absent: string, deputy: string, from = '2022-05-09', to = '2022-05-13'): NewDelegation => ({
  personId: who(absent).id,
  deputyId: who(deputy).id,
  from,
  to,
  reason: '病假',
});

const set = async (one: NewDelegation, by = 'admin'): Promise<string> => (await delegations.delegate(who(by), one)).id;

const end = (absent: string, delegationId: string, by = absent): Promise<unknown> =>
  delegations.end(who(by), who(absent).id, delegationId);

async function standIn(login: string, day: string): Promise<string | undefined> {
  return standInFor(who(login).id, await readStandIns(database, day))?.name;
}

describe('a delegation', () => {
  it('is set by the person or an administrator, and by nobody else', async () => {
    await set(absence('zhang', 'li'), 'zhang');
    await set(absence('li', 'leader'), 'admin');
    for (const other of ['li', 'leader', 'ducha'])
      await expect(set(absence('zhang', 'li', '2022-06-01', '2022-06-02'), other)).rejects.toMatchObject({
        code: 'access.denied',
      });
  });

  it('counts from its first to its last day', async () => {
    await set(absence('zhang', 'li', '2022-05-10', '2022-05-11'));
    const days = ['2022-05-09', '2022-05-10', '2022-05-11', '2022-05-12'];
    expect(await Promise.all(days.map((day) => standIn('zhang', day)))).toEqual([undefined, '李四', '李四', undefined]);
  });

  it.each([
    ['outside the department', absence.bind(null, 'zhang', 'wang'), 'delegation.deputy-outside'],
    ['to oneself', absence.bind(null, 'zhang', 'zhang'), 'delegation.self'],
    // In Shanghai it is the 9th already.
    ['of days that have passed', absence.bind(null, 'zhang', 'li', '2022-05-07', '2022-05-08'), 'delegation.days-invalid'],
  ])('%s is refused', async (_name, make, code) => {
    await expect(set(make())).rejects.toMatchObject({ code });
  });

  it('may follow another one, and not cut into it', async () => {
    await set(absence('zhang', 'li', '2022-05-09', '2022-05-13'));
    await expect(set(absence('zhang', 'leader', '2022-05-13', '2022-05-20'))).rejects.toMatchObject({
      code: 'delegation.overlap',
    });
    await set(absence('zhang', 'leader', '2022-05-14', '2022-05-20'));
  });

  it('makes no circle, also when two are set at the same moment', async () => {
    for (let round = 0; round < 20; round += 1) {
      const results = await Promise.allSettled([set(absence('zhang', 'li')), set(absence('li', 'zhang'))]);
      const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
      expect(refused).toMatchObject([{ code: 'delegation.circle' }]);
      await database.query('DELETE FROM delegation');
    }
  });
});

describe('the end', () => {
  it('comes early when it is asked for, once, and frees the days', async () => {
    const id = await set(absence('zhang', 'li'), 'zhang');
    await expect(end('zhang', id, 'li')).rejects.toMatchObject({ code: 'access.denied' });
    await expect(end('li', id)).rejects.toMatchObject({ code: 'delegation.not-found' });
    await end('zhang', id);
    expect(await standIn('zhang', '2022-05-10')).toBeUndefined();
    await expect(end('zhang', id)).rejects.toMatchObject({ code: 'delegation.over' });
    await set(absence('zhang', 'leader'));
    expect(await standIn('zhang', '2022-05-10')).toBe('分管领导');
  });

  it('is in the history as the begin is; the reason is not', async () => {
    const { id: personId } = who('li');
    await end('li', await set(absence('li', 'zhang'), 'admin'));
    const history = (await readHistory(database, personId)).slice(-2);
    const facts = { person: '李四', deputy: '张三', from: '2022-05-09', to: '2022-05-13' };
    expect(history).toMatchObject([
      { type: 'person.delegated', subject: { kind: 'person', id: personId }, actor: { name: '管理员' }, data: facts },
      { type: 'person.delegation_ended', actor: { name: '李四' }, data: facts },
    ]);
    expect(JSON.stringify(history)).not.toContain('病假');
  });
});

describe('the lists', () => {
  it('of delegations page from the latest days back, for the person and whoever reads the roster', async () => {
    const { id } = who('zhang');
    for (const day of ['2022-05-10', '2022-05-12', '2022-05-11']) await set(absence('zhang', 'li', day, day));
    const first = await delegations.list(who('zhang'), id, { limit: 2 });
    const second = await delegations.list(who('ducha'), id, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ from }) => from)).toEqual(['2022-05-12', '2022-05-11', '2022-05-10']);
    expect(first.items[0]).toMatchObject({ deputy: { name: '李四' }, reason: '病假', setByName: '管理员', endedAt: null });
    expect(second.nextCursor).toBeNull();
    await expect(delegations.list(who('li'), id, { limit: 2 })).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('of deputies name those who may stand in', async () => {
    const names = async (login: string): Promise<string[]> =>
      (await delegations.deputies(who(login), who(login).id)).map(({ name }) => name).sort();
    expect(await names('zhang')).toEqual(['分管领导', '李四']);
    expect(await names('ducha')).toEqual(['管理员']);
    expect(await names('leader')).toEqual([]);
  });
});
