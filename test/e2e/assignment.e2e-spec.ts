import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../setup/eventually.js';
import { RunningApi } from '../setup/running-api.js';

const PLAN = `二、重点工作
推进月荷湖治理（牵头单位：市生态环境局；责任单位：城建局、各街道；完成时限：9月底前）。
启动碧道和河涌整治。
新建公园5个（区园林局）。
`;

interface Item {
  id: string;
  text: string;
  leadDepartmentId: string | null;
  cooperatingDepartmentIds: string[];
  due: string | null;
  assignedFrom: string | null;
  version: number;
}

let api: RunningApi;
let planId: string;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  const { body } = await post('/v1/plans', { text: PLAN, planYear: 2022 });
  planId = String(body['planId']);
  const job = `/v1/jobs/${String(body['jobId'])}`;
  await eventually(async () => expect((await api.as('ducha', job)).body['state']).toBe('done'), { withinMs: 30_000 });
});

afterAll(() => api.close());

function post(path: string, body: unknown): ReturnType<RunningApi['as']> {
  return api.as('ducha', path, { method: 'POST', body });
}

async function item(text: string): Promise<Item> {
  const { body } = await api.as('ducha', `/v1/plans/${planId}/items`);
  const found = (body['items'] as Item[]).find((one) => one.text === text);
  if (!found) throw new Error(`the plan has no item ${text}`);
  return found;
}

it('a plan that names departments is registered without naming them again', async () => {
  const sthj = await api.departmentId('sthj');
  const written = await item('推进月荷湖治理');
  expect(written).toMatchObject({ leadDepartmentId: sthj, due: '2022-09-30', assignedFrom: 'document' });
  const { body } = await post('/v1/items/register', { registrations: [{ itemId: written.id }] });
  const [{ projectId }] = body['registered'] as [{ projectId: string }];
  const { body: project } = await api.as('ducha', `/v1/projects/${projectId}`);
  expect(project).toMatchObject({ leadDepartment: { id: sthj }, dueDate: '2022-09-30' });
});

it('names that the roster does not have are told with their items', async () => {
  const { body } = await api.as('ducha', `/v1/plans/${planId}`);
  expect(body['unmatchedNames']).toMatchObject([
    { name: '各街道', reason: 'collective' },
    { name: '区园林局', reason: 'unknown', itemIds: [(await item('新建公园5个')).id] },
  ]);
});

it('what nobody leads is refused at registration, proposed, accepted, and then registered', async () => {
  const { id } = await item('启动碧道和河涌整治');
  const refused = await post('/v1/items/register', { registrations: [{ itemId: id }] });
  expect([refused.status, refused.body['code']]).toEqual([422, 'item.lead-needed']);

  const sthj = await api.departmentId('sthj');
  const { body: one } = await api.as('ducha', `/v1/items/${id}/suggestions`);
  expect((one['suggestions'] as unknown[])[0]).toMatchObject({ departmentId: sthj, departmentName: '生态环境分局' });
  const { body: all } = await api.as('ducha', `/v1/plans/${planId}/suggestions`);
  expect((all['items'] as { itemId: string }[]).map(({ itemId }) => itemId)).toContain(id);
  expect(await item('启动碧道和河涌整治')).toMatchObject({ leadDepartmentId: null });

  const accepted = await post(`/v1/plans/${planId}/suggestions/accept`, { itemIds: [id] });
  expect(accepted.body['accepted']).toMatchObject([{ itemId: id, leadDepartmentId: sthj }]);
  expect(await item('启动碧道和河涌整治')).toMatchObject({ leadDepartmentId: sthj, assignedFrom: 'person' });
  expect((await post('/v1/items/register', { registrations: [{ itemId: id }] })).status).toBe(200);
});

it('an item is assigned by hand', async () => {
  const { id, version } = await item('新建公园5个');
  const body = { leadDepartmentId: await api.departmentId('cjj'), cooperatingDepartmentIds: [await api.departmentId('sthj')] };
  const answer = await api.as('ducha', `/v1/items/${id}`, { method: 'PATCH', body, headers: { 'If-Match': `"${version}"` } });
  expect(answer.body).toMatchObject({ ...body, assignedFrom: 'person' });
});
