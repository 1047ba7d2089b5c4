import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../setup/eventually.js';
import { ImportedPlan } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let id: string;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  const plan = await ImportedPlan.upload(api);
  id = await plan.register('启动碧道建设');
});

afterAll(() => api.close());

it('whoever sees a project reads its passage of the plan, though not the plan', async () => {
  for (const login of ['huanbao', 'leader']) {
    const { body } = await api.as(login, `/v1/projects/${id}/source`);
    expect(body['passage']).toMatchObject({ text: '启动碧道建设', plan: { planYear: 2022 } });
    const { before, after } = body['passage'] as { before: string; after: string };
    expect([before.endsWith('推进月荷湖综合治理工程(一期)项目完工;'), after.startsWith('。精心打造科技类景观小品')]).toEqual([
      true,
      true,
    ]);
  }
  expect((await api.as('chengjian', `/v1/projects/${id}/source`)).status).toBe(404);
});

it('a task that comes from no plan has no passage, and says its paper', async () => {
  const body = {
    title: '道路积水整治',
    text: '整治道路积水',
    origin: 'finding',
    originNote: '巡察反馈意见第12条',
    leadDepartmentId: await api.departmentId('sthj'),
    dueDate: '2022-06-24',
  };
  const { body: project } = await api.as('ducha', '/v1/projects', { method: 'POST', body });
  const answer = await api.as('huanbao', `/v1/projects/${String(project['id'])}/source`);
  expect(answer.body).toEqual({ passage: null, originNote: '巡察反馈意见第12条' });
});

it('shows who was told of it, through what, and who has read it', async () => {
  await api.as('ducha', '/v1/overdue/actions', { method: 'POST', body: { action: 'urge', projectIds: [id], message: '请反馈' } });
  const toldByInbox = async (): Promise<Record<string, unknown>[]> => {
    const { body } = await api.as('huanbao', `/v1/projects/${id}/messages`);
    const items = body['items'] as { channel: string; person: { name: string } | null; title: string; readAt: string | null }[];
    return items.filter(({ channel, person }) => channel === 'inbox' && person?.name === '环保经办');
  };
  await eventually(async () =>
    expect((await toldByInbox())[0]).toMatchObject({ state: 'delivered', department: '生态环境分局' }),
  );
  const before = await toldByInbox();
  expect(before[0]?.['readAt']).toBeNull();
  await api.as('huanbao', `/v1/inbox/${String(before[0]?.['id'])}/read`, { method: 'POST' });
  expect((await toldByInbox())[0]?.['readAt']).not.toBeNull();
});

it('people are found by name, to be named, also by a leader; without their addresses', async () => {
  const { body, status } = await api.as('leader', `/v1/people/names?q=${encodeURIComponent('环保')}`);
  expect(status).toBe(200);
  expect((body['items'] as object[]).map((one) => Object.keys(one))).toEqual([
    ['id', 'name', 'role', 'department'],
    ['id', 'name', 'role', 'department'],
  ]);
  expect((await api.as('leader', '/v1/people/names?q=%25')).body['items']).toEqual([]);
});
