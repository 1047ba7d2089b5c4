import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Channel, type NewDelivery, requestDeliveries, withdrawDeliveries } from '#delivery';
import { readDelivery } from '../../../delivery/src/deliveries/delivery-log.js';
import { type Database, newId } from '#platform';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { personWithId } from '../../../../test/setup/given.js';
import { aDelivererOn, aMessage, clock, engineClock } from '../../../../test/setup/deliveries.js';
import { countUnread, listInbox, markRead } from '../inbox/inbox.js';
import { type InboxMessage } from '../inbox/inbox-message.entity.js';
import { InboxChannel } from './inbox-channel.js';

describe('the inbox as a channel', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
  });
  afterAll(() => drop());

  async function given(delivery: Partial<NewDelivery> = {}): Promise<string> {
    const requested = aMessage(delivery);
    await database.transaction((tx) => requestDeliveries(tx, [requested], engineClock.now()));
    const [row] = await database.query<{ id: string }>('SELECT id FROM delivery WHERE source_id = $1', [requested.sourceId]);
    return row?.id ?? '';
  }
  const jobsOf = (id: string): Promise<unknown[]> =>
    database.query(`SELECT id FROM outbox_job WHERE payload->>'deliveryId' = $1`, [id]);

  it('puts a message into the inbox exactly once, however often its job runs', async () => {
    const personId = newId();
    const id = await given({ channel: 'inbox', recipientId: personId });
    const deliverer = aDelivererOn(database, [new InboxChannel()]);
    await Promise.all([deliverer.attempt(id, id), deliverer.attempt(id, id)]);
    await deliverer.attempt(id, id);
    const { items } = await listInbox(database, personWithId(personId), { limit: 10 });
    expect(items).toMatchObject([{ id, title: '催办:启动碧道建设', link: 'https://duban.example/projects/1', readAt: null }]);
    expect(await readDelivery(database, id)).toMatchObject({
      state: 'delivered',
      attempts: 1,
      attemptLog: [{ number: 1, outcome: 'delivered' }],
    });
    expect(await jobsOf(id)).toEqual([]);
  });

  it('lets a person read their own messages only, and keeps the first time', async () => {
    const personId = newId();
    const id = await given({ channel: 'inbox', recipientId: personId });
    await aDelivererOn(database, [new InboxChannel()]).attempt(id, id);
    const mark = (reader: string, at: Date): Promise<InboxMessage> =>
      database.transaction((tx) => markRead(tx, personWithId(reader), id, at));
    await expect(mark(newId(), clock.now())).rejects.toMatchObject({ code: 'message.not-found' });
    expect(await countUnread(database, personWithId(personId))).toBe(1);
    const first = new Date('2026-03-02T01:00:00Z');
    await mark(personId, first);
    expect(await mark(personId, clock.now())).toMatchObject({ readAt: first });
    expect(await countUnread(database, personWithId(personId))).toBe(0);
    expect((await listInbox(database, personWithId(personId), { unreadOnly: true, limit: 10 })).items).toEqual([]);
  });

  it('does not put a message into the inbox that was withdrawn at the last moment', async () => {
    const projectId = newId();
    const personId = newId();
    const inbox = new InboxChannel();
    const id = await given({ projectId, channel: 'inbox', recipientId: personId });
    const withdrawnInBetween: Channel = {
      name: 'inbox',
      send: async (delivery) => {
        await database.transaction((tx) => withdrawDeliveries(tx, projectId));
        return inbox.send(delivery);
      },
    };
    await aDelivererOn(database, [withdrawnInBetween]).attempt(id, id);
    expect(await countUnread(database, personWithId(personId))).toBe(0);
    expect(await readDelivery(database, id)).toMatchObject({ state: 'withdrawn', attemptLog: [] });
  });
});
