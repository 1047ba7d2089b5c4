import 'reflect-metadata';
import { Deliverer } from '#delivery';
import { setTimeout as pause } from 'node:timers/promises';
import { recordEvents, SYSTEM_ACTOR } from '#outbox';
import { newId } from '#platform';
import { addEndpoints } from '../setup/endpoints.js';
import { median } from './equipment/median.js';
import { type BenchSite, onBenchSite, openBenchServices, type QueueName } from './equipment/bench-site.js';
import type { TestServices } from '../setup/services.js';

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

/** The 99th percentile of the delays at the healthy endpoints, in milliseconds. */
async function play(site: BenchSite, queue: QueueName, othersHang: boolean): Promise<number> {
  const services = await openBenchServices(site, queue);
  await addEndpoints(services, HEALTHY, `${site.receiver.url}/healthy`);
  await addEndpoints(services, OTHERS, `${site.receiver.url}/${othersHang ? 'hang' : 'other'}`);
  await services.startWorking();
  await letHappen(services);
  await untilHeard(services);
  const expected = EVENTS * (HEALTHY + (othersHang ? 0 : OTHERS));
  const { delays } = await site.receiver.count();
  services.ofWorker(Deliverer).abort();
  await services.close();
  if (delays.length < expected) throw new Error(`${delays.length} of ${expected} deliveries arrived`);
  return delays.sort((a, b) => a - b)[Math.floor(delays.length * 0.99)] ?? Number.NaN;
}

async function letHappen({ database, clock }: TestServices): Promise<void> {
  for (let n = 0; n < EVENTS; n += 1) {
    const at = clock.now();
    const subject = { kind: 'project', id: newId() } as const;
    const data = { sentAt: at.getTime() };
    await database.transaction((tx) => recordEvents(tx, [{ type: 'project.reminded', subject, actor: SYSTEM_ACTOR, at, data }]));
    await pause(EVERY_MS);
  }
}

async function untilHeard({ database }: TestServices): Promise<void> {
  const open = async (): Promise<boolean> =>
    (
      await database.query(
        `SELECT 1 FROM outbox_job WHERE kind = 'event.published' UNION ALL SELECT 1 FROM delivery d
           JOIN webhook_endpoint e ON e.id = d.recipient_id WHERE d.state = 'pending' AND e.url NOT LIKE '%/hang/%' LIMIT 1`,
      )
    ).length > 0;
  while (await open()) await pause(50);
}

async function compare(site: BenchSite, queue: QueueName): Promise<boolean> {
  const all: { calm: number[]; hanging: number[] } = { calm: [], hanging: [] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    process.stderr.write(`queue in ${queue}, round ${round} of ${ROUNDS}…\n`);
    all.calm.push(await play(site, queue, false));
    all.hanging.push(await play(site, queue, true));
  }
  const [calm, hanging] = [median(all.calm), median(all.hanging)];
  const ratio = hanging / calm;
  process.stdout.write(
    `queue in ${queue}: 99 % of ${EVENTS * HEALTHY} deliveries to ${HEALTHY} endpoints within ${calm} ms; beside ${OTHERS} that hang ${hanging} ms, ratio ${ratio.toFixed(2)} (limit ${LIMIT})\n`,
  );
  return ratio < LIMIT;
}

await onBenchSite(async (site) => {
  const fair = [!site.redis || (await compare(site, 'Redis')), await compare(site, 'PostgreSQL')];
  if (fair.includes(false)) process.exitCode = 1;
});
