import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import type { Json, Received } from '../../apps/api/test/client.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let sthj: string;
let cjj: string;
const people = new Map<string, string>();

beforeAll(async () => {
  api = await RunningApi.open();
  [sthj, cjj] = [await api.departmentId('sthj'), await api.departmentId('cjj')];
  for (const name of ['陈副主任', '马副主任']) {
    const body = { login: name === '陈副主任' ? 'chen' : 'ma', name, role: 'leader' };
    people.set(name, String((await api.as('admin', '/v1/people', { method: 'POST', body })).body['id']));
  }
});

afterAll(() => api.close());

const send = (login: string, method: string, path: string, body: Json): Promise<Received> =>
  api.as(login, path, { method, body });
const problem = ({ status, body }: Received): unknown[] => [status, String(body['type']).split('/').at(-1)];
const id = (name: string): string => people.get(name) ?? '';

async function register(title: string, more: Json = {}): Promise<string> {
  const body = { origin: 'direct', title, text: title, leadDepartmentId: sthj, dueDate: '2022-09-30', ...more };
  const answer = await send('ducha', 'POST', '/v1/projects', body);
  expect(answer.status).toBe(201);
  return String(answer.body['id']);
}

async function leaderOf(projectId: string): Promise<unknown> {
  const { body } = await api.as('ducha', `/v1/projects/${projectId}`);
  return (body['leader'] as { name: string } | null)?.name;
}

async function transition(projectId: string, name: string, body: Json, login = 'ducha'): Promise<Received> {
  const { headers } = await api.as(login, `/v1/projects/${projectId}`);
  const sent = { method: 'POST', body, headers: { 'If-Match': headers.get('etag') ?? '' } };
  return api.as(login, `/v1/projects/${projectId}/${name}`, sent);
}

it('a task has the leader in charge of its department, by field, unless somebody is named', async () => {
  const leaders = [{ personId: id('陈副主任'), fields: ['河涌', '水质'] }, { personId: id('马副主任') }];
  const { body, status } = await send('admin', 'PUT', `/v1/departments/${sthj}/leaders`, { leaders });
  expect([status, body['leaders']]).toEqual([
    200,
    [
      { id: id('陈副主任'), name: '陈副主任', fields: ['河涌', '水质'] },
      { id: id('马副主任'), name: '马副主任', fields: [] },
    ],
  ]);
  const { body: departments } = await api.as('huanbao', '/v1/departments');
  expect((departments['items'] as { id: string; leaders: unknown[] }[]).find((one) => one.id === sthj)?.leaders).toHaveLength(2);

  expect(await leaderOf(await register('全力推动河涌整治'))).toBe('陈副主任');
  expect(await leaderOf(await register('启动碧道建设'))).toBe('马副主任');
  expect(await leaderOf(await register('建设公园', { leadDepartmentId: cjj }))).toBeUndefined();
  expect(await leaderOf(await register('整治河涌二期', { leaderId: id('马副主任') }))).toBe('马副主任');

  const [officer] = await api.database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'huanbao'`);
  const wrong = { leaders: [{ personId: officer?.id ?? '' }] };
  expect(problem(await send('admin', 'PUT', `/v1/departments/${sthj}/leaders`, wrong))).toEqual([422, 'person.not-leader']);
  expect(problem(await send('ducha', 'PUT', `/v1/departments/${sthj}/leaders`, { leaders }))).toEqual([403, 'access.denied']);
});

it('with another department comes its leader; one who was named stays; a supervisor puts another one in charge', async () => {
  await send('admin', 'PUT', `/v1/departments/${cjj}/leaders`, { leaders: [{ personId: id('陈副主任') }] });
  const inherited = await register('整治黑臭水体');
  expect(await leaderOf(inherited)).toBe('马副主任');
  expect((await transition(inherited, 'reassign', { leadDepartmentId: cjj, reason: '职责调整' })).status).toBe(200);
  expect(await leaderOf(inherited)).toBe('陈副主任');

  const [leader] = await api.database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'leader'`);
  const named = await register('整治扬尘', { leaderId: leader?.id });
  await transition(named, 'reassign', { leadDepartmentId: cjj, reason: '职责调整' });
  expect(await leaderOf(named)).toBe('分管领导');

  api.clock.moveTo(instantAt('2022-01-18', '10:00'));
  expect(problem(await transition(named, 'change-leader', { leaderId: sthj }))).toEqual([404, 'person.not-found']);
  expect(problem(await transition(named, 'change-leader', { leaderId: id('马副主任') }, 'leader'))).toEqual([
    403,
    'access.denied',
  ]);
  const { status } = await transition(named, 'change-leader', { leaderId: id('马副主任'), reason: '领导分工调整' });
  expect([status, await leaderOf(named)]).toEqual([200, '马副主任']);
  const told = await api.database.query<{ line: string }>(
    `SELECT p.login || ': ' || (d.content->>'title') AS line FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.channel = 'inbox' AND d.content->>'title' LIKE '%调整分管领导%' ORDER BY 1`,
  );
  expect(told.map(({ line }) => line)).toEqual([
    'chengjian: 【调整分管领导】整治扬尘',
    'leader: 【调整分管领导】整治扬尘',
    'ma: 【调整分管领导】整治扬尘',
  ]);
});

it('every page takes the leader as its filter: the ledger, the desk, scorecards, circulars and drafts too', async () => {
  api.clock.moveTo(instantAt('2022-10-10', '10:00'));
  const query = `leaderId=${id('陈副主任')}`;
  const { body: list } = await api.as('ducha', `/v1/projects?${query}`);
  const titles = (list['items'] as { title: string }[]).map(({ title }) => title);
  expect(titles.toSorted()).toEqual(['全力推动河涌整治', '整治黑臭水体']);
  const { body: desk } = await api.as('ducha', `/v1/overdue?${query}`);
  expect((desk['items'] as { title: string }[]).map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  const { body: ledger } = await api.as('ducha', `/v1/projects/ledger.json?${query}`);
  expect(JSON.stringify(ledger)).toContain('全力推动河涌整治');
  expect(JSON.stringify(ledger)).not.toContain('启动碧道建设');
  const { body: cards } = await api.as('ducha', `/v1/scorecards?period=2022&${query}`);
  const items = (cards['departments'] as { department: { id: string }; items: { lead: number } }[]).map(
    (one) => [one.department.id, one.items.lead] as const,
  );
  expect(new Map(items)).toEqual(
    new Map([
      [sthj, 1],
      [cjj, 1],
    ]),
  );
  const { body: circular } = await send('ducha', 'POST', '/v1/circulars', { period: '2022-10', leaderId: id('陈副主任') });
  expect(circular).toMatchObject({
    title: '关于2022年10月陈副主任分管领域重点工作落实情况的通报',
    leaderId: id('陈副主任'),
    figures: { scope: { leader: { name: '陈副主任' } }, tally: { total: 2 } },
  });
  expect((await api.as('ducha', `/v1/circulars?${query}`)).body['items']).toHaveLength(1);
  expect((await api.as('leader', '/v1/circulars?leaderId=me')).body['items']).toEqual([]);
  expect((await api.as('leader', '/v1/drafts?leaderId=me')).body).toMatchObject({ total: 0 });
});
