import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SlipsService } from '#slips';
import { addDays, instantAt } from '#work-calendar';
import type { Received } from '../../apps/api/test/client.js';
import { RunningApi } from '../setup/running-api.js';

interface Task {
  id: string;
  kind: string;
  subject: { id: string; title: string };
  due: string | null;
  overdue: boolean;
  why: string;
  actions: { name: string; path: string; requires: string[]; version: number | null; allowed: boolean }[];
}

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.open();
});

afterAll(() => api.close());

/** A task that the supervisor registers for 生态环境分局. */
async function project(text: string, details: Record<string, unknown> = {}): Promise<string> {
  const body = {
    title: text,
    text,
    origin: 'direct',
    leadDepartmentId: await api.departmentId('sthj'),
    dueDate: '2022-09-30',
    ...details,
  };
  const answer = await api.as('ducha', '/v1/projects', { method: 'POST', body });
  expect(answer.status).toBe(201);
  return String(answer.body['id']);
}

async function transition(login: string, id: string, name: string, body: object = {}): Promise<Received> {
  const { headers } = await api.as(login, `/v1/projects/${id}`);
  const answer = await api.as(login, `/v1/projects/${id}/${name}`, {
    method: 'POST',
    body,
    headers: { 'If-Match': headers.get('etag') ?? '' },
  });
  expect([name, answer.status]).toEqual([name, 200]);
  return answer;
}

async function tasksOf(login: string, subjectId: string): Promise<Task[]> {
  const { body } = await api.as(login, '/v1/me/tasks', { headers: { 'Accept-Language': 'zh-CN' } });
  const items = body['items'] as Task[];
  const { body: count } = await api.as(login, '/v1/me/tasks/count');
  expect([body['total'], count['total']]).toEqual([items.length, items.length]);
  return items.filter(({ subject }) => subject.id === subjectId);
}

/** Does a task as its first action says. */
async function perform(login: string, { actions: [action] }: Task, body: object = {}): Promise<void> {
  const headers: Record<string, string> = action?.version === null ? {} : { 'If-Match': `"${action?.version}"` };
  const answer = await api.as(login, action?.path ?? '', { method: 'POST', body, headers });
  expect([action?.path, answer.status]).toEqual([action?.path, 200]);
}

const kindsOf = async (login: string, id: string): Promise<string[]> => (await tasksOf(login, id)).map(({ kind }) => kind);

