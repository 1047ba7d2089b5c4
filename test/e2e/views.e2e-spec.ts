import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json, Received } from '../../apps/api/test/client.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.open();
  const task = {
    origin: 'direct',
    text: '启动碧道建设',
    leadDepartmentId: await api.departmentId('sthj'),
    leaderId: String((await api.as('leader', '/v1/me')).body['id']),
  };
  for (const [title, series, dueDate] of [
    ['碧道建设', '十项民生实事', '2022-02-18'],
    ['河涌整治', '十项民生实事', '2022-05-20'],
    ['公园建设', '重点工程', '2022-02-25'],
  ] as const)
    expect(
      (await api.as('ducha', '/v1/projects', { method: 'POST', body: { ...task, title, series: [series], dueDate } })).status,
    ).toBe(201);
});

afterAll(() => api.close());

const save = (login: string, body: Json): Promise<Received> => api.as(login, '/v1/views', { method: 'POST', body });
const problem = ({ status, body }: Received): unknown[] => [status, String(body['type']).split('/').at(-1)];
const titles = async (login: string, query: string): Promise<string[]> => {
  const { body } = await api.as(login, `/v1/projects?${query}`);
  return (body['items'] as { title: string }[]).map(({ title }) => title);
};

it('a shared view filters lists, ledger, board, statistics and overdue desk, under what a request says itself', async () => {
  const { status, body: view } = await save('ducha', {
    name: '民生实事',
    filter: { series: ['十项民生实事'], leaderId: 'me' },
    shared: true,
  });
  expect(status).toBe(201);
  expect(view).toMatchObject({ own: true, shared: true, ownerName: '督查员', version: 1 });
  expect(decodeURIComponent(String(view['query']))).toBe('leaderId=me&series=十项民生实事');

  // `me` is whoever asks: the leader leads them, the supervisor none.
  expect(await titles('leader', `view=${view['id']}`)).toEqual(['碧道建设', '河涌整治']);
  expect(await titles('ducha', `view=${view['id']}`)).toEqual([]);
  expect(await titles('leader', `view=${view['id']}&dueTo=2022-03-31`)).toEqual(['碧道建设']);
  expect(await titles('leader', `view=${view['id']}&series=重点工程`)).toEqual(['公园建设']);
  const { body: board } = await api.as('leader', `/v1/board?view=${view['id']}`);
  const lamps = board['lamps'] as { total: number; queries: { total: string } };
  expect(lamps.total).toBe(2);
  expect(await titles('leader', lamps.queries.total)).toHaveLength(2);
  expect((await api.as('leader', `/v1/statistics?view=${view['id']}`)).body).toMatchObject({ total: 2 });
  expect((await api.as('leader', `/v1/board/trend?view=${view['id']}&from=2022-01-17`)).body).toMatchObject({
    points: [{ total: 2 }],
  });
  expect((await api.as('leader', `/v1/overdue?view=${view['id']}`)).body).toMatchObject({ total: 0 });
  const ledger = await api.as('leader', `/v1/projects/ledger.json?view=${view['id']}`);
  expect([ledger.status, JSON.stringify(ledger.body).split('启动碧道建设').length - 1]).toEqual([200, 2]);
});

it('a view that is not shared is for its owner alone, and only supervisors share', async () => {
  const { body: own } = await save('huanbao', { name: '我的', filter: { q: '河涌' } });
  expect(await titles('huanbao', `view=${own['id']}`)).toEqual(['河涌整治']);
  expect(problem(await api.as('ducha', `/v1/projects?view=${own['id']}`))).toEqual([404, 'view.not-found']);
  expect(problem(await api.as('ducha', '/v1/projects?view=mine'))).toEqual([400, 'request.invalid']);
  expect(problem(await save('huanbao', { name: '大家的', filter: { q: '碧道' }, shared: true }))).toEqual([403, 'access.denied']);
  expect(problem(await save('huanbao', { name: '我的', filter: { q: '公园' } }))).toEqual([409, 'view.name-taken']);
  expect(problem(await save('huanbao', { name: '空', filter: {} }))).toEqual([422, 'view.empty']);
  expect(problem(await save('huanbao', { name: '错', filter: { state: ['finished'] } }))).toEqual([400, 'request.invalid']);
  expect(problem(await save('huanbao', { name: '错', filter: { asOf: '2022-01-01' } }))).toEqual([400, 'request.invalid']);
});

it('only its owner changes or deletes a view, as it was read', async () => {
  const { body: view } = await save('ducha', { name: '红灯', filter: { lamp: ['red'] }, shared: true });
  const path = `/v1/views/${view['id']}`;
  const change = (login: string, version: number): Promise<Received> =>
    api.as(login, path, {
      method: 'PUT',
      body: { name: '红黄灯', filter: { lamp: ['red', 'yellow'] } },
      headers: { 'If-Match': `"${version}"` },
    });
  expect(problem(await change('huanbao', 1))).toEqual([403, 'view.not-yours']);
  expect((await change('ducha', 1)).body).toMatchObject({ name: '红黄灯', shared: false, version: 2 });
  expect(problem(await change('ducha', 1))).toEqual([412, 'version.stale']);
  expect(problem(await api.as('huanbao', path))).toEqual([404, 'view.not-found']);
  expect((await api.as('ducha', path, { method: 'DELETE' })).status).toBe(204);
  expect((await api.as('ducha', '/v1/views')).body['items']).toMatchObject([{ name: '民生实事' }]);
  expect((await api.as('huanbao', '/v1/views')).body['items']).toMatchObject([{ name: '我的' }, { name: '民生实事' }]);
});
