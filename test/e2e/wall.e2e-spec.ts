import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import type { Json, Received } from '../../apps/api/test/client.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.open();
  const [leader] = await api.database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'leader'`);
  const task = { origin: 'direct', leadDepartmentId: await api.departmentId('sthj'), leaderId: leader?.id };
  for (const body of [
    { ...task, title: '碧道建设', text: '启动碧道建设', dueDate: '2022-05-20' },
    { ...task, title: '秘密整改', text: '整改涉密问题', dueDate: '2022-05-20', confidential: true },
    { ...task, title: '河涌整治', text: '推进河涌整治', dueDate: '2022-12-20' },
  ])
    expect((await api.as('ducha', '/v1/projects', { method: 'POST', body })).status).toBe(201);
  api.clock.moveTo(instantAt('2022-06-10', '10:00'));
});

afterAll(() => api.close());

const problem = ({ status, body }: Received): unknown[] => [status, String(body['type']).split('/').at(-1)];
const hang = async (name: string): Promise<Json> =>
  (await api.as('ducha', '/v1/screens', { method: 'POST', body: { name } })).body;
const wall = (token: string, query = ''): Promise<Received> =>
  api.send(`/v1/wall${query}`, { token, headers: { 'Accept-Language': 'zh-CN' } });

it('a supervisor makes a link that shows board and red list, without people and without what is confidential', async () => {
  for (const login of ['huanbao', 'leader'])
    expect(problem(await api.as(login, '/v1/screens', { method: 'POST', body: { name: '大厅' } }))).toEqual([
      403,
      'access.denied',
    ]);
  const screen = await hang('一楼大厅');
  const token = String(screen['token']);
  expect(String(screen['url'])).toMatch(new RegExp(`/board/wall#screen=${token}$`));
  const { status, body } = await wall(token);
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({
      day: '2022-06-10',
      lamps: { total: 2, red: 1, yellow: 0, green: 1, off: 0 },
      sentence: expect.stringContaining('2项具体工作') as string,
    }),
  ]);
  expect(body['red']).toEqual([
    {
      title: '碧道建设',
      department: '生态环境分局',
      dueDate: '2022-05-20',
      percent: 0,
      lampReason: expect.stringMatching(/^逾期/),
    },
  ]);
  expect(body['departments']).toEqual([expect.objectContaining({ name: '生态环境分局', total: 2, red: 1, load: 2 })]);
  const people = await api.database.query<{ name: string }>('SELECT name FROM person');
  for (const { name } of people) expect(JSON.stringify(body)).not.toContain(name);
  expect(JSON.stringify(body)).not.toContain('秘密');
  expect((await api.as('ducha', '/v1/screens')).body['items']).toMatchObject([
    {
      name: '一楼大厅',
      hint: token.slice(-4),
      createdByName: '督查员',
      revokedAt: null,
      lastSeenAt: expect.any(String) as string,
    },
  ]);
});

it('a link of a screen opens the wall and nothing else; the token of a person does not open the wall', async () => {
  const token = String((await hang('会议室'))['token']);
  for (const path of ['/v1/me', '/v1/projects', '/v1/board', '/v1/screens'])
    expect((await api.send(path, { token })).status).toBe(401);
  for (const other of [await api.token('ducha'), 'dbs_guessed', ''])
    expect(problem(await wall(other))).toEqual([401, 'screen.refused']);
});

it('a revoked link shows nothing any more; the others go on', async () => {
  const [gone, kept] = [await hang('旧屏'), await hang('新屏')];
  const path = `/v1/screens/${String(gone['id'])}`;
  expect(problem(await api.as('huanbao', path, { method: 'DELETE' }))).toEqual([403, 'access.denied']);
  expect((await api.as('ducha', path, { method: 'DELETE' })).status).toBe(204);
  expect((await api.as('ducha', path, { method: 'DELETE' })).status).toBe(204);
  expect(problem(await wall(String(gone['token'])))).toEqual([401, 'screen.refused']);
  expect((await wall(String(kept['token']))).status).toBe(200);
  const none = '/v1/screens/0190f3a2-5f6b-7cde-8a01-23456789abcd';
  expect(problem(await api.as('ducha', none, { method: 'DELETE' }))).toEqual([404, 'screen.not-found']);
});

it('a screen can show one plan alone', async () => {
  const token = String((await hang('计划屏'))['token']);
  const { body } = await wall(token, '?planId=0190f3a2-5f6b-7cde-8a01-23456789abcd');
  expect(body).toMatchObject({ lamps: { total: 0 }, red: [] });
});
