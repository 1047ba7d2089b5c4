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
  const leaders = (await api.as('huanbao', '/v1/people/names?role=leader')).body['items'] as { role: string }[];
  expect([...new Set(leaders.map(({ role }) => role))]).toEqual(['leader']);
});

it('says what comes next, when and to whom, to whoever sees it', async () => {
  const { body } = await api.as('huanbao', `/v1/projects/${id}/upcoming`);
  const items = body['items'] as { day: string; track: string; level: number; subject: object; people: { name: string }[] }[];
  expect(items[0]).toMatchObject({
    day: '2022-01-18',
    track: 'acknowledgement',
    step: 'unsigned-1wd',
    level: 1,
    conditional: false,
  });
  expect(items[0]?.people.map(({ name }) => name)).toEqual(['环保经办', '环保局长']);
  expect(items[0]?.subject).toMatchObject({ kind: 'project', id });
  expect(items.map(({ day }) => day)).toEqual(items.map(({ day }) => day).toSorted());
  expect((await api.as('chengjian', `/v1/projects/${id}/upcoming`)).status).toBe(404);
});

it('words its history in the language of the reader', async () => {
  const summaryOf = async (language: string): Promise<unknown> => {
    const { body } = await api.as('huanbao', `/v1/projects/${id}/events`, { headers: { 'Accept-Language': language } });
    return (body['items'] as { summary: string }[])[0]?.summary;
  };
  expect(await summaryOf('zh-CN')).toMatch(/^督查员：立项.*牵头单位 生态环境分局/);
  expect(await summaryOf('en')).toMatch(/^督查员: registered.*lead 生态环境分局/);
});

it('messages say what they are about, and lead to its page', async () => {
  const inbox = async (): Promise<{ kind: string; subject: unknown; link: string }[]> => {
    const { body } = await api.as('huanbao', '/v1/inbox');
    return body['items'] as { kind: string; subject: unknown; link: string }[];
  };
  await eventually(async () => expect((await inbox()).some(({ kind }) => kind === 'assignment')).toBe(true));
  const given = (await inbox()).find(({ kind, link }) => kind === 'assignment' && link.endsWith(id));
  expect(given?.subject).toEqual({ kind: 'project', id });
});

it('a trend has the lamps of each day as they were known then, and ends today', async () => {
  const { body } = await api.as('ducha', '/v1/board/trend?from=2022-01-01&every=7');
  const points = body['points'] as { day: string; total: number }[];
  expect(points.map(({ day }) => day)).toEqual(['2022-01-03', '2022-01-10', '2022-01-17']);
  expect([points[0]?.total, (points[2]?.total ?? 0) > 0]).toEqual([0, true]);
  for (const wrong of ['from=2022-01-01&to=2022-02-01', 'from=2021-01-01&every=1', 'from=yesterday'])
    expect((await api.as('ducha', `/v1/board/trend?${wrong}`)).status).toBe(422);
});
