import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received } from '../../apps/api/test/client.js';
import { RunningApi } from '../setup/running-api.js';

const GIVEN = 'qing wa hui tiao';
const OWN = 'hua niao yu chong';

let api: RunningApi;
let token: string;
let login: string;
let count = 0;

beforeAll(async () => {
  api = await RunningApi.open();
});

afterAll(() => api.close());

const post = (path: string, body: unknown, by: string): Promise<Received> => api.send(path, { method: 'POST', token: by, body });

/** A supervisor whom an administrator has just given a password, logged in. */
async function newcomer(): Promise<void> {
  login = `newcomer${(count += 1)}`;
  const person = { login, name: '新来的', role: 'supervisor', password: GIVEN };
  expect((await api.as('admin', '/v1/people', { method: 'POST', body: person })).status).toBe(201);
  const answer = await api.send('/v1/login', { method: 'POST', body: { login, password: GIVEN } });
  expect(answer.body['mustChangePassword']).toBe(true);
  token = String(answer.body['token']);
}

it('tells a person what it may do, where it belongs, and which day it is here', async () => {
  expect((await api.as('huanbao', '/v1/me')).body).toEqual({
    id: expect.any(String),
    name: '环保经办',
    kind: 'person',
    role: 'officer',
    departmentId: expect.any(String),
    departmentName: expect.stringContaining('环'),
    isHead: false,
    abilities: ['project.handle'],
    mustChangePassword: false,
    language: 'zh-CN',
    now: '2022-01-17T02:00:00.000Z',
    today: '2022-01-17',
    isDemonstration: false,
    preferences: { theme: 'system', density: 'comfortable', shortcuts: true },
    publicUrl: 'http://localhost:3000',
  });
});

