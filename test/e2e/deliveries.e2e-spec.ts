import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { instantAt } from '#work-calendar';
import type { Json, Received } from '../../apps/api/test/client.js';
import { aWecomGroup } from '../../libs/notifications/test/fakes/fake-robots.js';
import { Receiver } from '../../libs/webhooks/test/receiver.js';
import { eventually } from '../setup/eventually.js';
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

const listed = async (login: string, path: string): Promise<Json[]> => (await api.as(login, path)).body['items'] as Json[];

/** A receiver that hears of registrations, set up over the API. */
async function givenEndpoint(): Promise<{ id: string; secret: string; receiver: Receiver }> {
  const receiver = await Receiver.open();
  const { body } = await plan.post('/v1/endpoints', { url: receiver.url, eventTypes: ['project.registered'] });
  const id = String(body['id']);
  onTestFinished(async () => {
    await api.as('ducha', `/v1/endpoints/${id}`, { method: 'DELETE', headers: { 'If-Match': '"1"' } });
    await receiver.close();
  });
  return { id, secret: String(body['secret']), receiver };
}

describe('a webhook endpoint', () => {
  it('with a filter hears of what its filter asks for; a filter that names what does not exist is refused', async () => {
    const receiver = await Receiver.open();
    onTestFinished(() => receiver.close());
    const unknown = '0190f3a2-0000-7000-8000-000000000000';
    const set = (filter: object): Promise<Received> => plan.post('/v1/endpoints', { url: receiver.url, filter });
    const refused = await set({ planIds: [unknown] });
    expect([refused.status, refused.body['code'], refused.body['member']]).toEqual([422, 'endpoint.filter-invalid', 'planIds']);
    expect((await set({ lamps: ['blue'] })).status).toBe(400);

    const cjj = await api.departmentId('cjj');
    const { body, headers } = await set({ leadDepartmentIds: [cjj], lamps: [] });
    expect(body['filter']).toEqual({ leadDepartmentIds: [cjj] });
    const id = String(body['id']);
    const other = await plan.register('加快松山湖未来学校建设');
    const own = await plan.register('加快沟谷公园升级改造工程', { leadDepartmentId: cjj });
    await eventually(async () =>
      expect(await api.database.query(`SELECT 1 FROM outbox_job WHERE kind = 'event.published'`)).toEqual([]),
    );
    const log = (await listed('ducha', `/v1/endpoints/${id}/deliveries`)).map(({ projectId }) => projectId);
    expect([log.includes(own), log.includes(other)]).toEqual([true, false]);

    const change = {
      method: 'PATCH',
      headers: { 'If-Match': headers.get('etag') ?? '' },
      body: { filter: { planIds: [plan.id] } },
    };
    expect((await api.as('ducha', `/v1/endpoints/${id}`, change)).body['filter']).toEqual({ planIds: [plan.id] });
  });

  it('gets a signed event of what happens; its log says so, and it can be sent again', async () => {
    const { id, secret, receiver } = await givenEndpoint();
    const projectId = await plan.register('启动碧道建设');
    const [delivery] = await eventually(async () => {
      const log = await listed('ducha', `/v1/endpoints/${id}/deliveries?projectId=${projectId}`);
      expect(log).toMatchObject([{ state: 'delivered', channel: 'webhook', attempts: 1, about: 'duban.project.registered' }]);
      return log;
    });
    const deliveryId = String(delivery?.['id']);

    const test = await plan.post(`/v1/endpoints/${id}/test`);
    expect([test.status, test.body['channel']]).toEqual([202, 'webhook']);
    await eventually(() =>
      expect(receiver.requests.splice(1).map(({ body }) => body)).toEqual([expect.stringContaining('endpoint.tested')]),
    );

    const again = await plan.post(`/v1/deliveries/${deliveryId}/redeliver`);
    expect(again.status).toBe(202);
    await eventually(() => expect(receiver.requests.length).toBe(2));
    const [first, second] = receiver.requests;
    for (const request of [first, second]) {
      const event = new Webhook(secret).verify(request?.body ?? '', request?.headers as Record<string, string>);
      expect(event).toMatchObject({
        specversion: '1.0',
        type: 'duban.project.registered',
        subject: `project/${projectId}`,
      });
    }
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    await eventually(async () =>
      expect((await api.as('ducha', `/v1/deliveries/${deliveryId}`)).body['attemptLog']).toMatchObject([
        { number: 1, outcome: 'delivered', statusCode: 204, manual: false },
        { number: 2, outcome: 'delivered', statusCode: 204, manual: true },
      ]),
    );
  });

  it('shows its secret once, and can be recovered, changed, paused and taken away', async () => {
    const { body: endpoint } = await plan.post('/v1/endpoints', { url: 'https://oa.example.com/hooks', description: 'OA 系统' });
    const path = `/v1/endpoints/${String(endpoint['id'])}`;
    expect(endpoint['secret']).toMatch(/^whsec_/);
    expect((await api.as('ducha', path)).body).not.toHaveProperty('secret');
    const recovery = await plan.post(`${path}/recover`, { from: '2026-03-01T00:00:00+08:00' });
    expect(recovery.status).toBe(202);
    await eventually(async () =>
      expect((await api.as('ducha', `/v1/jobs/${String(recovery.body['jobId'])}`)).body).toMatchObject({ state: 'done' }),
    );
    expect((await api.as('ducha', `${path}/recover`, { method: 'DELETE' })).body['code']).toBe('recovery.not-found');
    const change = { state: 'paused', eventTypes: ['project.*'] };
    const changed = await api.as('ducha', path, { method: 'PATCH', body: change, headers: { 'If-Match': '"1"' } });
    expect(changed.body).toMatchObject({ ...change, description: 'OA 系统', version: 2 });
    expect((await api.as('ducha', path, { method: 'DELETE', headers: { 'If-Match': '"1"' } })).status).toBe(412);
    expect((await api.as('ducha', path, { method: 'DELETE', headers: { 'If-Match': '"2"' } })).status).toBe(204);
    expect((await api.as('ducha', path)).status).toBe(404);
  });

  it('takes an Idempotency-Key where the caller brings the secret, and keeps no secret for it', async () => {
    const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const url = 'https://oa.example.com/hooks';
    const ask = (path: string, key: string, body: object, more = {}) =>
      api.as('ducha', path, { method: 'POST', body, headers: { 'Idempotency-Key': key, ...more } });
    const [first, again] = [
      await ask('/v1/endpoints', 'own', { url, secret }),
      await ask('/v1/endpoints', 'own', { url, secret }),
    ];
    expect([first.status, first.body['secret']]).toEqual([201, secret]);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await ask('/v1/endpoints', 'own', { url })).body['code']).toBe('idempotency.unsupported');
    expect((await ask('/v1/endpoints', 'own', { url, secret: secret.replace('CQ', 'CR') })).body['code']).toBe(
      'idempotency.reused',
    );
    const path = `/v1/endpoints/${String(first.body['id'])}/rotate-secret`;
    const rotated = await ask(path, 'rotated', { secret }, { 'If-Match': '"1"' });
    expect(await ask(path, 'rotated', { secret }, { 'If-Match': '"1"' })).toMatchObject({ status: 200, body: rotated.body });
    const kept = await api.database.query<{ body: string }>('SELECT body::text FROM idempotency_key');
    expect(kept.map(({ body }) => body).join()).not.toContain('whsec_');
  });

  it('asks for types of the catalogue, which stands in the documents', async () => {
    const refused = await plan.post('/v1/endpoints', { url: 'https://oa.example.com/hooks', eventTypes: ['project.remindet'] });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'endpoint.event-type-invalid', nearest: 'project.reminded' });
    expect(refused.body['detail']).toContain('Did you mean project.reminded?');
    const types = await listed('huanbao', '/v1/event-types');
    expect(types.find(({ type }) => type === 'project.progress_reported')).toMatchObject({ term: '进展反馈', version: 1 });
    const document = await api.send('/docs/events');
    expect(document.body).toMatchObject({ asyncapi: '3.0.0' });
    expect(document.body).toHaveProperty(['components', 'messages', 'slip.issued', 'payload', 'properties', 'data']);
    const page = await fetch(`${api.url}/docs/events.html`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<code>project.registered</code>');
  });

  it('is nothing for officers', async () => {
    expect((await api.as('huanbao', '/v1/endpoints')).status).toBe(403);
    expect((await api.as('huanbao', '/v1/deliveries')).status).toBe(403);
  });
});

