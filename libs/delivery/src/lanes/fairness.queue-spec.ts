import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { JobQueues, Loop, migrateQueue, type QueueBackend } from '#outbox';
import { createLogger, type Database } from '#platform';
import { describeOnBackends } from '../../../../test/setup/backends.js';
import { eventually } from '../../../../test/setup/eventually.js';
import { aDelivererOn, anEndpoint, aWebhookChannelOn, aWebhookMessage, clock } from '../../test/given.js';
import { Receiver } from '../../test/receiver.js';
import { closeRoom, openRoom } from '../../test/room.js';
import type { Deliverer } from '../deliverer.js';
import { requestDeliveries } from '../request-deliveries.js';

const logger = createLogger('silent', 'test');
const CONCURRENCY = 10;
const HEALTHY = 100;
const HANGING = 20;

/** What one process runs of it. */
interface Worker {
  queues: JobQueues;
  deliverer: Deliverer;
  loops: Loop[];
}

describeOnBackends('a hundred endpoints, and twenty that hang', (place) => {
  const backend: QueueBackend =
    place.kind === 'redis' ? place : { kind: 'postgres', url: inject('postgresUrl'), schema: 'bullmq_fairness' };
  let database: Database;
  let workers: Worker[];
  beforeAll(async () => {
    database = await openRoom();
    await migrateQueue(backend);
    workers = await Promise.all([openWorker(), openWorker()]);
  });
  afterAll(async () => {
    await Promise.all(workers.flatMap(({ loops }) => loops.map((loop) => loop.stop())));
    for (const { deliverer } of workers) deliverer.abort();
    await Promise.all(workers.map(({ queues }) => queues.close()));
    await Promise.all(workers.map(({ deliverer }) => deliverer.close()));
    await closeRoom(database);
  });

  async function openWorker(): Promise<Worker> {
    const queues = new JobQueues({ backend, database, logger, concurrency: CONCURRENCY });
    const deliverer = aDelivererOn(database, [aWebhookChannelOn(database, { timeoutMs: 120_000 })], { concurrency: CONCURRENCY });
    deliverer.register(queues);
    await queues.start();
    const loops = [new Loop('relay', () => queues.relay(), 20, logger), new Loop('lanes', () => deliverer.release(), 20, logger)];
    for (const loop of loops) loop.start();
    return { queues, deliverer, loops };
  }

  async function givenEndpoints(count: number, url: string, deliveriesEach: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const { endpoint } = await anEndpoint(database, { url: `${url}/${n}`, eventTypes: ['project.*'] });
      const wishes = Array.from({ length: deliveriesEach }, () => aWebhookMessage(endpoint.id));
      await database.transaction((tx) => requestDeliveries(tx, wishes, clock.now()));
    }
  }

  it('those that hang hold up none of the others, and get one attempt each until it has ended', async () => {
    const silent = await Receiver.open(() => undefined);
    const prompt = await Receiver.open();
    await givenEndpoints(HANGING, silent.url, 5);
    await eventually(() => expect(silent.requests.length).toBe(HANGING));
    await givenEndpoints(HEALTHY, prompt.url, 4);
    await eventually(() => expect(prompt.requests.length).toBe(HEALTHY * 4), { withinMs: 30_000 });
    expect(silent.requests.length).toBe(HANGING);
    await Promise.all([silent.close(), prompt.close()]);
  });
});
