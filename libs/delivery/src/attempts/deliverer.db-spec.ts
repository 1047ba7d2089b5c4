import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, newId } from '#platform';
import { aDelivererOn, aMessage, clock, engineClock } from '../../../../test/setup/deliveries.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { Channel, type SendResult } from '../deliveries/channel.js';
import type { NewDelivery } from '../deliveries/delivery.js';
import { readDelivery } from '../deliveries/delivery-log.js';
import { redeliver } from '../deliveries/redeliver.js';
import { Channels } from '../deliveries/channels.js';
import { sweepAttempts } from './sweep-attempts.queries.js';
import { requestDeliveries } from '../deliveries/request-deliveries.queries.js';
import { withdrawDeliveries } from '../deliveries/withdraw-deliveries.queries.js';

/** A channel of the test, which says what happens while a message is being sent. */
class Wire extends Channel {
  readonly name = 'wire';
  sent = 0;
  constructor(private readonly onSend: (number: number) => Promise<SendResult> | SendResult) {
    super();
  }
  async send(): Promise<SendResult> {
    this.sent += 1;
    return this.onSend(this.sent);
  }
}

const NO_CHANNELS = new Channels(() => []);
const accepted: SendResult = { ok: true, statusCode: 200 };
const refused: SendResult = { ok: false, retryable: true, statusCode: 503, detail: 'not now' };

