import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { countOutboxJobs, JobQueues, Loop, migrateQueue, type QueueBackend } from '#outbox';
import { createLogger, type Database } from '#platform';
import { describeOnBackends } from '../../../../test/setup/backends.js';
import { aDelivererOn, anEndpoint, anEvent, aWebhookChannelOn } from '../../test/given.js';
import { Receiver } from '../../test/receiver.js';
import { closeRoom, openRoom } from '../../test/room.js';
import type { Deliverer } from '../deliverer.js';
import { listDeliveries, readDelivery } from '../delivery-log.js';
import { redeliver } from '../redeliver.js';

const logger = createLogger('silent', 'test');
describeOnBackends('webhooks', (place) => {
  const backend: QueueBackend =
    place.kind === 'redis' ? place : { kind: 'postgres', url: inject('postgresUrl'), schema: 'bullmq_delivery' };
  let database: Database;
  let queues: JobQueues;
  let deliverer: Deliverer;
  let loops: Loop[];

  beforeAll(async () => {
    database = await openRoom();
    await migrateQueue(backend);
    queues = new JobQueues({ backend, database, logger, leaseMs: 5000 });
    deliverer = aDelivererOn(database, [aWebhookChannelOn(database)], { schedule: [0, 300, 300] });
    deliverer.register(queues);
    await queues.start();
    loops = [new Loop('relay', () => queues.relay(), 50, logger), new Loop('lanes', () => deliverer.release(), 50, logger)];
    for (const loop of loops) loop.start();
  });
  afterAll(async () => {
    await Promise.all(loops.map((loop) => loop.stop()));
    await queues.close();
    await deliverer.close();
    await closeRoom(database);
  });

  it('an event reaches each of its endpoints, signed with the secret of each', async () => {
    const receiver = await Receiver.open();
    const [one, two] = [
      await anEndpoint(database, { url: `${receiver.url}/1` }),
      await anEndpoint(database, { url: `${receiver.url}/2` }),
    ];
    const event = await anEvent(database);
    const ofEvent = (): Receiver['requests'] =>
      receiver.requests.filter(({ headers }) => String(headers['webhook-id']).startsWith(event.id));
    await eventually(() => ofEvent().length === 2);
    for (const [path, { secret }] of [['/hook/1', one] as const, ['/hook/2', two] as const]) {
      const request = ofEvent().find((each) => each.path === path);
      expect(new Webhook(secret).verify(request?.body ?? '', request?.headers as Record<string, string>)).toMatchObject({
        id: event.id,
      });
    }
    await eventually(async () => (await countOutboxJobs(database)) === 0);
    await receiver.close();
    await database.query(`UPDATE webhook_endpoint SET state = 'paused', state_since = '2000-01-01'`);
  });

  it('a receiver that fails twice gets it the third time, and once more when asked by hand: same id, same bytes', async () => {
    const receiver = await Receiver.open((response, number) => response.writeHead(number <= 2 ? 503 : 200).end());
    const { endpoint } = await anEndpoint(database, { url: receiver.url, eventTypes: ['project.*'] });
    await anEvent(database);
    const delivered = async (): Promise<string | undefined> =>
      (await listDeliveries(database, { endpointId: endpoint.id, state: 'delivered', limit: 1 })).items[0]?.id;
    await eventually(async () => (await delivered()) !== undefined);
    const id = (await delivered()) ?? '';
    await database.transaction((tx) => redeliver(tx, id));
    await eventually(async () => (await readDelivery(database, id)).attempts === 4);
    const { attemptLog } = await readDelivery(database, id);
    expect(attemptLog.map(({ number, statusCode, manual }) => [number, statusCode, manual])).toEqual([
      [1, 503, false],
      [2, 503, false],
      [3, 200, false],
      [4, 200, true],
    ]);
    expect(new Set(receiver.requests.map(({ headers, body }) => `${String(headers['webhook-id'])} ${body}`)).size).toBe(1);
    await eventually(async () => (await countOutboxJobs(database)) === 0);
    await receiver.close();
  });
});

async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen within 20 s');
    await pause(20);
  }
}