async function waitingLines(projectId: string): Promise<number> {
  const rows = await api.database.query(`SELECT 1 FROM digest_line WHERE project_id = $1 AND state = 'waiting'`, [projectId]);
  return rows.length;
}

describe('the inbox of a person', () => {
  it('has a reminder when one is due, until he has read it; nobody else reads it', async () => {
    const projectId = await plan.register('谋划中心公园建设', { dueDate: '2022-06-17' });
    api.clock.moveTo(instantAt('2022-06-17', '09:00'));
    await eventually(async () => expect(await waitingLines(projectId)).toBeGreaterThan(0));
    api.clock.moveTo(instantAt('2022-06-17', '09:15'));
    const [message] = await eventually(async () => {
      const messages = (await listed('huanbao', '/v1/inbox?unread=true')).filter((one) =>
        String(one['body']).includes('中心公园'),
      );
      expect(messages.length).toBeGreaterThan(0);
      return messages;
    });
    expect(message).toMatchObject({ body: expect.stringContaining('中心公园建设'), readAt: null });
    const path = `/v1/inbox/${String(message?.['id'])}/read`;
    expect((await api.as('chengjian', path, { method: 'POST' })).body['code']).toBe('message.not-found');
    expect((await api.as('huanbao', path, { method: 'POST' })).body['readAt']).toEqual(expect.any(String));
    expect((await listed('huanbao', '/v1/inbox?unread=true')).map(({ id }) => id)).not.toContain(message?.['id']);
    const { body: project } = await api.as('huanbao', `/v1/projects/${projectId}`);
    expect((project['history'] as Json[]).map(({ type }) => type)).toContain('project.reminded');
  });
});