describe('what waits for a person', () => {
  it('goes from the signature over reports to the review, each task ended by its own action', async () => {
    const id = await project('启动碧道建设', { leaderId: (await person('leader')).id });
    const [sign] = await tasksOf('huanbao', id);
    expect(sign).toMatchObject({ kind: 'sign', due: '2022-01-18', overdue: false, why: '2022-01-17交办，尚未签收' });
    expect(await kindsOf('ducha', id)).toEqual([]);
    await perform('huanbao', sign as Task);
    expect(await kindsOf('huanbao', id)).toEqual([]);
    await transition('leader', id, 'request-report', { dueDate: '2022-02-10', reason: '报送征地进展' });
    const [asked] = await tasksOf('huanbao', id);
    expect(asked).toMatchObject({ kind: 'report', due: '2022-02-10', why: '分管领导要求反馈：报送征地进展' });
    expect(asked?.actions[0]).toMatchObject({ name: 'report', requires: ['percent', 'text'], allowed: true });
    await perform('huanbao', asked as Task, { percent: 20, text: '征地完成八成' });
    expect(await kindsOf('huanbao', id)).toEqual([]);
    await transition('ducha', id, 'return-report', { reason: '未说明征地进展' });
    const [returned] = await tasksOf('huanbao', id);
    expect(returned).toMatchObject({ kind: 'revise-report', why: '反馈被退回：未说明征地进展' });
    await perform('huanbao', returned as Task, { percent: 25, text: '征地完成八成半' });
    await transition('huanbao', id, 'request-completion', { text: '已建成' });
    expect(await kindsOf('huanbao', id)).toEqual([]);
    const [review] = await tasksOf('ducha', id);
    expect(review).toMatchObject({ kind: 'review-completion', why: '2022-01-17申请办结，等待审核' });
    await perform('ducha', review as Task);
    expect(await kindsOf('ducha', id)).toEqual([]);
  });

  it('is first of those who are named for it; the department sees it with who has it', async () => {
    const departmentId = await api.departmentId('sthj');
    await api.hire('tongshi', 'officer', departmentId);
    const { id: personId } = await person('tongshi');
    const id = await project('整治黑臭水体', { people: [{ role: 'responsible-person', name: '同事tongshi' }] });
    expect(await kindsOf('huanbao', id)).toEqual([]);
    const { body } = await api.as('huanbao', '/v1/me/tasks?scope=department');
    const seen = (body['items'] as (Task & { holders: unknown[] })[]).filter(({ subject }) => subject.id === id);
    expect(seen.map(({ kind, holders }) => ({ kind, holders }))).toEqual([
      { kind: 'sign', holders: [{ id: personId, name: '同事tongshi' }] },
    ]);
    const { body: counted } = await api.as('huanbao', '/v1/me/tasks/count?scope=department');
    expect(counted['total']).toBe((body['items'] as Task[]).length);
    await transition('huanbao', id, 'name-people', { people: [{ role: 'liaison', name: '李四', phone: '0769-22891234' }] });
    expect(await kindsOf('huanbao', id)).toEqual(['sign']);
    const { body: named } = await api.as('huanbao', `/v1/projects/${id}`, { headers: { 'Accept-Language': 'zh-CN' } });
    expect(named['people']).toEqual([{ role: 'liaison', name: '李四', phone: '0769-22891234', personId: null }]);
    const history = named['history'] as { summary: string }[];
    expect(history.at(-1)?.summary).toBe('环保经办：指定责任人，责任人 无，联络员 李四');
  });

  it.each([
    [403, 'people.leader-by-supervisor', { role: 'responsible-leader', name: '马副主任' }],
    [422, 'people.name-needed', { role: 'liaison' }],
  ])('is not changed by %i %s', async (status, code, one) => {
    const id = await project('巡查河道');
    const { headers } = await api.as('huanbao', `/v1/projects/${id}`);
    const ifMatch = { 'If-Match': headers.get('etag') ?? '' };
    const answer = await api.as('huanbao', `/v1/projects/${id}/name-people`, {
      method: 'POST',
      body: { people: [one] },
      headers: ifMatch,
    });
    expect([answer.status, String(answer.body['type']).split('/').at(-1)]).toEqual([status, code]);
  });

  it('is to sign for a part where the department helps', async () => {
    const id = await project('推动河涌整治', { cooperatingDepartmentIds: [await api.departmentId('cjj')] });
    const [task] = await tasksOf('chengjian', id);
    expect(task).toMatchObject({ kind: 'sign-part', due: '2022-01-18' });
    await perform('chengjian', task as Task);
    expect(await kindsOf('chengjian', id)).toEqual([]);
  });

  it('is to decide a request and an objection, for who decides by the policy', async () => {
    const id = await project('建设公园', { leaderId: (await person('leader')).id });
    await transition('huanbao', id, 'request-extension', { dueDate: '2022-12-30', reason: '汛期停工' });
    await transition('huanbao', id, 'object', { reason: '不属我局职责' });
    expect(await tasksOf('huanbao', id)).toEqual([]);
    expect(await tasksOf('leader', id)).toEqual([]);
    const tasks = await tasksOf('ducha', id);
    expect(tasks.map(({ kind, due, why }) => [kind, due, why])).toEqual([
      ['decide-extension', '2022-01-19', '申请延期至2022-12-30：汛期停工'],
      ['decide-objection', '2022-01-19', '承办部门提出异议：不属我局职责'],
    ]);
    await perform('ducha', tasks[0] as Task);
    expect(await kindsOf('ducha', id)).toEqual(['decide-objection']);
    await transition('ducha', id, 'dismiss-objection', { reason: '职责分工方案第3条' });
    expect(await kindsOf('huanbao', id)).toEqual(['sign']);
  });

  it('is to answer a slip, and to judge the answer', async () => {
    const id = await project('整治河涌');
    const actor = {
      id: (await person('ducha')).id,
      name: '督查员',
      kind: 'person',
      role: 'supervisor',
      departmentId: null,
    } as const;
    const { id: slipId } = await api.get(SlipsService).issue({ projectId: id, actor });
    const [answer] = await tasksOf('huanbao', slipId);
    expect(answer).toMatchObject({ kind: 'answer-slip', overdue: false });
    await perform('huanbao', answer as Task, { text: '已增加作业面' });
    expect(await tasksOf('huanbao', slipId)).toEqual([]);
    const [judge] = await tasksOf('ducha', slipId);
    expect(judge?.kind).toBe('review-answer');
    await perform('ducha', judge as Task);
    expect(await tasksOf('ducha', slipId)).toEqual([]);
  });

  it('is to report again what was urged about, until it is reported; and what is due first comes first', async () => {
    const id = await project('打通断头路', { dueDate: '2022-01-20' });
    await transition('huanbao', id, 'acknowledge');
    expect((await tasksOf('huanbao', id))[0]).toMatchObject({ kind: 'complete', due: '2022-01-20', why: '临近时限，进度0%' });
    api.clock.moveTo(instantAt('2022-01-24', '10:00'));
    const urge = { action: 'urge', projectIds: [id] };
    await api.as('ducha', '/v1/overdue/actions', { method: 'POST', body: urge });
    const [urged] = await tasksOf('huanbao', id);
    expect(urged).toMatchObject({ kind: 'report', due: '2022-01-20', overdue: true });
    expect(urged?.why).toBe('时限2022-01-20，2022-01-24催办后尚未反馈');
    const { body } = await api.as('huanbao', '/v1/me/tasks');
    const dues = (body['items'] as Task[]).map(({ due }) => due ?? '9999');
    expect(dues).toEqual(dues.toSorted());
    await perform('huanbao', urged as Task, { percent: 96, text: '主体完工，正在验收' });
    expect(await tasksOf('huanbao', id)).toEqual([]);
  });
});

