import type { ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Department, loadRoster, Person } from '#identity';
import { Database, SystemClock } from '#platform';
import { civilDateOf, instantAt, WorkCalendar } from '#work-calendar';
import { Receiver } from '../../libs/webhooks/test/receiver.js';
import { type FreshDatabase, freshDatabase } from '../setup/database.js';
import { eventually } from '../setup/eventually.js';
import { Program } from '../setup/program.js';
import { seedProjects } from '../setup/seed.js';

const PROJECTS = 200;
/** Deliveries that one worker sends at the same time. */
const CONCURRENCY = 4;
const PASSWORD = 'correct horse';
const STOPS_WITHIN_MS = 25_000;

/**
 * Keeps the receiver's first answers back until more requests are open than one worker ever sends: none gets through
 * before both workers are at work.
 */
class Gate {
  private waiting: ServerResponse[] | undefined = [];
  private proven = false;

  answer(response: ServerResponse): void {
    // The first one proves the endpoint, which is given one at a time until then.
    if (!this.proven) {
      this.proven = true;
      response.writeHead(204).end();
      return;
    }
    if (this.waiting && this.waiting.push(response) <= CONCURRENCY) return;
    for (const one of this.waiting ?? [response]) one.writeHead(204).end();
    this.waiting = undefined;
  }
}

const redisUrl = inject('redisUrl');

describe.skipIf(redisUrl === null)('an API and two workers, each a process of its own, on Redis', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let receiver: Receiver;
  let api: Program;
  let workers: Program[];
  const programs: Program[] = [];
  let secret: string;

  beforeAll(async () => {
    const gate = new Gate();
    fresh = await freshDatabase();
    database = await Database.open({ url: fresh.url, entities: [Department, Person], migrations: [] });
    receiver = await Receiver.open((response) => gate.answer(response));
    const people = [{ login: 'admin', name: '管理员', role: 'admin' as const, password: PASSWORD }];
    await database.transaction((tx) => loadRoster(tx, { departments: [], people }, new SystemClock().now()));
    [api, ...workers] = await startPrograms();
    secret = await setUpEndpoint();
    const now = new SystemClock().now();
    const dueDate = new WorkCalendar().workdayOnOrBefore(civilDateOf(now));
    await seedProjects(database, { total: PROJECTS, due: PROJECTS, dueDate, dueAt: instantAt(dueDate, '00:00') });
    await eventually(async () => expect(await openPromises()).toBe(0), { withinMs: 60_000 });
  });

  afterAll(async () => {
    for (const program of programs) program.kill();
    await receiver.close();
    await database.close();
    await fresh.drop();
  });

  async function startPrograms(): Promise<[Program, Program, Program]> {
    const environment = environmentOf(fresh.url, redisUrl ?? '');
    const start = (name: 'api' | 'worker'): Program => Program.start(name, environment);
    const started: [Program, Program, Program] = [start('api'), start('worker'), start('worker')];
    programs.push(...started);
    await Promise.all(started.map((program) => program.whenReady()));
    return started;
  }

  async function ask(path: string, token: string, body?: object): Promise<Record<string, unknown>> {
    const address = String(api.lines('api ready')[0]?.['url']);
    const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(address + path, { headers, ...sent });
    expect(response.ok, `${path}: ${response.status}`).toBe(true);
    return (await response.json()) as Record<string, unknown>;
  }

  async function logIn(): Promise<string> {
    return String((await ask('/v1/login', '', { login: 'admin', password: PASSWORD }))['token']);
  }

  async function setUpEndpoint(): Promise<string> {
    const endpoint = await ask('/v1/endpoints', await logIn(), {
      url: receiver.url,
      eventTypes: ['project.reminded'],
      maxInFlight: 4 * CONCURRENCY,
    });
    return String(endpoint['secret']);
  }

  /** What is still to be done; the reminders themselves are counted in, so that nothing is over before it began. */
  async function openPromises(): Promise<number> {
    const [row] = await database.query<{ open: number }>(
      `SELECT (SELECT count(*) FROM outbox_job) + (SELECT count(*) FROM delivery WHERE state = 'pending')
         + $1 - (SELECT count(*) FROM reminder) AS open`,
      [PROJECTS],
    );
    return Number(row?.open);
  }

  it('put every reminder on record exactly once', async () => {
    const token = await logIn();
    const { items, nextCursor } = await ask('/v1/projects?limit=200', token);
    expect([(items as object[]).length, nextCursor]).toEqual([PROJECTS, null]);
    const histories = await Promise.all(
      (items as { id: string }[]).map(
        async ({ id }) => (await ask(`/v1/projects/${id}`, token))['history'] as { type: string }[],
      ),
    );
    expect(histories.filter((events) => events.map(({ type }) => type).join() !== 'project.reminded')).toEqual([]);
    const [row] = await database.query<{ all: number; projects: number }>(
      'SELECT count(*) AS all, count(DISTINCT project_id) AS projects FROM reminder',
    );
    expect(row).toEqual({ all: PROJECTS, projects: PROJECTS });
  });

  it('deliver every event to the receiver, signed, and every message to its inbox', async () => {
    const events = await database.query<{ id: string }>(`SELECT id FROM event WHERE type = 'project.reminded'`);
    const verifier = new Webhook(secret);
    const received = receiver.requests.map(({ body, headers }) => {
      return (verifier.verify(body, headers as Record<string, string>) as { id: string }).id;
    });
    expect([...new Set(received)].toSorted()).toEqual(events.map(({ id }) => id).toSorted());
    const deliveries = await database.query(
      'SELECT channel, state, count(*) AS count FROM delivery GROUP BY channel, state ORDER BY channel',
    );
    expect(deliveries).toEqual([
      { channel: 'inbox', state: 'delivered', count: PROJECTS },
      { channel: 'webhook', state: 'delivered', count: PROJECTS },
    ]);
  });

  it('share the work', () => {
    const done = workers.map((worker) => worker.lines('delivery attempted').length);
    // At least: on the wire an attempt may be made again.
    expect(done.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(2 * PROJECTS);
    expect(Math.min(...done)).toBeGreaterThan(0);
    expect(api.lines('delivery attempted')).toEqual([]);
  });

  it('stop cleanly when they are told to', { timeout: 2 * STOPS_WITHIN_MS }, async () => {
    const started = await startPrograms();
    const start = performance.now();
    expect(await Promise.all(started.map((program) => program.stop()))).toEqual([0, 0, 0]);
    expect(performance.now() - start).toBeLessThan(STOPS_WITHIN_MS);
  });
});

function environmentOf(databaseUrl: string, redis: string): Record<string, string> {
  const url = new URL(redis);
  url.pathname = '/9'; // The programs' keys have no prefix of this test's own, so they get a database of Redis.
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: url.href,
    DUBAN_SECRET: 'a secret that is long enough for a test',
    PORT: '0',
    WEBHOOK_ALLOW_PRIVATE: '1',
    WORKER_CONCURRENCY: String(CONCURRENCY),
  };
}
