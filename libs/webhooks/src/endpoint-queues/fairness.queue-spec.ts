import type { TestingModule } from '@nestjs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Deliverer, requestDeliveries } from '#delivery';
import type { Database } from '#platform';
import { describeOnBackends } from '../../../../test/setup/backends.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { engineClock } from '../../../../test/setup/deliveries.js';
import { eventually } from '../../../../test/setup/eventually.js';
import { anEndpoint, aWebhookChannelOn, aWebhookMessage } from '../../test/given.js';
import { openWorker } from '../../test/open-worker.js';
import { Receiver } from '../../test/receiver.js';

const HEALTHY = 100;
const HANGING = 20;

describeOnBackends('a hundred endpoints, and twenty that hang', (place) => {
  let database: Database;
  let drop: () => Promise<void>;
  let workers: TestingModule[];
  beforeAll(async () => {
    let databaseUrl: string;
    ({ database, drop, url: databaseUrl } = await openScratchDatabase());
    const options = { concurrency: 10, channel: aWebhookChannelOn(database, { timeoutMs: 120_000 }) };
    workers = [await openWorker(place, databaseUrl, options), await openWorker(place, databaseUrl, options)];
  });
  afterAll(async () => {
    for (const worker of workers) worker.get(Deliverer, { strict: false }).abort();
    await Promise.all(workers.map((worker) => worker.close()));
    await drop();
  });

  async function givenEndpoints(count: number, url: string, deliveriesEach: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const { endpoint } = await anEndpoint(database, { url: `${url}/${n}`, eventTypes: ['project.*'] });
      const wishes = Array.from({ length: deliveriesEach }, () => aWebhookMessage(endpoint.id));
      await database.transaction((tx) => requestDeliveries(tx, wishes, engineClock.now()));
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