describe('policies', () => {
  it('get a new version with each change; the ones before stay as they were', async () => {
    const [shipped] = await listed('ducha', '/v1/policies');
    const definition = { ...(shipped?.['definition'] as Json), title: '督办规则（试行）' };
    expect((await plan.post('/v1/policies/validate', { definition })).body).toEqual({ valid: true });
    const { status, body } = await plan.post('/v1/policies', { name: 'trial', definition });
    expect([status, body['version']]).toEqual([201, 1]);
    expect((await plan.post('/v1/policies', { name: 'trial', definition })).body['version']).toBe(2);
    expect((await api.as('ducha', `/v1/policies/${String(body['id'])}`)).body).toMatchObject({
      name: 'trial',
      version: 1,
      definition,
    });
    const refused = await api.as('huanbao', '/v1/policies', { method: 'POST', body: { name: 'trial', definition } });
    expect(refused.status).toBe(403);
  });
});

describe('a robot of a group', () => {
  it('is set up, sends a test message, is changed and taken away; its address is never shown', async () => {
    const group = await aWecomGroup();
    onTestFinished(() => group.service.close());
    const robot = { name: '环保群', vendor: 'wecom-robot', url: group.url };
    expect((await api.as('huanbao', '/v1/robots', { method: 'POST', body: robot })).status).toBe(403);
    const created = await plan.post('/v1/robots', robot);
    expect(created.status).toBe(201);
    const path = `/v1/robots/${String(created.body['id'])}`;
    const tested = await plan.post(`${path}/test-message`);
    expect(tested.status).toBe(202);
    await eventually(async () => {
      const { body } = await api.as('ducha', `/v1/deliveries/${String(tested.body['deliveryId'])}`);
      expect(body).toMatchObject({ state: 'delivered', channel: 'wecom-robot' });
    });
    expect(group.service.taken).toHaveLength(1);
    const change = { method: 'PATCH', headers: { 'If-Match': '"1"' }, body: { name: '环保工作群', active: false } };
    expect((await api.as('ducha', path, change)).body).toMatchObject({ name: '环保工作群', active: false, version: 2 });
    expect(JSON.stringify(await listed('ducha', '/v1/robots'))).not.toContain('the-key');
    expect((await api.as('ducha', path, { method: 'DELETE', headers: { 'If-Match': '"2"' } })).status).toBe(204);
    expect((await api.as('ducha', path)).status).toBe(404);
  });

  it('calls people by the ids that they set themselves', async () => {
    const { id } = (await listed('admin', '/v1/people')).find(({ login }) => login === 'huanbao') ?? {};
    const path = `/v1/people/${String(id)}/addresses`;
    const body = { mobile: '13800000001', wecom: 'lisi' };
    expect((await api.as('huanbao', path, { method: 'PUT', body })).body).toEqual(body);
    expect((await api.as('chengjian', path)).status).toBe(403);
    const { body: channels } = await api.as('huanbao', '/v1/me/channels');
    expect(channels['options']).toContainEqual(expect.objectContaining({ channel: 'sms', address: '13800000001' }));
    expect((await api.as('admin', path)).body).toEqual(body);
    expect((await api.as('admin', path, { method: 'PUT', body: { wecom: '<@all>' } })).status).toBe(422);
  });

  it('lets people choose their channels and their language', async () => {
    const path = '/v1/me/channels';
    const before = await api.as('chengjian', path);
    expect(before.headers.get('etag')).toBe('"0"');
    expect(before.body).toMatchObject({ channels: null, language: 'zh-CN', version: 0 });
    expect(before.body['options']).toContainEqual({
      channel: 'email',
      chosen: true,
      usable: false,
      gap: 'no-address',
      address: null,
    });
    expect(before.body['options']).toContainEqual({
      channel: 'sms',
      chosen: true,
      usable: false,
      gap: 'not-set-up',
      address: null,
    });
    const choice = (channels: unknown, version: number): { method: string; headers: Record<string, string>; body: object } => ({
      method: 'PUT',
      headers: { 'If-Match': `"${version}"` },
      body: { channels, language: 'en' },
    });
    const after = await api.as('chengjian', path, choice(['sms'], 0));
    expect(after.body).toMatchObject({ channels: ['inbox', 'sms'], language: 'en', version: 1 });
    expect((await api.as('chengjian', path, choice(['email'], 0))).body).toMatchObject({ status: 412 });
    expect((await api.as('chengjian', path, choice(['robot'], 1))).body).toMatchObject({ status: 400 });
    const theirs = `/v1/people/${String(after.body['personId'])}/channels`;
    expect((await api.as('ducha', theirs)).status).toBe(403);
    expect((await api.as('ducha', theirs, choice(null, 1))).status).toBe(403);
    expect((await api.as('admin', theirs, choice(null, 1))).body).toMatchObject({ channels: null, version: 2 });
    expect((await api.as('admin', theirs)).body).toMatchObject({ channels: null, language: 'en' });
    const key = await api.as('admin', '/v1/api-keys', { method: 'POST', body: { name: '协同办公', role: 'supervisor' } });
    expect((await api.send(path, { token: String(key.body['key']) })).body).toMatchObject({ code: 'channels.no-person' });
  });

  it('shows supervisors whom only the inbox reaches', async () => {
    expect(await listed('ducha', '/v1/people/unreachable')).toContainEqual(
      expect.objectContaining({ login: 'chengjian', blocked: [{ channel: 'email', obstacle: 'no-address' }] }),
    );
    expect((await api.as('huanbao', '/v1/people/unreachable')).status).toBe(403);
  });
});
