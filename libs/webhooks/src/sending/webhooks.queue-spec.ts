import { setTimeout as pause } from 'node:timers/promises';
import type { TestingModule } from '@nestjs/testing';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listDeliveries, readDelivery } from '../../../delivery/src/deliveries/delivery-log.js';
import { redeliver } from '../../../delivery/src/deliveries/redeliver.js';
import { RetryPolicy } from '../../../delivery/src/attempts/retry-policy.js';
import { countOutboxJobs } from '../../../outbox/src/jobs/outbox-jobs.queries.js';
import type { Database } from '#platform';
import { describeOnBackends } from '../../../../test/setup/backends.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { anEndpoint, anEvent, CHANNELS } from '../../test/given.js';
import { openWorker } from '../../test/open-worker.js';
import { Receiver } from '../../test/receiver.js';

describeOnBackends('webhooks', (place) => {
  let database: Database;
  let module: TestingModule;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    let databaseUrl: string;
    ({ database, drop, url: databaseUrl } = await openScratchDatabase());
    module = await openWorker(place, databaseUrl, { retries: new RetryPolicy([0, 300, 300], () => 0.5) });
  });
  afterAll(async () => {
    await module.close();
    await drop();
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
    await database.transaction((tx) => redeliver(tx, CHANNELS, id));
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
