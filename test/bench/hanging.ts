import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EVENT_CATALOGUE, House, migrate } from '#assembly';
import { createEndpoint } from '#delivery';
import { recordEvents, SYSTEM_ACTOR } from '#event-queue';
import { EmbeddedPostgres, newId, readConfig, SystemClock } from '#platform';
import { startRedis } from '../setup/redis.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { ReceiverProcess } from './webhooks/receiver-process.js';

/**
 * Do endpoints that hang slow the others down? A hundred healthy endpoints hear of an event every half second, once beside twenty that
 * answer as well, and once beside twenty that never answer; the two alternate. What counts is the time from the event
 * to its arrival at the healthy ones.
 */
const HEALTHY = 100;
const OTHERS = 20;
const EVENTS = Number(process.argv[2] ?? 24);
const EVERY_MS = 500;
const ROUNDS = 3;
const LIMIT = 2;

interface Site {
  postgres: EmbeddedPostgres;
  redisUrl: string | null;
  receiver: ReceiverProcess;
}

/** The 99th percentile of the delays at the healthy endpoints, in milliseconds. */
async function play(site: Site, backend: 'Redis' | 'PostgreSQL', othersHang: boolean): Promise<number> {
  const name = `play_${newId().replaceAll('-', '')}`;
  await site.postgres.createDatabase(name, 'template_of_plays');
  const redis = backend === 'Redis' && site.redisUrl ? { REDIS_URL: site.redisUrl } : {};
  const house = await House.open({
    config: readConfig({ LOG_LEVEL: 'silent', WEBHOOK_ALLOW_PRIVATE: '1', ...redis }),
    databaseUrl: site.postgres.urlOf(name),
    secret: 'bench '.repeat(8),
    role: 'bench',
    dispatching: false,
  });
  await addEndpoints(house, HEALTHY, `${site.receiver.url}/healthy`);
  await addEndpoints(house, OTHERS, `${site.receiver.url}/${othersHang ? 'hang' : 'other'}`);
  await house.startWorking();
  await letHappen(house);
  await untilHeard(house);
  const expected = EVENTS * (HEALTHY + (othersHang ? 0 : OTHERS));
  const { delays } = await site.receiver.count();
  house.deliverer.abort();
  await house.close();
  if (delays.length < expected) throw new Error(`${delays.length} of ${expected} deliveries arrived`);
  return delays.sort((a, b) => a - b)[Math.floor(delays.length * 0.99)] ?? Number.NaN;
}

async function addEndpoints({ database, sealer }: House, count: number, url: string): Promise<void> {
  const surroundings = { now: new SystemClock().now(), sealer, allowPrivate: true, events: EVENT_CATALOGUE };
  for (let n = 0; n < count; n += 1) {
    const wish = { url: `${url}/${n}`, description: '', eventTypes: ['project.reminded'] };
    await database.transaction((tx) => createEndpoint(tx, wish, SYSTEM_ACTOR, surroundings));
  }
}

async function letHappen({ database }: House): Promise<void> {
  for (let n = 0; n < EVENTS; n += 1) {
    const at = new SystemClock().now();
    const subject = { kind: 'project', id: newId() } as const;
    const data = { sentAt: at.getTime() };
    await database.transaction((tx) => recordEvents(tx, [{ type: 'project.reminded', subject, actor: SYSTEM_ACTOR, at, data }]));
    await pause(EVERY_MS);
  }
}

async function untilHeard({ database }: House): Promise<void> {
  const open = async (): Promise<boolean> =>
    (
      await database.query(
        `SELECT 1 FROM promised_job WHERE kind = 'event.published' UNION ALL SELECT 1 FROM delivery d
           JOIN webhook_endpoint e ON e.id = d.recipient_id WHERE d.state = 'pending' AND e.url NOT LIKE '%/hang/%' LIMIT 1`,
      )
    ).length > 0;
  while (await open()) await pause(50);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function compare(site: Site, backend: 'Redis' | 'PostgreSQL'): Promise<boolean> {
  const all: { calm: number[]; hanging: number[] } = { calm: [], hanging: [] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    process.stderr.write(`queue in ${backend}, round ${round} of ${ROUNDS}…\n`);
    all.calm.push(await play(site, backend, false));
    all.hanging.push(await play(site, backend, true));
  }
  const [calm, hanging] = [median(all.calm), median(all.hanging)];
  const ratio = hanging / calm;
  process.stdout.write(
    `queue in ${backend}: 99 % of ${EVENTS * HEALTHY} deliveries to ${HEALTHY} endpoints within ${calm} ms; beside ${OTHERS} that hang ${hanging} ms, ratio ${ratio.toFixed(2)} (limit ${LIMIT})\n`,
  );
  return ratio < LIMIT;
}

async function main(): Promise<void> {
  const directory = await temporaryFolder('bench');
  const postgres = await EmbeddedPostgres.start({ dataDirectory: join(directory, 'postgres') });
  const { url: redisUrl, process: server } = await startRedis(directory);
  const receiver = await ReceiverProcess.start();
  try {
    await postgres.createDatabase('template_of_plays');
    await migrate(postgres.urlOf('template_of_plays'));
    const site = { postgres, redisUrl, receiver };
    const fair = [redisUrl === null || (await compare(site, 'Redis')), await compare(site, 'PostgreSQL')];
    if (fair.includes(false)) process.exitCode = 1;
  } finally {
    receiver.stop();
    server?.kill('SIGKILL');
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

await main();
