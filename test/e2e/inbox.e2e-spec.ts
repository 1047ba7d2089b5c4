import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { requestDeliveries } from '#delivery';
import type { Json } from '../../apps/api/test/client.js';
import { aMessage } from '../setup/deliveries.js';
import { eventually } from '../setup/eventually.js';
import { RunningApi } from '../setup/running-api.js';
import { ServerEvents } from '../setup/server-events.js';
import { TestServices } from '../setup/services.js';

let api: RunningApi;
let other: Awaited<ReturnType<RunningApi['another']>>;
let worker: TestServices;

beforeAll(async () => {
  api = await RunningApi.open();
  other = await api.another();
  const { database, clock } = api;
  worker = await TestServices.open({ databaseUrl: database.url, clock });
  await worker.startWorking();
});

afterAll(async () => {
  await worker.close();
  await other.close();
  await api.close();
});

async function personId(login: string): Promise<string> {
  return String((await api.as(login, '/v1/me')).body['id']);
}

/** Has the worker send so many messages; answers their ids, in the order in which they came in. */
async function tell(login: string, count = 1): Promise<string[]> {
  const recipientId = await personId(login);
  const { database, clock } = worker;
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const before = await unread(login);
    await database.transaction((tx) => requestDeliveries(tx, [aMessage({ recipientId })], clock.now()));
    await eventually(async () => expect(await unread(login)).toBe(before + 1));
    const [last] = await database.query<{ id: string }>(
      'SELECT id FROM inbox_message WHERE person_id = $1 ORDER BY number DESC LIMIT 1',
      [recipientId],
    );
    ids.push(last?.id ?? '');
  }
  return ids;
}

const unread = async (login: string): Promise<number> => Number((await api.as(login, '/v1/inbox')).body['unread']);

async function follow(login: string, url = api.url, lastEventId?: string): Promise<ServerEvents> {
  const page = await ServerEvents.open(`${url}/v1/inbox/stream`, await api.token(login), lastEventId);
  onTestFinished(() => page.leave());
  await eventually(() => expect(page.events[0]).toMatchObject({ event: 'unread' }));
  return page;
}

