import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BackgroundJob, BackgroundJobs, readHistory } from '#outbox';
import { type Database, newId } from '#platform';
import { aDelivererOn, engineClock, supervisor } from '../../../../test/setup/deliveries.js';
import { ENDPOINT_QUEUES, anEndpoint, aWebhookMessage, dispatch } from '../../test/given.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { type Channel, requestDeliveries } from '#delivery';
import { EndpointRecoveries, type Span } from './endpoint-recoveries.js';

const EVER: Span = { from: new Date(0), to: new Date('2100-01-01T00:00:00Z') };

describe('the recovery of an endpoint', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let endpointId: string;
  let jobs: BackgroundJobs;
  let recoveries: EndpointRecoveries;
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
    jobs = new BackgroundJobs(database, engineClock);
    recoveries = new EndpointRecoveries(engineClock, jobs);
  });
  afterEach(async () => {
    await database.query('DELETE FROM webhook_endpoint; DELETE FROM delivery; DELETE FROM outbox_job');
  });
  afterAll(() => drop());

  /** Deliveries that failed, asked for a minute apart from this instant on. */
  async function given(failed: number, from = '2026-03-02T01:00:00Z'): Promise<void> {
    endpointId = (await anEndpoint(database, { url: 'https://example.org/', eventTypes: ['project.*'], maxInFlight: 50 }))
      .endpoint.id;
    await database.transaction((tx) =>
      requestDeliveries(
        tx,
        Array.from({ length: failed }, () => aWebhookMessage(endpointId)),
        engineClock.now(),
      ),
    );
    await database.query(
      `UPDATE delivery SET state = 'failed', due_at = NULL, attempts = 10, finished_at = now(),
         created_at = $1::timestamptz + n * interval '1 minute'
       FROM (SELECT id AS one, row_number() OVER (ORDER BY id) - 1 AS n FROM delivery) numbered WHERE id = one`,
      [from],
    );
  }
  const start = (span: Span = EVER): Promise<string> =>
    database.transaction((tx) => recoveries.start(tx, endpointId, span, supervisor));
  const step = (jobId: string): Promise<void> => database.transaction((tx) => recoveries.continue(tx, endpointId, jobId));
  const job = (jobId: string): Promise<BackgroundJob> => jobs.read(jobId, { id: null, seesAll: true });
  const count = async (condition: string): Promise<number> =>
    Number((await database.query<{ n: number }>(`SELECT count(*) AS n FROM delivery WHERE ${condition}`))[0]?.n);
  /** The receiver answers all that is due with this; everything goes through one hand after the other. */
  async function drain(ok: boolean): Promise<void> {
    const answer = ok ? { ok, statusCode: 200 } : { ok, retryable: true, statusCode: 503, detail: 'not now' };
    const wire: Channel = { name: 'webhook', queues: ENDPOINT_QUEUES, send: () => Promise.resolve(answer as never) };
    const deliverer = aDelivererOn(database, [wire]);
    for (;;) {
      await database.query('UPDATE endpoint_queue SET open_until = NULL');
      await dispatch(database);
      const jobs = await database.query<{ id: string; jobId: string }>(
        `SELECT id, job_id AS "jobId" FROM delivery WHERE state = 'pending' AND due_at IS NULL`,
      );
      if (jobs.length === 0) return;
      for (const { id, jobId } of jobs) await deliverer.attempt(id, jobId);
    }
  }

  it('sends each failed one of a span again, in parts, and tells how far it is', async () => {
    await given(130);
    const span = { from: new Date('2026-03-02T01:10:00Z'), to: new Date('2026-03-02T02:50:00Z') }; // A hundred of them.
    const jobId = await start(span);
    expect(await job(jobId)).toMatchObject({ state: 'waiting', progress: 0, createdBy: supervisor.id });
    await step(jobId);
    expect(await job(jobId)).toMatchObject({ state: 'running', progress: 50, message: '50 of 100 deliveries' });
    await step(jobId);
    expect(await job(jobId)).toMatchObject({ state: 'running', progress: 50, message: 'waits for the deliveries before' });
    await drain(true);
    await step(jobId);
    await drain(true);
    await step(jobId);
    expect(await job(jobId)).toMatchObject({ state: 'done', progress: 100, result: { deliveries: 100, of: 100 } });
    expect([await count(`state = 'delivered'`), await count(`state = 'failed'`)]).toEqual([100, 30]);
    expect(await database.query('SELECT 1 FROM outbox_job WHERE id = $1', [jobId])).toEqual([]);
    expect((await readHistory(database, endpointId)).at(-1)).toMatchObject({
      type: 'endpoint.recovery_started',
      data: { deliveries: 100 },
    });
  });

  it('also sends what waits for another attempt, which uses up none of its schedule', async () => {
    await given(0);
    await database.transaction((tx) => requestDeliveries(tx, [aWebhookMessage(endpointId)], engineClock.now()));
    await drain(false);
    const waits = (): Promise<number> => count(`due_at > now() + interval '3 s'`);
    await database.query(`UPDATE delivery SET due_at = now() + interval '5 h', retry_at = now() + interval '5 h'`);
    const jobId = await start();
    await step(jobId);
    expect([await waits(), (await job(jobId)).result]).toEqual([0, { deliveries: 1, of: 1 }]);
    await drain(false);
    expect([await waits(), await count('attempts = 2 AND manual_attempts = 1')]).toEqual([1, 1]);
    await step(await start());
    await drain(true);
    expect(await count(`state = 'delivered'`)).toBe(1);
  });

  it('of an ordered endpoint does not wait for what stands behind a delivery that waits for another attempt', async () => {
    await given(0);
    const key = newId();
    const ordered = [1, 2, 3].map((number) => ({ ...aWebhookMessage(endpointId), order: { key, number } }));
    await database.transaction((tx) => requestDeliveries(tx, ordered, engineClock.now()));
    await drain(false);
    await database.query(`UPDATE delivery SET due_at = now() + interval '5 h' WHERE attempts > 0`);
    const jobId = await start();
    await step(jobId);
    expect((await job(jobId)).state).toBe('done');
    await drain(true);
    expect(await count(`state = 'delivered'`)).toBe(3);
  });

  it('adds nothing while live deliveries wait, or the endpoint is off', async () => {
    await given(10);
    await database.transaction((tx) => requestDeliveries(tx, [aWebhookMessage(endpointId)], engineClock.now()));
    const jobId = await start();
    await step(jobId);
    expect(await count(`state = 'failed'`)).toBe(10);
    await drain(true);
    await database.query(`UPDATE webhook_endpoint SET state = 'paused'`);
    await step(jobId);
    expect((await job(jobId)).message).toBe('waits: the endpoint is paused');
    await database.query(`UPDATE webhook_endpoint SET state = 'active'`);
    await step(jobId);
    expect(await count(`state = 'failed'`)).toBe(0);
  });

  it('tries each only once, though it fails again', async () => {
    await given(60);
    const jobId = await start();
    for (let n = 0; n < 4; n += 1) {
      await step(jobId);
      await drain(false);
    }
    expect((await job(jobId)).state).toBe('done');
    expect([await count('attempts = 11'), await count(`state = 'failed'`)]).toEqual([60, 60]);
  });

  it('is one at a time, can be stopped, and begun again', async () => {
    await given(60);
    const jobId = await start();
    await expect(start()).rejects.toMatchObject({ code: 'endpoint.recovering' });
    await step(jobId);
    const stop = (): Promise<void> => database.transaction((tx) => recoveries.stop(tx, endpointId));
    await stop();
    expect(await job(jobId)).toMatchObject({ state: 'done', message: 'stopped after 50 of 60 deliveries' });
    await drain(true);
    await step(jobId); // A job that the queue still had.
    expect(await count(`state = 'failed'`)).toBe(10);
    await expect(stop()).rejects.toMatchObject({ code: 'recovery.not-found' });
    await step(await start());
    expect(await count(`state = 'failed'`)).toBe(0);
  });
});
