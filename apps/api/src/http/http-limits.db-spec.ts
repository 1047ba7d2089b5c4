import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { freshDatabase } from '../../../../test/setup/database.js';
import { BreakableLine } from '../../test/breakable-line.js';
import type { Json } from '../../test/client.js';
import { loadPeople, openSmallApi, type SmallApi } from '../../test/small-api.js';

const NOW = new Date('2022-03-01T01:00:00Z');

function logIn(api: SmallApi, password: string, { login = 'admin', from = '' } = {}): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', ...(from ? { 'X-Forwarded-For': from } : {}) };
  return fetch(`${api.url}/v1/login`, { method: 'POST', headers, body: JSON.stringify({ login, password }) });
}

async function openApi(variables: Record<string, string> = {}): Promise<SmallApi> {
  const database = await freshDatabase();
  const api = await openSmallApi(database.url, NOW, variables);
  onTestFinished(() => api.close().then(() => database.drop()));
  await loadPeople(api.database, NOW);
  return api;
}

async function tried(times: number, attempt: (round: number) => Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  for (let round = 1; round <= times; round += 1) statuses.push((await attempt(round)).status);
  return statuses;
}

/** What comes back for bytes as they are, without a client that puts them in order. */
async function rawRequest(api: SmallApi, bytes: Buffer | string): Promise<string> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}

const bodyOf = (answer: string): Json => JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as Json;

it('stops guessing of passwords after ten attempts a minute, for this login alone', async () => {
  const api = await openApi();
  expect(await tried(10, () => logIn(api, 'wrong'))).toEqual(Array(10).fill(401));
  const refused = await logIn(api, 'correct horse');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'rate.exceeded', status: 429 });
  expect((await logIn(api, 'correct horse', { login: 'officer' })).status).toBe(201);
});

it('lets a whole office log in from one address', async () => {
  const api = await openApi();
  const from = (round: number): string => `10.1.2.${round}`;
  expect(await tried(14, (round) => logIn(api, 'correct horse', { from: from(round) }))).toEqual(Array(14).fill(201));
});

it.each<{ proxies: string; variables: Record<string, string>; last: number; why: string }>([
  { proxies: 'none', variables: {}, last: 429, why: 'a forged header is not believed' },
  { proxies: 'one hop', variables: { TRUST_PROXY: '1' }, last: 401, why: 'each client counts for itself' },
  { proxies: 'an address', variables: { TRUST_PROXY: '127.0.0.1,10.9.0.0/16' }, last: 401, why: 'each client counts for itself' },
  { proxies: 'another address', variables: { TRUST_PROXY: '10.9.0.0/16' }, last: 429, why: 'it came from somebody else' },
])('with $proxies trusted: $why', async ({ variables, last }) => {
  const api = await openApi(variables);
  const statuses = await tried(11, (round) => logIn(api, 'wrong', { from: `198.51.100.9, 10.1.2.${round}` }));
  expect(statuses.at(-1)).toBe(last);
  // Only the last address was written by the proxy that is trusted: those before it are the client's own words.
  const forged = await tried(11, (round) => logIn(api, 'wrong', { from: `10.1.3.${round}, 10.1.2.200` }));
  expect(forged.at(-1)).toBe(429);
});

it('slows down who tries tokens, before it reads what they send, and nobody else at that address', async () => {
  const api = await openApi();
  const { token } = (await (await logIn(api, 'correct horse')).json()) as { token: string };
  const body = 'x'.repeat(100_000);
  const forged = (): Promise<Response> =>
    fetch(`${api.url}/v1/notes`, {
      method: 'POST',
      headers: { Authorization: 'Bearer forged', 'Content-Type': 'application/json' },
      body,
    });
  const statuses = await Promise.all(Array.from({ length: 310 }, () => forged().then(({ status }) => status)));
  expect([statuses.filter((one) => one === 401).length, statuses.filter((one) => one === 429).length]).toEqual([300, 10]);
  expect((await fetch(`${api.url}/v1/me`, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(200);
});

it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', ''])('a body of type %j is none', async (type) => {
  const api = await openApi();
  const answer = await rawRequest(
    api,
    `POST /v1/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${type ? `Content-Type: ${type}\r\n` : ''}Content-Length: 2\r\n\r\n{}`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 415/);
  expect(bodyOf(answer)).toMatchObject({
    code: 'media-type.unsupported',
    detail: expect.stringContaining('Content-Type: application/json'),
  });
});

it.each([
  ['UTF-8', Buffer.from('碧道')],
  ['GB 18030', Buffer.from([0xb1, 0xcc, 0xb5, 0xc0])],
])('says how an address in raw %s is to be written, and logs it', async (_encoding, word) => {
  const api = await openApi();
  const request = [Buffer.from('GET /v1/projects?q='), word, Buffer.from(' HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')];
  const answer = await rawRequest(api, Buffer.concat(request));
  expect(answer).toMatch(/^HTTP\/1\.1 400/);
  expect(bodyOf(answer)).toMatchObject({
    code: 'request.invalid',
    detail: expect.stringContaining('Encode the address: /v1/projects?q=%E7%A2%A7%E9%81%93'),
  });
  expect(api.logLines.filter((line) => line.includes('unreadable request'))).toHaveLength(1);
});

it('refuses an address that is encoded in GB 18030, instead of finding nothing', async () => {
  const api = await openApi();
  const answer = await fetch(`${api.url}/v1/people?cursor=%B1%CC%B5%C0`);
  expect(await answer.json()).toMatchObject({ status: 400, detail: expect.stringContaining('cursor=%E7%A2%A7%E9%81%93') });
});

it('says that the database is away, and goes on when it is back', async () => {
  const database = await freshDatabase();
  const line = await BreakableLine.to(database.url);
  const api = await openSmallApi(line.url, NOW);
  onTestFinished(async () => {
    await api.close();
    await line.cut();
    await database.drop();
  });
  await loadPeople(api.database, NOW);
  const { token } = (await (await logIn(api, 'correct horse')).json()) as { token: string };
  const me = (): Promise<Response> => fetch(`${api.url}/v1/me`, { headers: { Authorization: `Bearer ${token}` } });

  await line.cut();
  const answer = await me();
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toMatchObject({ code: 'database.unavailable', detail: expect.stringContaining('Repeat') });
  expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
  expect((await fetch(`${api.url}/health/ready`)).status).toBe(503);

  await line.mend();
  expect((await me()).status).toBe(200);
});
