import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { requestDeliveries } from '#delivery';
import { newId } from '#platform';
import { addEndpoints } from '../setup/endpoints.js';
import { type BenchSite, onBenchSite, openBenchServices, type QueueName } from './equipment/bench-site.js';
import { processorTime } from './equipment/processor-time.js';
import type { ReceiverProcess } from './equipment/receiver-process.js';
import type { TestServices } from '../setup/services.js';

/**
 * What does a webhook cost beyond its POST? The same number of bodies goes to the same receiver, a process of its own: from a bare loop
 * that keeps nothing, and from a worker that signs each, writes its attempt and settles its promise, with the queue in
 * Redis and in PostgreSQL. The three alternate over several rounds of one run.
 */
const DELIVERIES = Number(process.argv[2] ?? 20_000);
const ENDPOINTS = 50;
const ROUNDS = Number(process.argv[3] ?? 3);
const BARE_AT_ONCE = 50;
const GOAL = 0.5;
const BODY = JSON.stringify({ specversion: '1.0', type: 'duban.project.reminded', data: { title: '启动碧道建设'.repeat(40) } });

interface Round {
  perSecond: number;
  /** Processor time for one delivery, in microseconds. */
  cost: Record<string, number>;
}

/** Runs `work` and waits until all has been received; who used how much processor time meanwhile. */
async function measured(receiver: ReceiverProcess, pids: Record<string, number>, work: () => Promise<void>): Promise<Round> {
  const times = (): Record<string, number> =>
    Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, processorTime(pid)]));
  const [before, asked] = [times(), await receiver.count()];
  const own = process.cpuUsage();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const [after, { user, system }, answered] = [times(), process.cpuUsage(own), await receiver.count()];
  if (answered.received - asked.received < DELIVERIES) throw new Error('the receiver has not had every delivery');
  const each = (ms: number): number => (1000 * ms) / DELIVERIES;
  const cost: Record<string, number> = { sender: each((user + system) / 1000), receiver: each(answered.cpuMs - asked.cpuMs) };
  for (const [name, ms] of Object.entries(after)) cost[name] = each(ms - (before[name] ?? 0));
  return { perSecond: DELIVERIES / seconds, cost };
}

async function bareRound(receiver: ReceiverProcess): Promise<Round> {
  const agent = new Agent();
  let left = DELIVERIES;
  const loop = async (): Promise<void> => {
    while (left-- > 0) {
      const headers = { 'content-type': 'application/cloudevents+json' };
      const answer = await request(receiver.url, { method: 'POST', headers, body: BODY, dispatcher: agent });
      await answer.body.dump();
    }
  };
  const round = await measured(receiver, {}, () => Promise.all(Array.from({ length: BARE_AT_ONCE }, loop)).then(() => undefined));
  await agent.close();
  return round;
}

async function workerRound(site: BenchSite, queue: QueueName): Promise<Round> {
  const { postgres, redis, receiver } = site;
  const services = await openBenchServices(site, queue);
  await fillLanes(services, receiver.url);
  const pids = { PostgreSQL: postgres.pid ?? 0, ...(queue === 'Redis' && redis ? { Redis: redis.pid } : {}) };
  const round = await measured(receiver, pids, async () => {
    await services.startWorking();
    while (await isUnfinished(services)) await pause(20);
  });
  await expectAllOnRecord(services);
  await services.close();
  return round;
}

async function fillLanes(services: TestServices, url: string): Promise<void> {
  const { database } = services;
  const now = services.clock.now();
  const ids = await addEndpoints(services, ENDPOINTS, url);
  for (let n = 0; n < DELIVERIES; n += 1000) {
    const wishes = Array.from({ length: Math.min(1000, DELIVERIES - n) }, (_, index) => ({
      channel: 'webhook',
      recipientId: ids[index % ENDPOINTS] ?? '',
      address: null,
      sourceId: newId(),
      projectId: null,
      content: { body: BODY },
    }));
    await database.transaction((tx) => requestDeliveries(tx, wishes, now));
  }
  await database.query(`DELETE FROM outbox_job WHERE kind = 'event.published'`);
  await database.query('VACUUM (ANALYZE) delivery');
  await database.query('CHECKPOINT');
}

async function isUnfinished({ database }: TestServices): Promise<boolean> {
  const [row] = await database.query<{ open: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM outbox_job) OR EXISTS (SELECT 1 FROM delivery WHERE due_at IS NOT NULL) AS open',
  );
  return row?.open ?? false;
}

async function expectAllOnRecord({ database }: TestServices): Promise<void> {
  const [row] = await database.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id WHERE d.state = 'delivered' AND a.status_code = 204`,
  );
  if (row?.n !== DELIVERIES) throw new Error(`${row?.n} of ${DELIVERIES} attempts are on record`);
}

function medianOf(rounds: Round[]): Round {
  return [...rounds].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)] as Round;
}

function describe(name: string, { perSecond, cost }: Round, bare: Round): string {
  const costs = Object.entries(cost).map(([who, us]) => `${who} ${us.toFixed(0)}`);
  const ratio = (perSecond / bare.perSecond).toFixed(3);
  return `  ${name.padEnd(20)} ${perSecond.toFixed(0).padStart(6)}/s   ratio ${ratio}   processor µs each: ${costs.join(', ')}`;
}

async function compare(site: BenchSite): Promise<void> {
  const rounds: Record<string, Round[]> = { bare: [], Redis: [], PostgreSQL: [] };
  await bareRound(site.receiver);
  for (let n = 0; n < ROUNDS; n += 1) {
    process.stderr.write(`round ${n + 1} of ${ROUNDS}…\n`);
    rounds['bare']?.push(await bareRound(site.receiver));
    if (site.redis) rounds['Redis']?.push(await workerRound(site, 'Redis'));
    rounds['PostgreSQL']?.push(await workerRound(site, 'PostgreSQL'));
  }
  report(rounds);
}

function report(rounds: Record<string, Round[]>): void {
  const bare = medianOf(rounds['bare'] ?? []);
  const lines = [`${DELIVERIES} deliveries to ${ENDPOINTS} endpoints of one receiver (median of ${ROUNDS} alternating rounds)`];
  lines.push(describe('bare POST loop', bare, bare));
  for (const backend of ['Redis', 'PostgreSQL'])
    if (rounds[backend]?.length) lines.push(describe(`queue in ${backend}`, medianOf(rounds[backend]), bare));
  lines.push(`  goal: ratio ${GOAL} with the queue in Redis`, '');
  process.stdout.write(lines.join('\n'));
}

await onBenchSite(compare);
