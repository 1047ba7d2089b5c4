import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import type { Json, Received } from '../../apps/api/test/client.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let projectId: string;
let seen: string[] = [];

beforeAll(async () => {
  api = await RunningApi.open();
  const [leader] = await api.database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'leader'`);
  const body = {
    origin: 'direct',
    title: '碧道建设',
    text: '启动碧道建设',
    leadDepartmentId: await api.departmentId('sthj'),
    leaderId: leader?.id,
    dueDate: '2022-09-30',
  };
  projectId = String((await api.as('ducha', '/v1/projects', { method: 'POST', body })).body['id']);
  await told();
});

afterAll(() => api.close());

const send = (login: string, method: string, path: string, body?: Json): Promise<Received> =>
  api.as(login, path, { method, ...(body ? { body } : {}) });
const problem = ({ status, body }: Received): unknown[] => [status, String(body['type']).split('/').at(-1)];

/** What came into inboxes since the last call. */
async function told(): Promise<string[]> {
  const rows = await api.database.query<{ id: string; line: string }>(
    `SELECT d.id, p.login || ': ' || (d.content->>'title') AS line FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.channel = 'inbox' AND NOT d.id = ANY($1)`,
    [seen],
  );
  seen = [...seen, ...rows.map(({ id }) => id)];
  return rows.map(({ line }) => line).sort();
}

async function history(): Promise<string[]> {
  const { body } = await api.as('ducha', `/v1/projects/${projectId}/events`);
  return (body['items'] as { type: string }[]).map(({ type }) => type);
}

it('a leader instructs, the department answers by the day, the leader is told', async () => {
  const path = `/v1/projects/${projectId}/instructions`;
  const text = '请抓紧推进，1月底前报结果';
  expect(problem(await send('huanbao', 'POST', path, { text }))).toEqual([403, 'access.denied']);
  expect(problem(await send('ducha', 'POST', path, { text }))).toEqual([422, 'person.not-leader']);
  expect(problem(await send('leader', 'POST', path, { text, answerBy: '2021-12-31' }))).toEqual([422, 'due-date.past']);
  const { status, body: given } = await send('leader', 'POST', path, { text, answerBy: '2022-01-28' });
  expect([status, given]).toEqual([
    201,
    expect.objectContaining({ text, state: 'open', leader: expect.objectContaining({ name: '分管领导' }) }),
  ]);
  expect(await told()).toEqual([
    'ducha: 【领导批示】碧道建设',
    'huanbao-head: 【领导批示】碧道建设：请按批示办理',
    'huanbao: 【领导批示】碧道建设：请按批示办理',
  ]);
  const asked = { headers: { 'Accept-Language': 'zh-CN' } };
  const { body: tasks } = await api.as('huanbao', '/v1/me/tasks?kind=answer-instruction', asked);
  expect(tasks['items']).toMatchObject([{ due: '2022-01-28', why: `分管领导批示：${text}` }]);
  expect((await api.as('chengjian', '/v1/instructions')).body['items']).toEqual([]);
  for (const [login, answerable] of [
    ['huanbao', true],
    ['ducha', true],
    ['leader', false],
  ] as const)
    expect((await api.as(login, `/v1/instructions/${String(given['id'])}`)).body).toMatchObject({ answerable });

  const answer = `/v1/instructions/${String(given['id'])}/answer`;
  expect(problem(await send('chengjian', 'POST', answer, { text: '好' }))).toEqual([404, 'instruction.not-found']);
  expect((await send('huanbao', 'POST', answer, { text: '已进场' })).body).toMatchObject({
    state: 'answered',
    answer: '已进场',
    answerable: false,
  });
  expect(await told()).toEqual(['ducha: 【答复批示】碧道建设', 'leader: 【答复批示】碧道建设']);
  expect(problem(await send('huanbao', 'POST', answer, { text: '再答' }))).toEqual([409, 'instruction.answered']);
  expect((await api.as('huanbao', '/v1/me/tasks?kind=answer-instruction')).body['items']).toEqual([]);
  expect((await api.as('leader', '/v1/instructions?leaderId=me&state=answered')).body['items']).toHaveLength(1);
  expect(await history()).toEqual(expect.arrayContaining(['project.instructed', 'project.instruction_answered']));
});

it('people who see a project talk about it; whoever is called is told; the author may change it for a while', async () => {
  const path = `/v1/projects/${projectId}/comments`;
  const rows = await api.database.query<{ id: string; login: string }>('SELECT id, login FROM person');
  const id = (login: string): string => rows.find((row) => row.login === login)?.id ?? '';
  const text = '请协调管线图';
  expect(problem(await send('chengjian', 'POST', path, { text }))).toEqual([404, 'project.not-found']);
  const hidden = { text, mentionedIds: [id('chengjian')] };
  expect(problem(await send('huanbao', 'POST', path, hidden))).toEqual([422, 'comment.mention-hidden']);
  const { body: written } = await send('huanbao', 'POST', path, { text, mentionedIds: [id('ducha')] });
  expect(written).toMatchObject({ text, author: { name: '环保经办' }, mentioned: [{ name: '督查员' }] });
  expect(await told()).toEqual(['ducha: 【沟通】碧道建设']);

  const own = `/v1/comments/${String(written['id'])}`;
  expect(problem(await send('ducha', 'PATCH', own, { text: '改' }))).toEqual([403, 'comment.not-yours']);
  expect((await send('huanbao', 'PATCH', own, { text: '请协调地下管线图' })).body).toMatchObject({ text: '请协调地下管线图' });
  expect((await api.as('leader', path)).body['items']).toMatchObject([{ text: '请协调地下管线图', editableUntil: null }]);
  const { body: other } = await send('huanbao', 'POST', path, { text: '误发' });
  expect((await send('huanbao', 'DELETE', `/v1/comments/${String(other['id'])}`)).status).toBe(204);
  api.clock.moveTo(instantAt('2022-01-18', '10:00'));
  expect(problem(await send('huanbao', 'DELETE', own))).toEqual([409, 'comment.too-late']);
  expect((await api.as('huanbao', path)).body['items']).toHaveLength(1);
  const said = ['project.commented', 'project.comment_edited', 'project.comment_deleted'];
  expect(await history()).toEqual(expect.arrayContaining(said));
});
