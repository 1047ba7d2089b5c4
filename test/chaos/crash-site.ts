import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { expect } from 'vitest';
import { EVENT_CATALOGUE } from '#application';
import { migrate } from '../../libs/application/src/contexts.js';
import { createEndpoint } from '#webhooks';
import { SecretEncryption, EmbeddedPostgres } from '#platform';
import { civilDateOf, instantAt, WorkCalendar } from '#work-calendar';
import type { Backend } from '../setup/backends.js';
import { eventually } from '../setup/eventually.js';
import { seedProjects } from '../setup/seed.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { TestServices } from '../setup/services.js';

const WORKER = join(import.meta.dirname, '../../dist/apps/worker/src/main.js');
const SECRET = 'a secret that is long enough for a test';

/** A database server of its own, seeded projects that are all due, a receiver, and the real worker to be killed. */
export class CrashSite {
  private worker: ChildProcess | undefined;

  constructor(
    readonly server: EmbeddedPostgres,
    private readonly directory: string,
    private readonly receiver: Server,
    private readonly redisUrl: string | null,
    private readonly projects: number,
    /** Ids of reminder events that the receiver has had, with how often. */
    readonly received: ReadonlyMap<string, number>,
  ) {}

  /** Starts the real program and waits until it says that it is ready. */
  async startWorker(): Promise<void> {
    const worker = spawn(process.execPath, [WORKER], { env: this.environment(), stdio: ['ignore', 'ignore', 'pipe'] });
    this.worker = worker;
    let log = '';
    worker.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-20_000);
    });
    await eventually(() => expect(log).toContain('worker ready'), { withinMs: 30_000 });
  }

  killWorker(): void {
    this.worker?.kill('SIGKILL');
    this.worker = undefined;
  }

  workerIsAlive(): boolean {
    return this.worker?.exitCode === null && this.worker.signalCode === null;
  }

  async whenReceived(count: number): Promise<void> {
    await eventually(() => expect(this.received.size).toBeGreaterThanOrEqual(Math.min(count, this.projects)), {
      withinMs: 60_000,
      everyMs: 5,
    });
  }

  /** Every byte of the queue is gone: FLUSHALL, or all rows of BullMQ's schema. */
  async loseQueue(): Promise<void> {
    if (this.redisUrl) {
      const redis = new Redis(this.redisUrl);
      await redis.flushall();
      redis.disconnect();
      return;
    }
    const tables = await this.query<{ name: string }>(
      `SELECT format('bullmq.%I', tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`,
    );
    // The worker holds locks in an order of its own; when the two meet, PostgreSQL ends one of them, and it may be ours.
    await eventually(() => this.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} CASCADE`));
  }

  /** One record, one event and one inbox message per project; each event at the receiver at least once. */
  async expectOnRecordOnce(): Promise<void> {
    const open = `SELECT (SELECT count(*) FROM duban.outbox_job) + (SELECT count(*) FROM duban.delivery WHERE state = 'pending') AS count`;
    await eventually(async () => expect(await this.count(open)).toBe(0), { withinMs: 60_000 });
    expect(await this.count('SELECT count(*) FROM duban.reminder')).toBe(this.projects);
    expect(await this.count('SELECT count(DISTINCT project_id) FROM duban.reminder')).toBe(this.projects);
    expect(await this.count(`SELECT count(*) FROM duban.event WHERE type = 'project.reminded'`)).toBe(this.projects);
    expect(await this.count('SELECT count(*) FROM duban.inbox_message')).toBe(this.projects);
    const sent = await this.query<{ id: string }>(`SELECT id FROM duban.event WHERE type = 'project.reminded'`);
    expect(sent.map(({ id }) => id).filter((id) => !this.received.has(id))).toEqual([]);
    expect(await this.count(`SELECT count(*) FROM duban.delivery WHERE state <> 'delivered'`)).toBe(0);
  }

  async close(): Promise<void> {
    this.killWorker();
    await new Promise((resolve) => this.receiver.close(resolve));
    await this.server.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  private async count(sql: string): Promise<number> {
    const [row] = await this.query<{ count: string }>(sql);
    return Number(row?.count);
  }

  private async query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.server.url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      DATABASE_URL: this.server.url,
      ...(this.redisUrl ? { REDIS_URL: this.redisUrl } : {}),
      DUBAN_SECRET: SECRET,
      DUBAN_HOME: join(this.directory, 'home'),
      WEBHOOK_ALLOW_PRIVATE: '1',
      QUEUE_LEASE_MS: '3000',
      WORKER_CONCURRENCY: '8',
      LOG_LEVEL: 'info',
    };
  }
}

export async function openCrashSite(backend: Backend, projects: number): Promise<CrashSite> {
  const directory = await temporaryFolder('crash');
  const server = await EmbeddedPostgres.start({ dataDirectory: join(directory, 'postgres') });
  await migrate(server.url);
  const received = new Map<string, number>();
  const receiver = createServer((request, response) => {
    const [id = ''] = String(request.headers['webhook-id']).split('_');
    received.set(id, (received.get(id) ?? 0) + 1);
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  await seed(server.url, projects, (receiver.address() as AddressInfo).port);
  const redisUrl = backend.kind === 'redis' ? backend.url : null;
  if (redisUrl) await emptyRedis(redisUrl);
  return new CrashSite(server, directory, receiver, redisUrl, projects, received);
}

async function seed(url: string, projects: number, port: number): Promise<void> {
  const services = await TestServices.open({ databaseUrl: url, variables: { DUBAN_SECRET: SECRET } });
  const now = services.clock.now();
  const dueDate = new WorkCalendar().workdayOnOrBefore(civilDateOf(now));
  await seedProjects(services.database, { total: projects, due: projects, dueDate, dueAt: instantAt(dueDate, '00:00') });
  await services.database.transaction((tx) =>
    createEndpoint(
      tx,
      { url: `http://127.0.0.1:${port}/`, description: 'receiver', eventTypes: ['project.reminded'] },
      { id: null, name: 'test' },
      { now, encryption: services.get(SecretEncryption), allowPrivate: true, events: EVENT_CATALOGUE },
    ),
  );
  await services.close();
}

async function emptyRedis(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}