describe('a person with a password that an administrator chose', () => {
  beforeAll(newcomer);

  it('can do nothing but look at the own account and choose another one', async () => {
    const refused = await api.send('/v1/projects', { token });
    expect([refused.status, refused.body['code']]).toEqual([403, 'password.change-needed']);
    expect(refused.body['detail']).toContain('POST /v1/me/password');
    expect((await post('/v1/plans', { text: 'x' }, token)).body['code']).toBe('password.change-needed');
    expect((await api.send('/v1/inbox/stream', { token })).status).toBe(403);
    const basic = { Authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` };
    expect((await api.send('/admin/queues/api/queues', { headers: basic })).body['code']).toBe('password.change-needed');
    expect((await api.send('/v1/me', { token })).body).toMatchObject({ name: '新来的', mustChangePassword: true });
    expect((await api.send('/v1/me/logins', { token })).status).toBe(200);
  });

  it('works as soon as it is changed, in the same login', async () => {
    const weak = await post('/v1/me/password', { currentPassword: GIVEN, newPassword: 'Passw0rd123!' }, token);
    expect([weak.status, weak.body['code']]).toEqual([422, 'password.weak']);
    const blanks = await post('/v1/me/password', { currentPassword: GIVEN, newPassword: ' '.repeat(12) }, token);
    expect([blanks.status, blanks.body['code']]).toEqual([422, 'password.weak']);
    expect((await post('/v1/me/password', { currentPassword: GIVEN, newPassword: OWN }, token)).status).toBe(204);
    expect((await api.send('/v1/projects', { token })).status).toBe(200);
    expect((await api.send('/v1/me', { token })).body['mustChangePassword']).toBe(false);
  });
});

describe('the own logins', () => {
  it('are listed with the program and the address, and ended', async () => {
    await newcomer();
    const headers = { 'User-Agent': 'Mozilla/5.0', 'X-Forwarded-For': '9.9.9.9' };
    const other = await api.send('/v1/login', { method: 'POST', body: { login, password: GIVEN }, headers });
    const { body } = await api.send('/v1/me/logins', { token });
    const [newest, here] = body['items'] as Record<string, unknown>[];
    expect(newest).toMatchObject({ client: 'Mozilla/5.0', isCurrent: false, address: expect.stringMatching(/127\.0\.0\.1|::1/) });
    expect(here).toMatchObject({ isCurrent: true });
    expect(JSON.stringify(body)).not.toContain(token);
    expect((await api.send(`/v1/me/logins/${String(newest?.['id'])}`, { method: 'DELETE', token })).status).toBe(204);
    expect((await api.send('/v1/me', { token: String(other.body['token']) })).status).toBe(401);
    const gone = await api.send(`/v1/me/logins/${String(newest?.['id'])}`, { method: 'DELETE', token });
    expect([gone.status, gone.body['code']]).toEqual([404, 'login.not-found']);
    expect((await api.send('/v1/me/logins', { method: 'DELETE', token })).status).toBe(204);
    expect((await api.send('/v1/me', { token })).status).toBe(200);
  });
});

describe('how the pages look', () => {
  const own = { theme: 'dark', density: 'compact', shortcuts: false };

  it('is chosen once for all devices, and comes with the answer who one is', async () => {
    await newcomer();
    await post('/v1/me/password', { currentPassword: GIVEN, newPassword: OWN }, token);
    expect((await api.send('/v1/me/preferences', { method: 'PUT', token, body: own })).body).toEqual(own);
    expect((await api.send('/v1/me', { token })).body['preferences']).toEqual(own);
    const changed = { ...own, theme: 'light' };
    await api.send('/v1/me/preferences', { method: 'PUT', token, body: changed });
    expect((await api.send('/v1/me/preferences', { token })).body).toEqual(changed);
    expect((await api.as('ducha', '/v1/me/preferences')).body).toMatchObject({ theme: 'system' });
  });

  it('is refused where a choice is none, or whoever asks is a program', async () => {
    const wrong = await api.as('ducha', '/v1/me/preferences', { method: 'PUT', body: { ...own, theme: 'pink' } });
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'request.invalid']);
    const key = await api.as('admin', '/v1/api-keys', { method: 'POST', body: { name: 'OA', role: 'supervisor' } });
    const refused = await api.send('/v1/me/preferences', { method: 'PUT', token: String(key.body['key']), body: own });
    expect([refused.status, refused.body['code']]).toEqual([422, 'preferences.no-person']);
  });
});

describe('the list of people', () => {
  const logins = async (query: string): Promise<unknown[]> =>
    ((await api.as('ducha', `/v1/people?${query}`)).body['items'] as { login: string }[]).map((person) => person.login);

  it('finds by a part of the name, the login or the e-mail, by role, and who has left', async () => {
    await newcomer();
    const left = login;
    const { body } = await api.send('/v1/me', { token });
    await api.as('admin', `/v1/people/${String(body['id'])}`, { method: 'PATCH', body: { active: false } });
    expect(await logins('active=false')).toContain(left);
    expect(await logins('active=true')).not.toContain(left);
    expect(await logins(`q=${left.slice(-10).toUpperCase()}`)).toContain(left);
    expect(await logins(`q=${encodeURIComponent('环保')}`)).toContain('huanbao');
    expect(await logins('q=%25')).toEqual([]);
    expect(await logins('role=supervisor&active=true')).toContain('ducha');
    expect(await logins('role=supervisor')).not.toContain('huanbao');
  });

  it('goes on after its first page within the same filter', async () => {
    const first = await api.as('ducha', '/v1/people?limit=1&role=officer');
    const after = await logins(`limit=1&role=officer&cursor=${String(first.body['nextCursor'])}`);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual((first.body['items'] as { login: string }[]).map((person) => person.login));
  });
});

describe('guessing a password', () => {
  it('is made to wait from wherever it comes, and answers how long', async () => {
    await newcomer();
    await api.database.query(
      `INSERT INTO login_failure (login, failures, failed_at, locked_until) VALUES ($1, 12, now(), now() + interval '4 minutes')`,
      [login],
    );
    const refused = await api.send('/v1/login', { method: 'POST', body: { login, password: GIVEN } });
    expect([refused.status, refused.body['code']]).toEqual([429, 'login.locked']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200);
    expect((await api.send('/v1/me', { token })).status).toBe(200);
    const { body } = await api.send('/v1/me', { token });
    const reset = { method: 'PATCH', body: { password: OWN } };
    expect((await api.as('admin', `/v1/people/${String(body['id'])}`, reset)).body).toMatchObject({ mustChangePassword: true });
    expect((await api.send('/v1/login', { method: 'POST', body: { login, password: OWN } })).status).toBe(201);
  });
});

it('the last administrator stays one', async () => {
  const { body: me } = await api.as('admin', '/v1/me');
  for (const change of [{ role: 'supervisor' }, { active: false }]) {
    const refused = await api.as('admin', `/v1/people/${String(me['id'])}`, { method: 'PATCH', body: change });
    expect([refused.status, refused.body['code']]).toEqual([409, 'person.last-administrator']);
  }
});
