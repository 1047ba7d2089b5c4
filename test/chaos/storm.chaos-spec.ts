import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../libs/application/src/contexts.js';
import { recordEvents, SYSTEM_ACTOR } from '#outbox';
import { EmbeddedPostgres, newId } from '#platform';
import { type Backend, describeOnBackends } from '../setup/backends.js';
import { addEndpoints } from '../setup/endpoints.js';
import { Program } from '../setup/program.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { FickleReceiver, type Heard } from './fickle-receiver.js';
import { TestServices } from '../setup/services.js';

/**
 * A storm: events go to fifty endpoints that fail at random, one of them always, while every two seconds one of three workers is
 * killed. `STORM_EVENTS=2000 STORM_SECONDS=60` makes 100,000 deliveries of it; the small one is the same in short.
 */
const EVENTS = Number(process.env['STORM_EVENTS'] ?? 30);
const SECONDS = Number(process.env['STORM_SECONDS'] ?? 8);
const ENDPOINTS = 50;
const DEAD = 17;
const WORKERS = 3;
const KILL_EVERY_MS = 2000;
const SECRET = 'a secret that is long enough for a test';
const LEASE_MS = 15_000;
const WITHIN_MS = 60_000 * (3 + EVENTS / 50);

describeOnBackends('a storm', (backend) => {
  let directory: string;
  let server: EmbeddedPostgres;
  let receiver: FickleReceiver;
  let services: TestServices;

  beforeEach(async () => {
    directory = await temporaryFolder('storm');
    server = await EmbeddedPostgres.start({ dataDirectory: join(directory, 'postgres') });
    receiver = await FickleReceiver.open(DEAD);
    await migrate(server.url);
    services = await TestServices.open({ databaseUrl: server.url, variables: { DUBAN_SECRET: SECRET } });
    await addEndpoints(services, ENDPOINTS, receiver.url);
  });

  afterEach(async () => {
    await services.close();
    await receiver.close();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it(
    'leaves each live endpoint with every event, repeats with the same id and body, and a log that the receiver bears out',
    async () => {
      const kills = await rage(services, workersOn(backend, server.url, directory));
      await expectAllHeard(services, receiver.heard);
      await expectLogBorneOut(services, receiver.heard);
      const requests = [...receiver.heard.values()].reduce((sum, { endings }) => sum + endings.length, 0);
      process.stdout.write(
        `${EVENTS * ENDPOINTS} deliveries, ${kills} workers killed, ${requests} requests, ${requests - receiver.heard.size} of them repeats\n`,
      );
    },
    WITHIN_MS,
  );
});

function workersOn(backend: Backend, databaseUrl: string, directory: string): () => Program {
  return () =>
    Program.start('worker', {
      DATABASE_URL: databaseUrl,
      ...(backend.kind === 'redis' ? { REDIS_URL: backend.url } : {}),
      DUBAN_SECRET: SECRET,
      DUBAN_HOME: join(directory, 'home'),
      WEBHOOK_ALLOW_PRIVATE: '1',
      QUEUE_LEASE_MS: String(LEASE_MS),
      LOG_LEVEL: 'error',
    });
}

/** Lets events happen while workers die and come back, then lets the work end; answers how many were killed. */
async function rage(services: TestServices, startWorker: () => Program): Promise<number> {
  const workers = Array.from({ length: WORKERS }, startWorker);
  const steps = Math.max(1, Math.round((SECONDS * 1000) / KILL_EVERY_MS));
  for (let step = 0; step < steps; step += 1) {
    await letHappen(services, Math.ceil((EVENTS * (step + 1)) / steps) - Math.ceil((EVENTS * step) / steps));
    await pause(KILL_EVERY_MS);
    workers.shift()?.kill();
    workers.push(startWorker());
  }
  try {
    while (await somethingIsOpen(services)) await pause(1000);
  } finally {
    for (const worker of workers) worker.kill();
  }
  return steps;
}

async function letHappen({ database, clock }: TestServices, count: number): Promise<void> {
  const at = clock.now();
  const event = { type: 'project.reminded', actor: SYSTEM_ACTOR, at, data: { title: '启动碧道建设', lamp: 'red' } };
  const events = Array.from({ length: count }, () => ({ ...event, subject: { kind: 'project', id: newId() } as const }));
  await database.transaction((tx) => recordEvents(tx, events));
}

/** Waits that are minutes and hours long are over at once here; the dead endpoint is left to its own. */
async function somethingIsOpen({ database }: TestServices): Promise<boolean> {
  await database.query(
    `UPDATE delivery SET due_at = now() FROM webhook_endpoint e WHERE e.id = recipient_id AND e.url NOT LIKE '%/${DEAD}'
       AND due_at > now() + interval '10 s'`,
  );
  const [row] = await database.query<{ open: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM outbox_job WHERE kind = 'event.published')
       OR EXISTS (SELECT 1 FROM delivery d JOIN webhook_endpoint e ON e.id = d.recipient_id
         WHERE d.state = 'pending' AND e.url NOT LIKE '%/${DEAD}') AS open`,
  );
  return row?.open ?? false;
}

async function expectAllHeard({ database }: TestServices, heard: ReadonlyMap<string, Heard>): Promise<void> {
  const events = await database.query<{ id: string }>(`SELECT id FROM event WHERE type = 'project.reminded'`);
  expect(events).toHaveLength(EVENTS);
  const accepted = [...heard.values()].filter(({ endings }) => endings.includes(204));
  const had = Array.from({ length: ENDPOINTS }, (): string[] => []);
  for (const { endpoint, eventId } of accepted) had[endpoint]?.push(eventId);
  const all = events.map(({ id }) => id).sort();
  had.forEach((ids, endpoint) => expect(ids.sort()).toEqual(endpoint === DEAD ? [] : all));
  // One id for each event and endpoint, however often it came, and always the same body under it.
  expect([...heard.values()].filter(({ bodies }) => bodies.size !== 1)).toEqual([]);
}

/** Every attempt on record was a request; a request that is not on record was cut off by a kill, so those are few. */
async function expectLogBorneOut({ database }: TestServices, heard: ReadonlyMap<string, Heard>): Promise<void> {
  const logged = await database.query<{ id: string; state: string; dead: boolean; statuses: (number | null)[] }>(
    `SELECT d.source_id || '_' || d.recipient_id AS id, d.state, e.url LIKE '%/${DEAD}' AS dead,
       array_agg(a.status_code ORDER BY a.number) FILTER (WHERE a.number IS NOT NULL) AS statuses
     FROM delivery d JOIN webhook_endpoint e ON e.id = d.recipient_id LEFT JOIN delivery_attempt a ON a.delivery_id = d.id
     WHERE d.channel = 'webhook' GROUP BY d.id, e.url`,
  );
  expect(logged).toHaveLength(EVENTS * ENDPOINTS);
  expect(logged.filter(({ state, dead }) => !dead && state !== 'delivered')).toEqual([]);
  expect(logged.filter(({ state, dead }) => dead && state === 'delivered')).toEqual([]);
  const invented = logged.filter(({ id, statuses }) => !contains(heard.get(id)?.endings ?? [], statuses ?? []));
  expect(invented).toEqual([]);
}

/** Each logged answer was given, as often as it is logged. */
function contains(endings: Heard['endings'], statuses: readonly (number | null)[]): boolean {
  const given = endings.map((ending) => (typeof ending === 'number' ? ending : null));
  return statuses.every((status) => {
    const at = given.indexOf(status);
    if (at >= 0) given.splice(at, 1);
    return at >= 0;
  });
}
