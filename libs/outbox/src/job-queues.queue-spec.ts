import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createLogger, type Database, newId } from '#platform';
import { describeOnBackends } from '../../../test/setup/backends.js';
import { eventually } from '../../../test/setup/eventually.js';
import { closeRoom, openRoom } from '../test/room.js';
import { defineJob } from './job-kinds.js';
import { JobQueues } from './job-queues.js';
import { Loop } from './loop.js';
import { countOutboxJobs, enqueueJobs, acknowledgeJob } from './outbox-jobs.js';
import { checkQueue, migrateQueue, type QueueBackend } from './queue-backend.js';

const logger = createLogger('silent', 'test');
/** Longer than any test: a job whose lease runs out on a busy machine may rightly be run twice. */
const LEASE_MS = 60_000;
const SHORT_LEASE_MS = 1000;

describeOnBackends('promised jobs', (place) => {
  const backend: QueueBackend =
    place.kind === 'redis'
      ? place
      : { kind: 'postgres', url: inject('postgresUrl'), schema: `bullmq_${newId().replaceAll('-', '')}` };
  const note = defineJob<{ text: string }>(`note.taken`);
  let database: Database;
  let queues: JobQueues;
  let relay: Loop;
  let runs: string[];
  /** What the handler does; each test may set its own. */
  let behaviour: (text: string, jobId: string) => Promise<void>;

  beforeAll(async () => {
    database = await openRoom();
    await migrateQueue(backend);
  });

  beforeEach(async () => {
    runs = [];
    behaviour = (_text, jobId) => database.transaction((tx) => acknowledgeJob(tx, jobId));
    queues = new JobQueues({ backend, database, logger, leaseMs: LEASE_MS });
    queues.handle(note, async ({ text }, jobId) => {
      runs.push(text);
      await behaviour(text, jobId);
    });
    await queues.start();
    relay = new Loop('relay', () => queues.relay(), 20, logger);
    relay.start();
  });

  afterEach(async () => {
    await relay.stop();
    await queues.close();
    await database.query('TRUNCATE outbox_job');
  });

  afterAll(() => closeRoom(database));

  const promise = (text: string, runAt?: Date): Promise<void> =>
    database.transaction((tx) => enqueueJobs(tx, [{ id: newId(), kind: note, payload: { text }, ...(runAt ? { runAt } : {}) }]));
  const allKept = (): Promise<void> =>
    eventually(async () => expect(await countOutboxJobs(database)).toBe(0), { withinMs: 20_000 });

  it('are run once each after the commit', async () => {
    for (let n = 0; n < 30; n += 1) await promise(`n${n}`);
    await allKept();
    expect([...runs].sort()).toEqual(Array.from({ length: 30 }, (_, n) => `n${n}`).sort());
  });

  it('of a rolled back transaction never run', async () => {
    await database
      .transaction(async (tx) => {
        await enqueueJobs(tx, [{ id: newId(), kind: note, payload: { text: 'never' } }]);
        throw new Error('no');
      })
      .catch(() => undefined);
    await promise('after');
    await allKept();
    expect(runs).toEqual(['after']);
  });

  it('that throw are run again, and the reason is kept', async () => {
    const settle = behaviour;
    let reason: string | null = null;
    behaviour = async (text, jobId) => {
      if (runs.length === 1) throw new Error('mail server away');
      const [row] = await database.query<{ last_error: string }>('SELECT last_error FROM outbox_job WHERE id = $1', [jobId]);
      reason = row?.last_error ?? null;
      await settle(text, jobId);
    };
    await promise('again');
    await allKept();
    expect(runs).toEqual(['again', 'again']);
    expect(reason).toContain('mail server away');
  });

  it('are handed over again when the queue has lost every byte', async () => {
    await relay.stop();
    await queues.close();
    queues = new JobQueues({ backend, database, logger, leaseMs: SHORT_LEASE_MS });
    await promise('lost');
    await eventually(async () => expect(await queues.relay()).toBe(1));
    await empty(backend, database);
    queues.handle(note, ({ text }, jobId) => {
      runs.push(text);
      return behaviour(text, jobId);
    });
    await queues.start();
    relay = new Loop('relay', () => queues.relay(), 20, logger);
    relay.start();
    await allKept();
    expect(new Set(runs)).toEqual(new Set(['lost']));
  });

  it('wait for their time', async () => {
    const [row] = await database.query<{ at: Date }>(`SELECT now() + interval '1 hour' AS at`);
    await promise('later', row?.at);
    await promise('now');
    await eventually(async () => expect(await countOutboxJobs(database)).toBe(1));
    expect(runs).toEqual(['now']);
  });

  it('of a kind that this program does not know are left for one that does', async () => {
    const stranger = defineJob<{ text: string }>('stranger.met');
    await database.transaction((tx) => enqueueJobs(tx, [{ id: newId(), kind: stranger, payload: { text: 'x' } }]));
    await promise('known');
    await eventually(async () => expect(await countOutboxJobs(database)).toBe(1));
    expect(runs).toEqual(['known']);
  });

  it('have one handler per kind: a second one is a mistake in the program', () => {
    expect(() => queues.handle(note, async () => undefined)).toThrow(/already has a handler/);
  });
});

const redisUrl = inject('redisUrl');

describe.skipIf(redisUrl === null)('the check before the start', () => {
  it('refuses a Redis that may throw jobs away', async () => {
    const backend: QueueBackend = { kind: 'redis', url: redisUrl ?? '' };
    const redis = new Redis(backend.url);
    try {
      await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
      await expect(checkQueue(backend)).rejects.toThrow(/Set it to noeviction/);
    } finally {
      await redis.config('SET', 'maxmemory-policy', 'noeviction');
      redis.disconnect();
    }
    await checkQueue(backend);
  });
});

async function empty(backend: QueueBackend, database: Database): Promise<void> {
  if (backend.kind === 'redis') {
    const redis = new Redis(backend.url);
    for (const key of await redis.keys(`${backend.prefix}*`)) await redis.del(key);
    redis.disconnect();
    return;
  }
  const tables = await database.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename NOT LIKE '%migration%'`,
    [backend.schema],
  );
  for (const { tablename } of tables) await database.query(`TRUNCATE "${backend.schema}"."${tablename}" CASCADE`);
}