async function listeners(): Promise<number[]> {
  const rows = await api.database.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'duban-listener' AND datname = current_database()`,
  );
  return rows.map(({ pid }) => pid);
}

describe('the stream of an inbox', () => {
  it('brings a message to every page of its person, at whichever process, and to nobody else', async () => {
    expect(await listeners()).toEqual([]);
    const [here, there, foreign] = [await follow('huanbao'), await follow('huanbao', other.url), await follow('chengjian')];
    expect(here.headers.get('content-type')).toContain('text/event-stream');
    expect([here.headers.get('cache-control'), here.headers.get('x-accel-buffering')]).toEqual(['no-cache, no-transform', 'no']);
    const [id] = await tell('huanbao');
    for (const page of [here, there]) {
      await eventually(() => expect(page.messages).toEqual([id]));
      expect(page.events[1]?.data).toMatchObject({
        id,
        projectId: expect.any(String),
        link: 'https://duban.example/projects/1',
        readAt: null,
        unread: 1,
      });
    }
    // What came to the other person has come through the same connections.
    await tell('chengjian');
    await eventually(() => expect(foreign.messages).toHaveLength(1));
    expect(foreign.messages).not.toContain(id);
    expect([here.messages, there.messages]).toEqual([[id], [id]]);
    expect(await listeners()).toHaveLength(2);
  });

  it('tells the count when messages are read elsewhere', async () => {
    const page = await follow('huanbao', other.url);
    const [first, second] = await tell('huanbao', 2);
    await eventually(() => expect(page.messages).toEqual([first, second]));
    const { body } = await api.as('huanbao', '/v1/inbox/read-all', { method: 'POST', body: { upTo: first } });
    expect(body['unread']).toBe(1);
    await eventually(() => expect(page.events.at(-1)).toEqual({ id: null, event: 'unread', data: { unread: 1 } }));
    await api.as('huanbao', `/v1/inbox/${second}/read`, { method: 'POST' });
    await eventually(() => expect(page.events.at(-1)?.data).toEqual({ unread: 0 }));
  });

  it('goes on after the last event, at another process too: nothing is lost, nothing comes twice', async () => {
    const before = await follow('huanbao');
    const start = before.events[0]?.id ?? '';
    const came = await tell('huanbao', 2);
    await eventually(() => expect(before.messages).toEqual(came));
    await before.leave();
    const meanwhile = await tell('huanbao', 2);
    const after = await follow('huanbao', other.url, came[1]);
    const [later] = await tell('huanbao');
    await eventually(() => expect(after.messages).toEqual([...meanwhile, later]));
    const anew = await follow('huanbao', api.url, start);
    await eventually(() => expect(anew.messages).toEqual([...came, ...meanwhile, later]));
    // An id of somebody else's message gives nothing away.
    const stranger = await follow('chengjian', api.url, later);
    const [own] = await tell('chengjian');
    await eventually(() => expect(stranger.messages).toEqual([own]));
  });

  it('listens again when the connection breaks, and finds what came meanwhile', async () => {
    const page = await follow('huanbao');
    const pids = await eventually(async () => {
      const found = await listeners();
      expect(found.length).toBeGreaterThan(0);
      return found;
    });
    await api.database.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid', [pids]);
    const ids = await tell('huanbao', 2);
    await eventually(() => expect(page.messages).toEqual(ids));
  });

  it('gives way to a sixth of the same person', async () => {
    const pages = [];
    for (let n = 0; n < 6; n += 1) pages.push(await follow('ducha'));
    await pages[0]?.ended;
    expect(pages[0]?.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'replaced' } });
    const [id] = await tell('ducha');
    for (const page of pages.slice(1)) await eventually(() => expect(page.messages).toEqual([id]));
  });

  it('beats while nothing happens, and ends with the session', async () => {
    const third = await fakeHeartbeats();
    const { body } = await api.send('/v1/login', { method: 'POST', body: { login: 'leader', password: 'correct horse' } });
    const token = String(body['token']);
    const page = await ServerEvents.open(`${third.url}/v1/inbox/stream`, token);
    await vi.advanceTimersByTimeAsync(25_000);
    await eventually(() => expect(page.comments).toBe(1));
    await api.send('/v1/logout', { method: 'POST', token });
    await vi.advanceTimersByTimeAsync(25_000);
    await page.ended;
    expect(page.events.map(({ event, data }) => [event, data])).toEqual([
      ['unread', { unread: 0 }],
      ['end', { reason: 'session-over' }],
    ]);
  });

  it('does not hold up a shutdown', async () => {
    const third = await api.another();
    const page = await follow('huanbao', third.url);
    // It would wait for the page without end.
    await third.close();
    await page.ended;
    expect(page.events.at(-1)).toEqual({ id: null, event: 'end', data: { reason: 'shutdown' } });
  });
});

type Follow = (token: string, tell: (event: string, data: Json) => void) => Promise<void>;

/** The page of the API guide. */
async function pageOfTheGuide(): Promise<Follow> {
  const guide = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const code = /```javascript\n(.*?)```/s.exec(guide)?.[1] ?? '';
  const module = (await import(`data:text/javascript,${encodeURIComponent(`${code}export { follow };`)}`)) as { follow: Follow };
  return module.follow;
}

describe('the page in the API guide', () => {
  it('tells what comes, comes again after a shutdown, and ends with the session', async () => {
    const follow = await pageOfTheGuide();
    const third = await api.another();
    const places = [third.url, api.url];
    const ask = fetch;
    vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
      path.startsWith('/') ? ask(`${places.shift()}${path}`, init) : ask(path, init),
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    const { body } = await api.send('/v1/login', { method: 'POST', body: { login: 'huanbao-head', password: 'correct horse' } });
    const token = String(body['token']);
    const told: [string, Json][] = [];
    const following = follow(token, (event, data) => told.push([event, data]));
    await eventually(() => expect(told).toMatchObject([['unread', { unread: 0 }]]));
    const [id] = await tell('huanbao-head');
    await eventually(() => expect(told[1]).toMatchObject(['message', { id, unread: 1 }]));
    await api.send('/v1/logout', { method: 'POST', token });
    await third.close();
    await following;
    expect([told.length, told[2], places]).toEqual([3, ['end', { reason: 'shutdown' }], []]);
  });
});

/** A process whose heartbeats come when the test says so. */
async function fakeHeartbeats(): Promise<{ url: string }> {
  const third = await api.another();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(async () => {
    vi.useRealTimers();
    await third.close();
  });
  return third;
}
