import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#platform';
import { aDelivererOn, engineClock, supervisor } from '../../../../test/setup/deliveries.js';
import { ENDPOINT_QUEUES, anEndpoint, aWebhookMessage, CHANNELS } from '../../test/given.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { type Channel, type Held, type SendResult, requestDeliveries } from '#delivery';
import { readDelivery } from '../../../delivery/src/deliveries/delivery-log.js';
import { redeliver } from '../../../delivery/src/deliveries/redeliver.js';
import { deleteEndpoint } from '../endpoints/delete-endpoint.js';
import type { NewEndpoint } from '../endpoints/create-endpoint.js';
import { testEndpoint } from '../endpoints/test-endpoint.js';
import { recordHealth } from './endpoint-queue.queries.js';
import { dispatchDue } from './dispatch.queries.js';

const PLENTY = 1000;
const refused: SendResult = { ok: false, retryable: true, statusCode: 503, detail: 'not now' };
const accepted: SendResult = { ok: true, statusCode: 200 };

describe('the delivery queue of an endpoint', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
  });
  afterEach(async () => {
    await database.query('DELETE FROM webhook_endpoint; DELETE FROM delivery; DELETE FROM outbox_job');
  });
  afterAll(() => drop());

  /** An endpoint with so many deliveries that wait. */
  async function given(waiting: number, options: Partial<NewEndpoint> & { lastOk?: boolean } = {}): Promise<string> {
    const { lastOk, ...input } = options;
    const { endpoint } = await anEndpoint(database, { url: 'https://example.org/', ...input });
    if (lastOk !== undefined) await outcomes(endpoint.id, lastOk);
    const wishes = Array.from({ length: waiting }, () => aWebhookMessage(endpoint.id));
    await database.transaction((tx) => requestDeliveries(tx, wishes, engineClock.now()));
    return endpoint.id;
  }
  const resultOf = (ok: boolean): SendResult => (ok ? { ok } : { ok, retryable: true, detail: 'not now' });
  const outcomes = async (endpointId: string, ...oks: boolean[]): Promise<void> => {
    await database.transaction((tx) => recordHealth(tx, new Map([[endpointId, oks.map(resultOf)]])));
  };
  const underWay = (endpointId?: string): Promise<{ id: string; jobId: string }[]> =>
    database.query(
      `SELECT d.id, job_id AS "jobId" FROM delivery d JOIN outbox_job p ON p.id = job_id
       WHERE due_at IS NULL AND state = 'pending' AND coalesce(recipient_id = $1, true) ORDER BY d.id`,
      [endpointId ?? null],
    );
  const jobOf = async (id: string): Promise<string> =>
    (await database.query<{ jobId: string }>('SELECT job_id AS "jobId" FROM delivery WHERE id = $1', [id]))[0]?.jobId ?? '';
  const attemptsPromised = async (): Promise<number> =>
    (await database.query(`SELECT 1 FROM outbox_job WHERE kind = 'delivery.attempt'`)).length;
  const channel = (send: (number: number) => SendResult | Held): Channel & { sent: string[] } => {
    const sent: string[] = [];
    return { name: 'webhook', queues: ENDPOINT_QUEUES, sent, send: ({ id }) => Promise.resolve(send(sent.push(id))) };
  };

  it('dispatches as many as may be under way, the earliest first, and no more while they are', async () => {
    const id = await given(6, { maxInFlight: 3, lastOk: true });
    expect(await dispatchDue(database, PLENTY)).toBe(3);
    expect(await dispatchDue(database, PLENTY)).toBe(0);
    const first = await database.query<{ id: string }>('SELECT id FROM delivery ORDER BY id LIMIT 3');
    expect((await underWay(id)).map((one) => one.id)).toEqual(first.map((one) => one.id));
  });

  it('keeps to its limit when many let out at the same time', async () => {
    const ids = [await given(20, { lastOk: true }), await given(20, { lastOk: true })];
    await Promise.all(Array.from({ length: 10 }, () => dispatchDue(database, PLENTY)));
    for (const id of ids) expect(await underWay(id)).toHaveLength(4);
  });

  it('goes on with the next one in the same job after an acceptance, until the queue is empty', async () => {
    await given(5, { maxInFlight: 1, lastOk: true });
    await dispatchDue(database, PLENTY);
    const wire = channel(() => accepted);
    const [first] = await underWay();
    await aDelivererOn(database, [wire]).attempt(first?.id ?? '', first?.jobId ?? '');
    const all = await database.query<{ id: string }>('SELECT id FROM delivery ORDER BY id');
    expect(wire.sent).toEqual(all.map(({ id }) => id));
    expect(await attemptsPromised()).toBe(0);
  });

  it('takes a failed one back until its time has come; waiting costs no promise', async () => {
    await given(1, { lastOk: true });
    await dispatchDue(database, PLENTY);
    const [one] = await underWay();
    const wire = channel(() => refused);
    const deliverer = aDelivererOn(database, [wire], { schedule: [0, 60_000] });
    await deliverer.attempt(one?.id ?? '', one?.jobId ?? '');
    await deliverer.attempt(one?.id ?? '', one?.jobId ?? ''); // The queue brings the old job once more.
    expect(wire.sent).toHaveLength(1);
    expect(await attemptsPromised()).toBe(0);
    const [row] = await database.query<{ wait: number }>(
      'SELECT extract(epoch FROM due_at - now())::float8 AS wait FROM delivery',
    );
    expect(row?.wait).toBeGreaterThan(55);
    expect(row?.wait).toBeLessThanOrEqual(60);
  });

  it('is closed while the breaker is open, costs no attempt, and then dispatches one probe at a time', async () => {
    const id = await given(5);
    await outcomes(id, ...Array.from({ length: 10 }, () => false));
    expect(await dispatchDue(database, PLENTY)).toBe(0);
    await database.query(`UPDATE endpoint_queue SET open_until = now() - interval '1 s'`);
    expect(await dispatchDue(database, PLENTY)).toBe(1);
    expect(await dispatchDue(database, PLENTY)).toBe(0);
    const [probe] = await underWay();
    await aDelivererOn(database, [channel(() => accepted)]).attempt(probe?.id ?? '', probe?.jobId ?? '');
    expect((await readDelivery(database, probe?.id ?? '')).attempts).toBe(1);
    expect(await underWay()).toHaveLength(3); // Closed again: one went out in the same job, three more through the queue.
  });

  it('shares a few places with all unhealthy ones, each in its turn; the healthy are not held up by them', async () => {
    const unhealthy = [await given(9), await given(9), await given(9)];
    for (const id of unhealthy) await outcomes(id, false, false);
    const stumbled = await given(9, { lastOk: false });
    const healthy = [await given(9, { lastOk: true }), await given(9, { lastOk: true })];
    expect(await dispatchDue(database, 2)).toBe(2 + 8 + 1);
    expect(await dispatchDue(database, 2)).toBe(0);
    const counts = await Promise.all(unhealthy.map(async (id) => (await underWay(id)).length));
    expect(counts.sort()).toEqual([0, 1, 1]);
    for (const id of healthy) expect(await underWay(id)).toHaveLength(4);
    expect(await underWay(stumbled)).toHaveLength(1); // One failure is no trouble: outside of the share, but one at a time.
    await given(9);
    expect(await dispatchDue(database, 2)).toBe(1); // New: outside of the share, but one at a time.
  });

  it('spreads attempts evenly when a rate is set', async () => {
    const id = await given(9, { ratePerMinute: 60, maxInFlight: 50, lastOk: true });
    expect(await dispatchDue(database, PLENTY)).toBe(1);
    expect(await dispatchDue(database, PLENTY)).toBe(0);
    await database.query(`UPDATE endpoint_queue SET next_send_at = now() WHERE endpoint_id = $1`, [id]);
    expect(await dispatchDue(database, PLENTY)).toBe(1);
    await database.query(`UPDATE webhook_endpoint SET rate_per_minute = 2400`);
    await database.query(`UPDATE endpoint_queue SET next_send_at = NULL`);
    expect(await dispatchDue(database, PLENTY)).toBe(7); // It missed a quarter of a second, time for eleven.
  });

  it('takes back what comes upon an endpoint that is off, without an attempt', async () => {
    await given(1, { lastOk: true });
    await dispatchDue(database, PLENTY);
    const [one] = await underWay();
    await aDelivererOn(database, [channel(() => ({ held: true }))]).attempt(one?.id ?? '', one?.jobId ?? '');
    expect(await readDelivery(database, one?.id ?? '')).toMatchObject({ state: 'pending', attempts: 0 });
    expect(await underWay()).toEqual([]);
    expect(await dispatchDue(database, PLENTY)).toBe(1);
  });

  it('puts one that is asked for by hand at its head; asked for in mid-send it goes out once more, marked so', async () => {
    await given(3, { maxInFlight: 1, lastOk: true });
    const [, , last] = await database.query<{ id: string }>('SELECT id FROM delivery ORDER BY id');
    const id = last?.id ?? '';
    await database.transaction((tx) => redeliver(tx, CHANNELS, id));
    await dispatchDue(database, PLENTY);
    expect((await underWay())[0]?.id).toBe(id);
    const asksAgain: Channel = {
      name: 'webhook',
      queues: ENDPOINT_QUEUES,
      send: async ({ id: sending, attempt }) => {
        if (sending === id && attempt < 3) await database.transaction((tx) => redeliver(tx, CHANNELS, id));
        return accepted;
      },
    };
    await aDelivererOn(database, [asksAgain]).attempt(id, await jobOf(id));
    const { attemptLog, state } = await readDelivery(database, id);
    expect([state, ...attemptLog.map(({ manual }) => manual)]).toEqual(['delivered', true, true, true]);
  });

  it('brings a test before all else, to this endpoint alone, whatever it wants to hear of', async () => {
    const id = await given(3, { maxInFlight: 1, lastOk: true });
    const tested = await database.transaction((tx) => testEndpoint(tx, id, supervisor, engineClock.now()));
    await dispatchDue(database, PLENTY);
    expect((await underWay())[0]?.id).toBe(tested);
    const { content, recipientId } = await readDelivery(database, tested);
    expect(recipientId).toBe(id);
    const event = JSON.parse((content as { body: string }).body) as object;
    expect(event).toMatchObject({ type: 'duban.endpoint.tested', subject: `endpoint/${id}`, data: { actor: supervisor } });
    await database.query(`UPDATE webhook_endpoint SET state = 'paused'`);
    await expect(database.transaction((tx) => testEndpoint(tx, id, supervisor, engineClock.now()))).rejects.toMatchObject({
      code: 'endpoint.off',
    });
  });

  it('goes with its endpoint: what waits is withdrawn and can not be asked for any more', async () => {
    const id = await given(2, { lastOk: true });
    await database.query(
      `UPDATE delivery SET state = 'delivered', due_at = NULL WHERE id = (SELECT min(id::text)::uuid FROM delivery)`,
    );
    await database.transaction((tx) => deleteEndpoint(tx, id, 1, supervisor, engineClock.now()));
    const rows = await database.query<{ id: string; state: string }>('SELECT id, state FROM delivery ORDER BY id');
    expect(rows.map(({ state }) => state)).toEqual(['delivered', 'withdrawn']);
    for (const row of rows) {
      await expect(database.transaction((tx) => redeliver(tx, CHANNELS, row.id))).rejects.toMatchObject({
        code: 'delivery.withdrawn',
      });
    }
    expect(await dispatchDue(database, PLENTY)).toBe(0);
  });
});
