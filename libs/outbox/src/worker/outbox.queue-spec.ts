import { Processor } from '@nestjs/bullmq';
import type { TestingModule } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { Database, newId } from '#platform';
import { describeOnBackends } from '../../../../test/setup/backends.js';
import { eventually } from '../../../../test/setup/eventually.js';
import { dropOutbox, openOutbox } from '../../test/outbox-module.js';
import { defineJob } from '../jobs/job-kinds.js';
import { acknowledgeJobs, countOutboxJobs, enqueueJobs } from '../jobs/outbox-jobs.queries.js';
import { OutboxModule } from '../outbox.module.js';
import { checkConnection } from '../queue/check-queue.js';
import { connectionTo, type QueueBackend } from '../queue/queue-backend.js';
import { migrateQueue } from '../queue/migrate-queue.queries.js';
import { JobProcessor } from './job-processor.js';
import { OutboxRelay } from './outbox-relay.js';

const SHORT_LEASE_MS = 1000;
const note = defineJob<{ text: string }>('note.taken');

/** What the processor does with a text and the id of its job; each test may set its own. */
abstract class Notebook {
  abstract write(text: string, jobId: string): Promise<void>;
}

@Processor(note.queue)
class NoteProcessor extends JobProcessor<{ text: string }> {
  constructor(private readonly notebook: Notebook) {
    super();
  }

  async handle({ text }: { text: string }, jobId: string): Promise<void> {
    await this.notebook.write(text, jobId);
  }
}

describeOnBackends('jobs of the outbox', (place) => {
  const backend: QueueBackend =
    place.kind === 'redis'
      ? place
      : { kind: 'postgres', url: inject('postgresUrl'), schema: `bullmq_${newId().replaceAll('-', '')}` };
  let outbox: TestingModule;
  let database: Database;
  let worker: TestingModule;
  let runs: string[];
  let behaviour: (text: string, jobId: string) => Promise<void>;

  beforeAll(async () => {
    outbox = await openOutbox();
    database = outbox.get(Database);
    await migrateQueue(backend);
  });

  const openWorker = (leaseMs?: number): Promise<TestingModule> => {
    const notebook: Notebook = {
      write: async (text, jobId) => {
        runs.push(text);
        await behaviour(text, jobId);
      },
    };
    const processors = {
      module: class NotesProcessorsModule {},
      imports: [OutboxModule.forFeature([note])],
      providers: [NoteProcessor, { provide: Notebook, useValue: notebook }],
    };
    return openOutbox({ schema: database.schema, imports: [processors], worker: { backend }, ...(leaseMs ? { leaseMs } : {}) });
  };

  beforeEach(async () => {
    runs = [];
    behaviour = (_text, jobId) => database.transaction((tx) => acknowledgeJobs(tx, [jobId]));
    worker = await openWorker();
  });

  afterEach(async () => {
    await worker.close();
    await database.query('TRUNCATE outbox_job');
  });

  afterAll(() => dropOutbox(outbox));

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
    await worker.close();
    const relaying = await openOutbox({
      schema: database.schema,
      imports: [OutboxModule.forFeature([note])],
      worker: { backend, scheduling: false, partial: true },
    });
    await promise('lost');
    expect(await relaying.get(OutboxRelay).round()).toBe(1);
    await empty(backend, database);
    await relaying.close();
    worker = await openWorker(SHORT_LEASE_MS);
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

  it('that run when the worker is told to stop are finished before anything is closed', async () => {
    let finish = (): void => undefined;
    const release = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const acknowledge = behaviour;
    behaviour = async (text, jobId) => {
      await release;
      await acknowledge(text, jobId);
    };
    await promise('long');
    await eventually(() => expect(runs).toEqual(['long']));
    const closing = worker.close();
    await promise('too late');
    finish();
    await closing;
    expect(runs).toEqual(['long']);
    expect(await database.query('SELECT payload FROM outbox_job')).toEqual([{ payload: { text: 'too late' } }]);
  });
});

it('a relay that could not connect at first hands over what it has as soon as the queue is there', async () => {
  const backend: QueueBackend = { kind: 'postgres', url: inject('postgresUrl'), schema: `bullmq_${newId().replaceAll('-', '')}` };
  const relaying = await openOutbox({
    imports: [OutboxModule.forFeature([note])],
    worker: { backend, scheduling: false, partial: true },
  });
  const relay = relaying.get(OutboxRelay);
  const database = relaying.get(Database);
  await database.transaction((tx) => enqueueJobs(tx, [{ id: newId(), kind: note, payload: { text: 'early' } }]));
  await expect(relay.round()).rejects.toThrow(/schema|migrat/i);
  await migrateQueue(backend);
  await eventually(async () => expect(await relay.round()).toBe(1));
  await dropOutbox(relaying);
});

const redisUrl = inject('redisUrl');

describe.skipIf(redisUrl === null)('the check before the start', () => {
  it('refuses a Redis that may throw jobs away', async () => {
    const backend: QueueBackend = { kind: 'redis', url: redisUrl ?? '' };
    const redis = new Redis(backend.url);
    try {
      await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
      await expect(checkConnection(connectionTo(backend))).rejects.toThrow(/Set it to noeviction/);
    } finally {
      await redis.config('SET', 'maxmemory-policy', 'noeviction');
      redis.disconnect();
    }
    await checkConnection(connectionTo(backend));
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
