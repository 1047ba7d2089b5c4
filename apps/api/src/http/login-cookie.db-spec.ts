import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/setup/database.js';
import { Client, type Received, type Sent } from '../../test/client.js';
import { loadPeople, openSmallApi, type SmallApi } from '../../test/small-api.js';

const NOW = new Date('2022-03-01T01:00:00Z');

let fresh: FreshDatabase;
let api: SmallApi;
let admin: string;

const send = (path: string, sent?: Sent): Promise<Received> => new Client(api).send(path, sent);

beforeAll(async () => {
  fresh = await freshDatabase();
  api = await openSmallApi(fresh.url, NOW);
  await loadPeople(api.database, NOW);
  admin = await new Client(api).tokenOf('admin');
});

afterAll(async () => {
  await api.close();
  await fresh.drop();
});

beforeEach(() => {
  api.script.worked = 0;
});

describe('the login cookie', () => {
  const CSRF = { 'X-Duban-CSRF': '1' };
  let answer: Received;
  let Cookie: string;

  // Once for all: logins of one address are counted.
  beforeAll(async () => {
    answer = await send('/v1/login', { method: 'POST', body: { login: 'officer', password: 'correct horse' } });
    Cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  });

  it('is hidden from scripts, belongs to this host, and lives as long as the token', () => {
    const [cookie = '', ...attributes] = (answer.headers.get('set-cookie') ?? '').split('; ');
    expect(cookie).toBe(`duban=${String(answer.body['token'])}`);
    expect(attributes.filter((one) => !one.startsWith('Expires'))).toEqual([
      'Max-Age=43200',
      'Path=/',
      'HttpOnly',
      'SameSite=Lax',
    ]);
  });

  it('is as good as the token for reading', async () => {
    expect((await send('/v1/me', { headers: { Cookie: `theme=dark; ${Cookie}; x=1` } })).body['name']).toBe('陈思远');
    expect((await send('/v1/me', { headers: { Cookie: `other${Cookie}` } })).status).toBe(401);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'does not change anything by %s without the header of our pages',
    async (method) => {
      const path = method === 'DELETE' ? '/v1/api-keys/0190f3a2-5f6b-7cde-8a01-23456789abcd' : '/v1/notes';
      const forged = await send(path, { method, body: { text: '碧道' }, headers: { Cookie } });
      expect([forged.status, forged.body['code'], api.script.worked]).toEqual([403, 'csrf.header-missing', 0]);
      const ours = await send(path, { method, body: { text: '碧道' }, headers: { Cookie, ...CSRF, 'If-Match': '"3"' } });
      expect(ours.body['code']).not.toBe('csrf.header-missing');
    },
  );

  it('gives way to a token in the header', async () => {
    expect((await send('/v1/me', { token: admin, headers: { Cookie } })).body['name']).toBe('管理员');
    expect((await send('/v1/me', { token: 'dbt_unknown', headers: { Cookie } })).status).toBe(401);
  });

  it('ends with the logout, which takes it out of the browser', async () => {
    const { status, headers } = await send('/v1/logout', { method: 'POST', headers: { Cookie, ...CSRF } });
    expect([status, headers.get('set-cookie')]).toEqual([204, expect.stringMatching(/^duban=; .*Expires=Thu, 01 Jan 1970/)]);
    expect((await send('/v1/me', { headers: { Cookie } })).status).toBe(401);
  });
});
