import { afterAll, beforeAll, expect, it } from 'vitest';
import { playPeriod, RemindersDispatcher } from '#reminders';
import { instantAt } from '#work-calendar';
import type { Json, Received } from '../../apps/api/test/client.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.open();
  const task = { origin: 'direct', title: '碧道建设', text: '启动碧道建设', leadDepartmentId: await api.departmentId('sthj') };
  expect((await api.as('ducha', '/v1/projects', { method: 'POST', body: { ...task, dueDate: '2022-05-20' } })).status).toBe(201);
  await playPeriod({ clock: api.clock, dispatcher: api.get(RemindersDispatcher) }, instantAt('2022-07-15', '10:00'));
});

afterAll(() => api.close());

const post = (path: string, body: Json, login = 'ducha'): Promise<Received> => api.as(login, path, { method: 'POST', body });
const problem = ({ status, body }: Received): unknown[] => [status, String(body['type']).split('/').at(-1)];

interface TaskOfDraft {
  kind: string;
  why: string;
  subject: { kind: string; id: string };
  actions: { name: string; path: string; requires: string[] }[];
}

async function tasks(): Promise<TaskOfDraft[]> {
  const { body } = await api.as('ducha', '/v1/me/tasks?kind=review-draft', { headers: { 'Accept-Language': 'zh-CN' } });
  return body['items'] as unknown as TaskOfDraft[];
}

it('a supervisor works the drafts off from the tasks: one is dismissed, one becomes a numbered notice', async () => {
  const { body: page } = await api.as('leader', '/v1/drafts');
  expect(page).toMatchObject({
    total: 2,
    byLevel: [
      { level: 4, count: 1 },
      { level: 5, count: 1 },
    ],
  });
  expect(problem(await api.as('huanbao', '/v1/drafts'))).toEqual([403, 'access.denied']);

  const [circular, interview] = await tasks();
  expect([circular?.why, interview?.why]).toEqual([
    expect.stringMatching(/建议列入通报，等待审定$/),
    expect.stringMatching(/建议约谈，等待审定$/),
  ]);
  const dismiss = circular?.actions.find(({ name }) => name === 'dismiss');
  expect(problem(await post(dismiss?.path ?? '', {}))).toEqual([400, 'request.invalid']);
  expect((await post(dismiss?.path ?? '', { reason: '已约定本周五前完成' })).body).toMatchObject({ state: 'dismissed' });
  expect(problem(await post(dismiss?.path ?? '', { reason: '再次' }))).toEqual([409, 'draft.decided']);

  const [approve] = interview?.actions ?? [];
  expect(approve?.requires).toEqual(['interview']);
  const { body: proposed } = await api.as('ducha', `/v1/drafts/${interview?.subject.id}/proposal`);
  expect(proposed).toMatchObject({ interview: { attendee: '主要负责人（环保局长）' } });
  const talk = { heldOn: '2022-07-20', heldAt: '15:00', place: '管委会三楼会议室' };
  expect(problem(await post(approve?.path ?? '', { interview: { ...talk, heldAt: '25:00' } }))).toEqual([400, 'request.invalid']);
  expect(problem(await post(approve?.path ?? '', { interview: talk }, 'leader'))).toEqual([403, 'access.denied']);
  const { body: approved } = await post(approve?.path ?? '', { interview: talk });
  expect(approved).toMatchObject({ state: 'approved', interview: { number: '约谈〔2022〕1号' } });
  expect(await tasks()).toEqual([]);

  const { id } = approved['interview'] as { id: string };
  expect((await api.as('huanbao', '/v1/interviews')).body['items']).toMatchObject([{ id, heldAt: '15:00', host: '督查员' }]);
  expect((await api.as('chengjian', '/v1/interviews')).body['items']).toEqual([]);
  const file = await api.as('huanbao', `/v1/interviews/${id}.docx`);
  expect([file.status, file.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('interview.docx')]);
});
