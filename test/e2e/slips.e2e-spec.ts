import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import type { Received } from '../../apps/api/test/client.js';
import { ImportedPlan } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let plan: ImportedPlan;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
});

afterAll(() => api.close());

/** Makes a transition of what the person reads right now. */
async function transitionSlip(login: string, id: string, name: string, body: object = {}): Promise<Received> {
  const { headers } = await api.as(login, `/v1/slips/${id}`);
  const version = headers.get('etag') ?? '"0"';
  return api.as(login, `/v1/slips/${id}/${name}`, { method: 'POST', body, headers: { 'If-Match': version } });
}

/** The Word file of a slip, opened again. */
async function printed(id: string): Promise<string> {
  const response = await fetch(`${api.url}/v1/slips/${id}.docx`, {
    headers: { Authorization: `Bearer ${await api.token('ducha')}` },
  });
  expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('督办单 督〔2022〕'));
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await response.arrayBuffer()) });
  return value;
}

describe('a slip', () => {
  it('is drafted, edited, issued once, answered, sent back, answered anew, accepted, and printed with all of it', async () => {
    const projectId = await plan.register('推进月荷湖综合治理工程(一期)项目完工');
    const draft = await api.as('ducha', `/v1/projects/${projectId}/slips/draft`);
    expect(draft.body).toMatchObject({
      colour: 'blue',
      answerWithinWorkdays: 3,
      answerDue: '2022-01-20',
      audience: ['lead-officers'],
    });
    expect(draft.body['problem']).toContain('该事项应于2022年9月30日前完成');

    const body = { problem: '进场三次无人。', demand: String(draft.body['demand']) };
    const key = { 'Idempotency-Key': 'slip-of-the-lake' };
    const issued = await plan.post(`/v1/projects/${projectId}/slips`, body, key);
    const again = await plan.post(`/v1/projects/${projectId}/slips`, body, key);
    expect(issued.status).toBe(201);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(issued.body);
    const { id, number } = issued.body as { id: string; number: string };
    expect(issued.body).toMatchObject({ number: '督〔2022〕1号', state: 'issued', problem: '进场三次无人。', isOverdue: false });
    expect(issued.body['legalTransitions']).toEqual(['answer', 'withdraw']);

    const another = await plan.post(`/v1/projects/${projectId}/slips`);
    expect([another.status, another.body['code'], another.body['number']]).toEqual([409, 'slip.already-open', number]);

    for (const [login, name, said, state] of [
      ['huanbao', 'answer', { text: '正在协调' }, 'answered'],
      ['ducha', 'send-back', { reason: '未说明完成时间' }, 'sent_back'],
      ['huanbao', 'answer', { text: '已增加作业面，7月15日前完成' }, 'answered'],
      ['ducha', 'accept', {}, 'accepted'],
    ] as const) {
      const answer = await transitionSlip(login, id, name, said);
      expect([name, answer.status, answer.body['state']]).toEqual([name, 200, state]);
    }
    const text = await printed(id);
    for (const part of ['督 办 单（蓝色）', number, '进场三次无人。', '已增加作业面，7月15日前完成', '同意，予以销号。'])
      expect(text).toContain(part);

    const { body: project } = await api.as('ducha', `/v1/projects/${projectId}`);
    const types = (project['history'] as { type: string }[]).map(({ type }) => type);
    expect(types).toEqual([
      'project.registered',
      'slip.issued',
      'slip.answered',
      'slip.sent_back',
      'slip.answered',
      'slip.accepted',
    ]);
  });

  it('is found by who answers it, and not by others; a stale change and an illegal one are refused in words', async () => {
    const projectId = await plan.register('启动碧道建设');
    const { body: slip } = await plan.post(`/v1/projects/${projectId}/slips`);
    const id = String(slip['id']);
    const list = async (login: string, query = ''): Promise<unknown[]> =>
      (await api.as(login, `/v1/slips?projectId=${projectId}${query}`)).body['items'] as unknown[];
    expect(await list('huanbao')).toMatchObject([{ id }]);
    expect(await list('chengjian')).toEqual([]);
    expect((await api.as('chengjian', `/v1/slips/${id}`)).status).toBe(404);
    expect((await api.as('chengjian', `/v1/slips/${id}.docx`)).status).toBe(404);
    expect(await list('ducha', '&state=issued,sent_back&colour=blue&overdue=false')).toMatchObject([{ id }]);
    expect(await list('ducha', '&overdue=true')).toEqual([]);

    const refused = await transitionSlip('ducha', id, 'accept');
    expect([refused.status, refused.body['code'], refused.body['legalTransitions']]).toEqual([
      409,
      'slip.illegal-transition',
      ['answer', 'withdraw'],
    ]);
    const post = (name: string, version: string): Promise<Received> =>
      api.as('huanbao', `/v1/slips/${id}/${name}`, { method: 'POST', body: { text: '好' }, headers: { 'If-Match': version } });
    expect((await post('answer', '"7"')).status).toBe(412);
    expect((await post('bless', '"1"')).status).toBe(404);
    expect((await api.as('huanbao', `/v1/projects/${projectId}/slips`, { method: 'POST', body: {} })).status).toBe(403);
    api.clock.moveTo(instantAt('2022-01-21', '08:00'));
    expect(await list('ducha', '&overdue=true')).toMatchObject([{ id, isOverdue: true }]);
  });
});
