import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOutboxJobs } from '../../../outbox/src/jobs/outbox-jobs.queries.js';
import { type Database, newId } from '#platform';
import { aMessage, engineClock } from '../../../../test/setup/deliveries.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { listDeliveries, readDelivery } from './delivery-log.js';
import { requestDeliveries } from './request-deliveries.queries.js';
import { withdrawDeliveries } from './withdraw-deliveries.queries.js';

describe('asking for deliveries', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
  });
  afterAll(() => drop());

  it('asks once for each source, channel and recipient, and promises one attempt', async () => {
    const message = aMessage();
    const wishes = [message, { ...message, channel: 'email', address: 'li@example.org' }];
    const before = await countOutboxJobs(database);
    expect(await database.transaction((tx) => requestDeliveries(tx, wishes, engineClock.now()))).toBe(2);
    expect(await database.transaction((tx) => requestDeliveries(tx, [...wishes, aMessage()], engineClock.now()))).toBe(1);
    expect(await countOutboxJobs(database)).toBe(before + 3);
  });

  it('withdraws the messages of a project that are not out, but not its webhooks', async () => {
    const projectId = newId();
    const before = await countOutboxJobs(database);
    const webhook = aMessage({ projectId, channel: 'webhook', content: { body: '{}' } });
    await database.transaction((tx) =>
      requestDeliveries(tx, [aMessage({ projectId }), aMessage({ projectId }), webhook, aMessage()], engineClock.now()),
    );
    expect(await database.transaction((tx) => withdrawDeliveries(tx, projectId))).toBe(2);
    expect(await database.transaction((tx) => withdrawDeliveries(tx, projectId))).toBe(0);
    expect(await countOutboxJobs(database)).toBe(before + 1);
    const { items } = await listDeliveries(database, { projectId, limit: 10 });
    expect(items.map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual([
      'inbox withdrawn',
      'inbox withdrawn',
      'webhook pending',
    ]);
  });

  it('lists the log page by page, the latest first, each delivery once', async () => {
    const projectId = newId();
    for (let day = 1; day <= 5; day += 1) {
      await database.transaction((tx) => requestDeliveries(tx, [aMessage({ projectId })], new Date(`2026-03-0${day}T01:00:00Z`)));
    }
    const first = await listDeliveries(database, { projectId, state: 'pending', limit: 3 });
    const second = await listDeliveries(database, { projectId, state: 'pending', limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ createdAt }) => createdAt.getUTCDate())).toEqual([5, 4, 3, 2, 1]);
    expect(second.nextCursor).toBeNull();
    const [latest] = first.items;
    expect(await readDelivery(database, latest?.id ?? '')).toMatchObject({
      attemptLog: [],
      content: { title: '催办:启动碧道建设' },
    });
  });
});