it('many are signed for at once, row by row, and what is refused says why', async () => {
  const helped = await project('升级改造公交站台', {
    leadDepartmentId: await api.departmentId('cjj'),
    cooperatingDepartmentIds: [await api.departmentId('sthj')],
  });
  const own = await project('完善绿道照明');
  const signed = await project('建设社区花园');
  await transition('huanbao', signed, 'acknowledge');
  const body = { action: 'sign', projectIds: [own, helped, signed] };
  const answer = await api.as('huanbao', '/v1/me/tasks/actions', { method: 'POST', body });
  expect(answer.body).toMatchObject({
    done: 2,
    refused: 1,
    results: [
      { projectId: own, transition: 'acknowledge' },
      { projectId: helped, transition: 'acknowledge-cooperation' },
      { projectId: signed, outcome: 'refused', problem: { code: 'project.illegal-transition' } },
    ],
  });
  const noChange = { action: 'no-change', projectIds: [own, helped] };
  const reported = await api.as('huanbao', '/v1/me/tasks/actions', { method: 'POST', body: noChange });
  expect(reported.body).toMatchObject({ done: 1, refused: 1, results: [{ outcome: 'done' }, { outcome: 'refused' }] });
  expect((await api.as('leader', '/v1/me/tasks/actions', { method: 'POST', body })).status).toBe(403);
});

async function person(login: string): Promise<{ id: string }> {
  const [row] = await api.database.query<{ id: string }>('SELECT id FROM person WHERE login = $1', [login]);
  return row ?? { id: '' };
}

// Last, for it moves the clock.
describe('later in the year', () => {
  it('a department that helps signs for its part, and owes reports on it', async () => {
    const id = await project('启动湿地建设', { cooperatingDepartmentIds: [await api.departmentId('cjj')] });
    await transition('huanbao', id, 'acknowledge');
    const [sign] = await tasksOf('chengjian', id);
    expect(sign).toMatchObject({ kind: 'sign-part' });
    await perform('chengjian', sign as Task);
    const { body } = await api.as('chengjian', `/v1/projects/${id}`);
    const [own] = body['cooperatingDepartments'] as { reportDue: string }[];
    const due = own?.reportDue ?? '';
    // By the 28th of a month that is at least fifteen days away: nothing to do yet.
    expect([due.slice(8), await kindsOf('chengjian', id)]).toEqual(['28', []]);
    api.clock.moveTo(instantAt(addDays(due, -3), '10:00'));
    const [report] = await tasksOf('chengjian', id);
    expect(report).toMatchObject({ kind: 'report-part', due, overdue: false, why: '尚未反馈过进展' });
    await perform('chengjian', report as Task, { text: '已移交图纸' });
    expect(await kindsOf('chengjian', id)).toEqual([]);
  });
});
