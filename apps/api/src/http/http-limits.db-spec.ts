import { expect, it, onTestFinished } from 'vitest';
import { freshDatabase } from '../../../../test/setup/database.js';
import { BreakableLine } from '../../test/breakable-line.js';
import { loadPeople, openSmallApi, type SmallApi } from '../../test/small-api.js';

const NOW = new Date('2022-03-01T01:00:00Z');

function logIn(api: SmallApi, password: string): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(`${api.url}/v1/login`, { method: 'POST', headers, body: JSON.stringify({ login: 'admin', password }) });
}

it('stops guessing of passwords after ten attempts a minute', async () => {
  const database = await freshDatabase();
  const api = await openSmallApi(database.url, NOW);
  onTestFinished(() => api.close().then(() => database.drop()));
  await loadPeople(api.database, NOW);
  for (let attempt = 1; attempt <= 10; attempt += 1) expect((await logIn(api, 'wrong')).status).toBe(401);
  const refused = await logIn(api, 'correct horse');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'rate.exceeded', status: 429 });
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
