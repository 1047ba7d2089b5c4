import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import type { Received } from '../../apps/api/test/client.js';
import { eventually } from '../setup/eventually.js';
import { RunningApi } from '../setup/running-api.js';

/** Who may know of a confidential task, tried on every road that leads to one. */
let api: RunningApi;
let id: string;

const TITLE = '核查某工程招投标问题';
const KNOW = ['ducha', 'leader', 'huanbao', 'admin'];
const KNOW_NOT = ['ducha-b', 'huanbao-head', 'chengjian', 'leader-b'];

async function personId(login: string): Promise<string> {
  const [row] = await api.database.query<{ id: string }>('SELECT id FROM person WHERE login = $1', [login]);
  return row?.id ?? '';
}

async function transition(login: string, name: string, body: object): Promise<Received> {
  const etag = (await api.as('admin', `/v1/projects/${id}`)).headers.get('etag') ?? '';
  return api.as(login, `/v1/projects/${id}/${name}`, { method: 'POST', body, headers: { 'If-Match': etag } });
}

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  for (const [login, role] of [
    ['ducha-b', 'supervisor'],
    ['leader-b', 'leader'],
  ] as const)
    await api.hire(login, role);
  await api.as('ducha', '/v1/endpoints', { method: 'POST', body: { url: 'http://127.0.0.1:9/hook' } });
  const { body } = await api.as('ducha', '/v1/projects', {
    method: 'POST',
    body: {
      origin: 'finding',
      originNote: '巡察反馈意见 第3条',
      title: TITLE,
      leadDepartmentId: await api.departmentId('sthj'),
      cooperatingDepartmentIds: [await api.departmentId('cjj')],
      leaderId: await personId('leader'),
      dueDate: '2022-06-17',
      confidential: true,
      readerIds: [await personId('huanbao')],
    },
  });
  id = String(body['id']);
  await remindersSent();
  // All sessions begin now: the whole test lies within the life of one.
  api.clock.moveTo(instantAt('2022-01-20', '20:00'));
});

/** The signature that is owed since the 17th is chased. */
async function remindersSent(): Promise<void> {
  api.clock.moveTo(instantAt('2022-01-20', '10:00'));
  await eventually(async () =>
    expect(await api.database.query('SELECT 1 FROM inbox_message WHERE project_id = $1', [id])).not.toEqual([]),
  );
}

afterAll(() => api.close());

const listed = async (login: string, query: string): Promise<string[]> =>
  ((await api.as(login, `/v1/projects?${query}`)).body['items'] as { id: string }[]).map((one) => one.id);

describe('a confidential task', () => {
  it.each(KNOW)('is there for %s', async (login) => {
    expect((await api.as(login, `/v1/projects/${id}`)).body).toMatchObject({ confidential: true, title: TITLE });
    expect(await listed(login, 'q=招投标')).toEqual([id]);
    expect((await api.as(login, `/v1/projects/${id}/events`)).status).toBe(200);
  });

  it.each(KNOW_NOT)('does not exist for %s', async (login) => {
    for (const path of ['', '/events', '?asOf=2022-01-17'])
      expect((await api.as(login, `/v1/projects/${id}${path}`)).status).toBe(404);
    expect(await listed(login, 'q=招投标')).toEqual([]);
    expect(await listed(login, 'q=招投标&asOf=2022-01-17')).toEqual([]);
    const moved = await transition(login, 'acknowledge', {});
    expect(moved.status === 404 || moved.status === 403).toBe(true);
  });

  it('is spoken of only to those who know of it, and to no webhook', async () => {
    const { body } = await api.as('huanbao', '/v1/inbox');
    expect((body['items'] as { projectId: string }[]).some(({ projectId }) => projectId === id)).toBe(true);
    const told = await api.database.query<{ login: string }>(
      `SELECT DISTINCT p.login FROM delivery d JOIN person p ON p.id = d.recipient_id WHERE d.project_id = $1`,
      [id],
    );
    for (const { login } of told) expect(KNOW).toContain(login);
    await eventually(async () =>
      expect(await api.database.query(`SELECT 1 FROM outbox_job WHERE kind = 'event.published'`)).toEqual([]),
    );
    const webhooks = `SELECT 1 FROM delivery WHERE channel = 'webhook' AND project_id = $1`;
    expect(await api.database.query(webhooks, [id])).toEqual([]);
  });

  it('leaves no trace in the log of deliveries', async () => {
    const log = async (login: string): Promise<{ id: string }[]> =>
      (await api.as(login, `/v1/deliveries?projectId=${id}`)).body['items'] as { id: string }[];
    const [one] = await log('ducha');
    expect(one).toBeDefined();
    expect(await log('ducha-b')).toEqual([]);
    expect((await api.as('ducha-b', `/v1/deliveries/${one?.id ?? ''}`)).status).toBe(404);
    const again = await api.as('ducha-b', `/v1/deliveries/${one?.id ?? ''}/redeliver`, { method: 'POST' });
    expect(again.status).toBe(404);
  });

  it('of today hides its past too, and is open to the department again when it is lifted', async () => {
    api.clock.moveTo(instantAt('2022-01-20', '23:50'));
    expect((await transition('ducha', 'unrestrict', { reason: '已公开通报' })).body).toMatchObject({
      confidential: false,
      readers: [],
    });
    for (const login of KNOW_NOT) expect((await api.as(login, `/v1/projects/${id}`)).status).toBe(200);
    api.clock.moveTo(instantAt('2022-01-21', '00:10'));
    await transition('ducha', 'restrict', { reason: '涉及举报人', readerIds: [] });
    for (const login of ['ducha-b', 'huanbao', 'leader-b'])
      expect((await api.as(login, `/v1/projects/${id}?asOf=2022-01-20`)).status).toBe(404);
    expect((await api.as('ducha', `/v1/projects/${id}`)).status).toBe(200);
  });
});
