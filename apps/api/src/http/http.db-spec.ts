import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/setup/database.js';
import { Client, type Json, type Received, type Sent } from '../../test/client.js';
import { loadPeople, openSmallApi, type SmallApi } from '../../test/small-api.js';

const NOW = new Date('2022-03-01T01:00:00Z');

let fresh: FreshDatabase;
let api: SmallApi;
let admin: string;
let officer: string;

const send = (path: string, sent?: Sent): Promise<Received> => new Client(api).send(path, sent);
const tokenOf = (login: string): Promise<string> => new Client(api).tokenOf(login);

beforeAll(async () => {
  fresh = await freshDatabase();
  api = await openSmallApi(fresh.url, NOW);
  await loadPeople(api.database, NOW);
  admin = await tokenOf('admin');
  officer = await tokenOf('officer');
});

afterAll(async () => {
  await api.close();
  await fresh.drop();
});

beforeEach(() => {
  api.script.failure = undefined;
  api.script.gate = () => Promise.resolve();
  api.script.worked = 0;
});

describe('problem documents', () => {
  it('tell an unknown address where to look', async () => {
    const { status, headers, body } = await send('/v1/nowhere?x=1', {
      token: admin,
      headers: { 'X-Request-Id': 'from-the-gateway' },
    });
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(headers.get('x-request-id')).toBe('from-the-gateway');
    expect(body).toEqual({
      type: '/docs/problems/route.not-found',
      title: 'There is no such address',
      status: 404,
      detail: expect.stringContaining('/docs'),
      instance: '/v1/nowhere',
      code: 'route.not-found',
      requestId: 'from-the-gateway',
    });
  });

  it('answer a request id that could break a log line with one of our own', async () => {
    const { headers } = await send('/health/live', { headers: { 'X-Request-Id': 'a b{"c"}' } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('say that a body does not parse, with a request id', async () => {
    const { status, body } = await send('/v1/notes', { method: 'POST', token: admin, body: '{"text": ' });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'request.invalid',
      detail: expect.stringContaining('JSON'),
      requestId: expect.stringMatching(/./),
    });
  });

  it('say that a body is too large', async () => {
    const { status, body } = await send('/v1/notes', { method: 'POST', token: admin, body: { text: 'x'.repeat(1_100_000) } });
    expect(status).toBe(413);
    expect(body['code']).toBe('body.too-large');
  });

  it('name each faulty field, nested ones too', async () => {
    const roster = { departments: [], people: [{ login: 'x', name: 7, role: 'king', isHead: false }], extra: 1 };
    const { status, body } = await send('/v1/roster', { method: 'POST', token: admin, body: roster });
    expect(status).toBe(400);
    expect((body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/people/0/name', '/people/0/role', '/extra']),
    );
  });

  it('hide what went wrong inside', async () => {
    api.script.failure = new Error('SELECT secret FROM person');
    const { status, body } = await send('/v1/notes', { method: 'POST', token: admin, body: { text: 'a' } });
    expect(status).toBe(500);
    expect(body['code']).toBe('internal');
    expect(JSON.stringify(body)).not.toMatch(/SELECT|small-api|\.ts/);
  });

  it.each(['a\u0000b', 'a\ud800b'])('refuse text that no database keeps (%j), before anything is done', async (text) => {
    const answer = await send('/v1/notes', { method: 'POST', token: admin, body: { text } });
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.invalid']);
    expect(answer.body['detail']).toMatch(/can not be stored\. Put this right/);
    expect(api.script.worked).toBe(0);
    expect((await send('/v1/notes', { method: 'POST', token: admin, body: { text: '𠮷野家' } })).status).toBe(201);
  });

  it('refuse a NUL character in an address too', async () => {
    const cursor = Buffer.from('["\\u0000"]').toString('base64url');
    const answer = await send(`/v1/people?cursor=${cursor}`, { token: admin });
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.invalid']);
  });

  it('say in the language of the caller what to do', async () => {
    const body = { code: 'czj', name: 7, shortName: '财', aliases: Array(51).fill('x'), extra: 1 };
    const ask = async (language: string): Promise<Received> =>
      send('/v1/departments', { method: 'POST', token: admin, body, headers: { 'Accept-Language': language } });
    const chinese = await ask('zh-CN,zh;q=0.9,en;q=0.8');
    expect(chinese.headers.get('content-language')).toBe('zh-CN');
    expect(chinese.body).toMatchObject({
      title: '请求有误',
      detail: expect.stringMatching(/^请按提示更正后重新提交。/),
      errors: expect.arrayContaining([
        { pointer: '/name', detail: 'name 应为文字' },
        { pointer: '/aliases', detail: 'aliases 不能超过 50 项' },
        { pointer: '/extra', detail: 'extra 没有这个字段' },
      ]),
    });
    for (const language of ['en', 'en;q=0.9,zh;q=0.1', '*', 'fr'])
      expect((await ask(language)).body['title']).toBe('The request is invalid');
    expect((await send('/v1/me', { headers: { 'Accept-Language': 'zh' } })).body['title']).toBe('需要登录');
  });

  it('say that a field is missing, and nothing else of it', async () => {
    const body = { code: 'czj', name: '财政局' };
    const ask = (language: string): Promise<Received> =>
      send('/v1/departments', { method: 'POST', token: admin, body, headers: { 'Accept-Language': language } });
    expect((await ask('en')).body['errors']).toEqual([{ pointer: '/shortName', detail: 'shortName cannot be left out' }]);
    expect((await ask('zh-CN')).body['errors']).toEqual([{ pointer: '/shortName', detail: '缺少 shortName' }]);
  });

  it('say where a roster is wrong', async () => {
    const people = [{ login: 'x', name: '某某', role: 'officer' }];
    const load = (body: unknown): Promise<Received> => send('/v1/roster', { method: 'POST', token: admin, body });
    expect((await load({ departments: [], people })).body).toMatchObject({
      status: 422,
      code: 'roster.invalid',
      errors: [{ pointer: '/people/0/departmentCode' }],
    });
    expect((await load({ departments: [[]], people: [] })).body).toMatchObject({
      status: 400,
      errors: [{ pointer: '/departments' }],
    });
  });

  it('keep the status of what the framework refuses', async () => {
    const { status, body } = await send('/v1/notes/teapot');
    expect([status, body['code']]).toEqual([418, 'http.418']);
  });

  it('refuse an id that is none', async () => {
    const { status, body } = await send('/v1/departments/42', { method: 'PATCH', token: admin, body: { name: '财政局' } });
    expect([status, body['code']]).toEqual([400, 'id.invalid']);
  });
});

describe('who may do what', () => {
  it('refuses a wrong password and an unknown login alike', async () => {
    const wrong = await send('/v1/login', { method: 'POST', body: { login: 'admin', password: 'wrong horse' } });
    const unknown = await send('/v1/login', { method: 'POST', body: { login: 'nobody', password: 'wrong horse' } });
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('asks for a login, and says how', async () => {
    const { status, headers, body } = await send('/v1/me');
    expect([status, body['code']]).toEqual([401, 'login.required']);
    expect(headers.get('www-authenticate')).toContain('Bearer');
  });

  it('knows whose token it is, until the person logs out', async () => {
    const token = await tokenOf('officer');
    expect((await send('/v1/me', { token })).body).toMatchObject({ name: '陈思远', role: 'officer', kind: 'person' });
    expect((await send('/v1/logout', { method: 'POST', token })).status).toBe(204);
    expect((await send('/v1/me', { token })).status).toBe(401);
  });

  it('lets an administrator change the roster, an officer not', async () => {
    const body = { code: 'czj', name: '财政局', shortName: '财政局' };
    const refused = await send('/v1/departments', { method: 'POST', token: officer, body });
    expect([refused.status, refused.body['code'], refused.body['ability']]).toEqual([403, 'access.denied', 'roster.manage']);
    expect((await send('/v1/departments', { method: 'POST', token: admin, body })).status).toBe(201);
    const again = await send('/v1/departments', { method: 'POST', token: admin, body: { ...body, name: '财政二局' } });
    expect([again.status, again.body['code']]).toEqual([409, 'department.code-taken']);
  });

  it('changes only the fields that are given', async () => {
    const person = { login: 'lin', name: '林晓', role: 'supervisor', email: 'lin@example.invalid', phone: '1' };
    const { body } = await send('/v1/people', { method: 'POST', token: admin, body: person });
    const { body: changed } = await send(`/v1/people/${String(body['id'])}`, {
      method: 'PATCH',
      token: admin,
      body: { phone: null },
    });
    expect(changed).toMatchObject({ ...person, phone: null, active: true });
  });

  it('gives out an API key once, and takes it back', async () => {
    const { status, body } = await send('/v1/api-keys', {
      method: 'POST',
      token: admin,
      body: { name: '协同平台', role: 'supervisor' },
    });
    expect(status).toBe(201);
    const token = String(body['key']);
    expect((await send('/v1/me', { token })).body).toMatchObject({ kind: 'api-key', role: 'supervisor' });
    expect(JSON.stringify((await send('/v1/api-keys', { token: admin })).body)).not.toContain(token);
    expect((await send(`/v1/api-keys/${String(body['id'])}`, { method: 'DELETE', token: admin })).status).toBe(204);
    expect((await send('/v1/me', { token })).status).toBe(401);
  });

  it('keeps no answer that holds a secret', async () => {
    const request = {
      method: 'POST',
      token: admin,
      body: { name: '协同平台', role: 'supervisor' },
      headers: { 'Idempotency-Key': 'secret' },
    };
    expect((await send('/v1/api-keys', request)).body['code']).toBe('idempotency.unsupported');
  });
});

describe('an upload', () => {
  it('that is too large is refused with the reason', async () => {
    const form = new FormData();
    form.set('file', new Blob(['x'.repeat(2000)]), 'plan.txt');
    const { status, body } = await send('/v1/notes/file', { method: 'POST', token: admin, body: form });
    expect([status, body['code']]).toEqual([413, 'file.too-large']);
  });
});

describe('If-Match', () => {
  const put = (headers: Record<string, string>): Promise<Received> =>
    send('/v1/notes', { method: 'PUT', token: admin, body: { text: '碧道' }, headers });

  it.each(['"3"', 'W/"3"'])('%s names the version that was read; the answer has the next one', async (version) => {
    const { status, headers } = await put({ 'If-Match': version });
    expect([status, headers.get('etag')]).toEqual([200, '"4"']);
  });

  it('is needed, well-formed and fresh', async () => {
    expect((await put({})).body).toMatchObject({ status: 428, code: 'if-match.missing' });
    expect((await put({ 'If-Match': '3' })).body).toMatchObject({ status: 400, code: 'if-match.invalid' });
    expect((await put({ 'If-Match': '"2"' })).body).toMatchObject({ status: 412, code: 'version.stale', expected: 2, actual: 3 });
  });
});

describe('the log', () => {
  it('has one line for a request: who, what, how it went; never a token', async () => {
    const { body: me } = await send('/v1/me', { token: admin });
    await send('/v1/me?token=leak', { token: admin, headers: { 'X-Request-Id': 'look-for-me' } });
    // The line is written when the connection has taken the whole answer, which may be after we have it.
    await vi.waitUntil(() => api.logLines.some((line) => line.includes('look-for-me')));
    const lines = api.logLines.filter((line) => line.includes('look-for-me')).map((line) => JSON.parse(line) as Json);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ method: 'GET', path: '/v1/me', status: 200, actorId: me['id'], ms: expect.any(Number) });
    expect(api.logLines.join('')).not.toContain(admin);
    expect(api.logLines.join('')).not.toContain('leak');
  });

  it('tells where a failure of ours happened', async () => {
    api.script.failure = new Error('boom');
    const { body } = await send('/v1/notes', { method: 'POST', token: admin, body: { text: '碧道' } });
    const line = api.logLines.find((each) => each.includes(String(body['requestId'])) && each.includes('boom'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 50,
      code: 'internal',
      error: { stack: expect.stringContaining('http.db-spec') },
    });
  });
});

describe('health and log', () => {
  it('describes itself', async () => {
    const { body } = await send('/docs/openapi.json');
    expect(body).toMatchObject({ info: { title: 'Duban 督办 API' }, components: { schemas: { Problem: { type: 'object' } } } });
    const page = await fetch(`${api.url}/docs`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await page.text();
    expect(html).toContain('swagger-ui');
    expect(html).not.toMatch(/<script[^>]*>\s*[^<\s]/); // Inline scripts would be refused by that policy.
  });

  it('is ready when database and queue answer, and names what does not', async () => {
    expect((await send('/health/ready')).status).toBe(200);
    api.queue.up = false;
    const { status, body } = await send('/health/ready');
    api.queue.up = true;
    expect(status).toBe(503);
    expect(body).toMatchObject({
      code: 'service.unavailable',
      checks: { database: { status: 'up' }, queue: { status: 'down' } },
    });
    expect(JSON.stringify(body)).not.toContain('secret-host');
  });
});
