import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/setup/database.js';
import { loadPeople, openSmallApi, type SmallApi } from '../../test/small-api.js';

const NOW = new Date('2022-03-01T01:00:00Z');
const TWO_MINUTES_MS = 2 * 60_000;

let fresh: FreshDatabase;
let api: SmallApi;
let admin: string;
let officer: string;

type Json = Record<string, unknown>;

interface Sent {
  method?: string;
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

async function send(
  path: string,
  { method = 'GET', token, body, headers = {} }: Sent = {},
): Promise<{ status: number; headers: Headers; body: Json }> {
  const content =
    body === undefined ? {} : { body: body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body) };
  const type: Record<string, string> =
    body === undefined || body instanceof FormData ? {} : { 'Content-Type': 'application/json' };
  const login: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  const response = await fetch(api.url + path, { method, headers: { ...type, ...login, ...headers }, ...content });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? (JSON.parse(text) as Json) : {} };
}

async function tokenOf(login: string): Promise<string> {
  const { body } = await send('/v1/login', { method: 'POST', body: { login, password: 'correct horse' } });
  return String(body['token']);
}

/** Writes a note; every key is used by one test only. */
function writeNote(key: string, text: string, token = admin): ReturnType<typeof send> {
  return send('/v1/notes', { method: 'POST', token, body: { text }, headers: { 'Idempotency-Key': key } });
}

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
  api.script.gate = Promise.resolve();
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
      type: 'urn:duban:problem:route.not-found',
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

describe('a write with an Idempotency-Key', () => {
  it('is done once; a repeat gets the same answer, said to be one', async () => {
    const first = await writeNote('once', '碧道');
    const second = await writeNote('once', '碧道');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('etag')).toBe('"1"');
    expect(api.script.worked).toBe(1);
  });

  it('belongs to one actor', async () => {
    await writeNote('mine', '碧道');
    expect((await writeNote('mine', '绿道', officer)).status).toBe(201);
  });

  it('refuses the key of another request', async () => {
    await writeNote('taken', '碧道');
    const { status, body } = await writeNote('taken', '绿道');
    expect([status, body['code']]).toEqual([422, 'idempotency.reused']);
  });

  it('is not begun again while it is being worked on, until its process must be dead', async () => {
    let open = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      api.script.gate = { then: (done: () => void) => ((open = done), resolve()) } as unknown as Promise<void>;
    });
    const slow = writeNote('slow', '碧道');
    await begun;
    const second = await writeNote('slow', '碧道');
    expect([second.status, second.body['code']]).toEqual([409, 'idempotency.in-flight']);
    api.script.gate = Promise.resolve();
    api.clock.moveTo(new Date(api.clock.now().getTime() + TWO_MINUTES_MS + 1));
    expect((await writeNote('slow', '碧道')).body['number']).toBe(1);
    open();
    expect((await slow).body['number']).toBe(2);
    // The one who took the key over has the last word.
    expect((await writeNote('slow', '碧道')).body['number']).toBe(1);
  });

  it('replays a refusal word for word', async () => {
    const first = await send('/v1/notes', { method: 'POST', token: admin, body: {}, headers: { 'Idempotency-Key': 'refused' } });
    const second = await send('/v1/notes', { method: 'POST', token: admin, body: {}, headers: { 'Idempotency-Key': 'refused' } });
    expect(first.status).toBe(400);
    expect(second).toMatchObject({ status: 400, body: first.body });
    expect(second.headers.get('content-type')).toContain('application/problem+json');
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('may be tried again after a failure of ours', async () => {
    api.script.failure = new Error('boom');
    expect((await writeNote('unlucky', '碧道')).status).toBe(500);
    api.script.failure = undefined;
    expect((await writeNote('unlucky', '碧道')).status).toBe(201);
  });

  it('is free for anything after a day', async () => {
    await writeNote('daily', '碧道');
    api.clock.moveTo(new Date(api.clock.now().getTime() + 24 * 3_600_000 + 1));
    admin = await tokenOf('admin');
    officer = await tokenOf('officer');
    expect((await writeNote('daily', '绿道')).status).toBe(201);
    expect(await api.database.query(`SELECT 1 FROM idempotency_key WHERE key <> 'daily'`)).toEqual([]);
  });

  it('tells uploads apart by their bytes', async () => {
    const upload = (text: string): ReturnType<typeof send> => {
      const form = new FormData();
      form.set('file', new Blob([text]), 'plan.txt');
      return send('/v1/notes/file', { method: 'POST', token: admin, body: form, headers: { 'Idempotency-Key': 'upload' } });
    };
    expect((await upload('工作要点')).body).toEqual({ number: 1, bytes: 12 });
    expect((await upload('工作要点')).body).toEqual({ number: 1, bytes: 12 });
    expect((await upload('工作重点')).body['code']).toBe('idempotency.reused');
    expect(api.script.worked).toBe(1);
  });

  it('refuses a key that is too long', async () => {
    expect((await writeNote('k'.repeat(201), '碧道')).body['code']).toBe('idempotency.key-invalid');
  });
});

describe('an upload', () => {
  it('that is too large is refused with the reason', async () => {
    const form = new FormData();
    form.set('file', new Blob(['x'.repeat(2000)]), 'plan.txt');
    const { status, body } = await send('/v1/notes/file', { method: 'POST', token: admin, body: form });
    expect([status, body['code']]).toEqual([413, 'body.too-large']);
  });
});

describe('If-Match', () => {
  const put = (headers: Record<string, string>): ReturnType<typeof send> =>
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

describe('the house around it', () => {
  it('describes itself', async () => {
    const { body } = await send('/docs/openapi.json');
    expect(body).toMatchObject({ info: { title: 'Duban 督办 API' }, components: { schemas: { Problem: { type: 'object' } } } });
    const page = await fetch(`${api.url}/docs`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain('swagger-ui');
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