describe('an attempt', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
  });
  afterAll(() => drop());

  async function given(delivery: Partial<NewDelivery> = {}): Promise<string> {
    const wish = aMessage({ channel: 'wire', ...delivery });
    await database.transaction((tx) => requestDeliveries(tx, [wish], engineClock.now()));
    const [row] = await database.query<{ id: string }>('SELECT id FROM delivery WHERE source_id = $1', [wish.sourceId]);
    return row?.id ?? '';
  }
  const promisesOf = (id: string): Promise<{ id: string; wait_ms: number }[]> =>
    database.query(
      `SELECT id, (extract(epoch FROM run_at - now()) * 1000)::float8 AS wait_ms FROM outbox_job WHERE payload->>'deliveryId' = $1`,
      [id],
    );

  it('waits by the schedule after a failure and gives up at its end', async () => {
    const id = await given();
    const deliverer = aDelivererOn(database, [new Wire(() => refused)], { schedule: [0, 5000, 300_000] });
    await deliverer.attempt(id, id);
    const [first] = await promisesOf(id);
    expect(first?.wait_ms).toBeGreaterThan(4000);
    expect(first?.wait_ms).toBeLessThanOrEqual(5000);
    await deliverer.attempt(id, id);
    expect((await promisesOf(id))[0]?.wait_ms).toBeGreaterThan(290_000);
    await deliverer.attempt(id, id);
    expect(await promisesOf(id)).toEqual([]);
    expect(await readDelivery(database, id)).toMatchObject({ state: 'failed', attempts: 3, lastError: 'not now' });
  });

  it('refuses the word of a worker that comes back late', async () => {
    const id = await given();
    const prompt = aDelivererOn(database, [new Wire(() => accepted)]);
    const late = aDelivererOn(database, [
      new Wire(async () => {
        await prompt.attempt(id, id);
        return { ok: false, retryable: false, detail: 'too late to tell' };
      }),
    ]);
    await late.attempt(id, id);
    expect(await readDelivery(database, id)).toMatchObject({
      state: 'delivered',
      attempts: 1,
      attemptLog: [{ outcome: 'delivered' }],
    });
  });

  it('sends nothing that was withdrawn', async () => {
    const projectId = newId();
    const wire = new Wire(() => accepted);
    const early = await given({ projectId });
    await database.transaction((tx) => withdrawDeliveries(tx, projectId));
    await aDelivererOn(database, [wire]).attempt(early, early);
    expect(wire.sent).toBe(0);
  });

  it('records that a message was out when the withdrawal came', async () => {
    const projectId = newId();
    const id = await given({ projectId });
    const wire = new Wire(async () => {
      await database.transaction((tx) => withdrawDeliveries(tx, projectId));
      return accepted;
    });
    await aDelivererOn(database, [wire]).attempt(id, id);
    expect(await readDelivery(database, id)).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  it('is made again by hand, marked so, and takes the place of the promise that waits', async () => {
    const id = await given();
    const wire = new Wire((number) => (number === 1 ? refused : accepted));
    const deliverer = aDelivererOn(database, [wire]);
    await deliverer.attempt(id, id);
    await database.transaction((tx) => redeliver(tx, NO_CHANNELS, id));
    const promises = await promisesOf(id);
    expect(promises).toHaveLength(1);
    await deliverer.attempt(id, id); // The job of the old promise, still in the queue: out of date.
    expect(wire.sent).toBe(1);
    await deliverer.attempt(id, promises[0]?.id ?? '');
    await database.transaction((tx) => redeliver(tx, NO_CHANNELS, id));
    await deliverer.attempt(id, (await promisesOf(id))[0]?.id ?? '');
    const { state, attemptLog } = await readDelivery(database, id);
    expect(state).toBe('delivered');
    expect(attemptLog.map(({ number, outcome, manual }) => [number, outcome, manual])).toEqual([
      [1, 'failed', false],
      [2, 'delivered', true],
      [3, 'delivered', true],
    ]);
  });

  it('by hand uses up nothing of the schedule, and leaves the next attempt of it where it was', async () => {
    const id = await given();
    const deliverer = aDelivererOn(database, [new Wire(() => refused)], { schedule: [0, 5000, 300_000] });
    const jobOf = async (): Promise<string> => (await promisesOf(id))[0]?.id ?? '';
    const again = async (): Promise<void> => {
      await database.transaction((tx) => redeliver(tx, NO_CHANNELS, id));
      await deliverer.attempt(id, await jobOf());
    };
    await deliverer.attempt(id, id);
    await deliverer.attempt(id, await jobOf());
    for (let n = 0; n < 9; n += 1) await again();
    expect(await readDelivery(database, id)).toMatchObject({ state: 'pending', attempts: 11 });
    const [{ wait_ms: wait } = { wait_ms: 0 }] = await promisesOf(id);
    expect(wait).toBeGreaterThan(290_000);
    expect(wait).toBeLessThanOrEqual(300_000);
    await deliverer.attempt(id, await jobOf());
    expect(await readDelivery(database, id)).toMatchObject({ state: 'failed', attempts: 12 });
    await again();
    expect(await readDelivery(database, id)).toMatchObject({ state: 'failed', attempts: 13 });
  });

  it('can not be asked for when the delivery is withdrawn or unknown', async () => {
    const projectId = newId();
    const id = await given({ projectId });
    await database.transaction((tx) => withdrawDeliveries(tx, projectId));
    await expect(database.transaction((tx) => redeliver(tx, NO_CHANNELS, id))).rejects.toMatchObject({
      code: 'delivery.withdrawn',
    });
    await expect(database.transaction((tx) => redeliver(tx, NO_CHANNELS, newId()))).rejects.toMatchObject({
      code: 'delivery.not-found',
    });
  });

  it('costs nothing when the trouble is our own', async () => {
    const id = await given();
    const broken = new Wire(() => Promise.reject(new Error('the database went away')));
    await expect(aDelivererOn(database, [broken]).attempt(id, id)).rejects.toThrow('went away');
    await expect(aDelivererOn(database, []).attempt(id, id)).rejects.toThrow('no channel "wire"');
    expect(await readDelivery(database, id)).toMatchObject({ state: 'pending', attempts: 0 });
    expect(await promisesOf(id)).toHaveLength(1);
  });

  it('is forgotten after its days when the delivery has ended, and only then', async () => {
    const deliverer = aDelivererOn(database, [new Wire((number) => (number === 1 ? accepted : refused))]);
    const sweep = (): Promise<number> => sweepAttempts(database, clock.now(), 30);
    const [ended, open] = [await given(), await given()];
    for (const id of [ended, open]) await deliverer.attempt(id, id);
    expect(await sweep()).toBe(0);
    await database.query(`UPDATE delivery_attempt SET started_at = now() - interval '31 days' WHERE delivery_id = ANY($1)`, [
      [ended, open],
    ]);
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    expect(await readDelivery(database, ended)).toMatchObject({ state: 'delivered', attempts: 1, attemptLog: [] });
    expect((await readDelivery(database, open)).attemptLog).toHaveLength(1);
  });

  it('keeps an answer that holds a NUL', async () => {
    const id = await given();
    await aDelivererOn(database, [new Wire(() => ({ ...accepted, responseExcerpt: 'a\0b' }))]).attempt(id, id);
    expect((await readDelivery(database, id)).attemptLog[0]?.responseExcerpt).toBe('a\uFFFDb');
  });
});
