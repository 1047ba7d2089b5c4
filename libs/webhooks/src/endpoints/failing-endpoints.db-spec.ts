import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { type Database, newId, type Tx } from '#platform';
import { aDelivererOn, engineClock, supervisor, encryption } from '../../../../test/setup/deliveries.js';
import { personWithId } from '../../../../test/setup/given.js';
import {
  ENDPOINT_QUEUES,
  failing,
  anEndpoint,
  anEvent,
  aWebhookMessage,
  events,
  announceEvent,
  dispatch,
} from '../../test/given.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { InboxChannel } from '../../../notifications/src/channels/inbox-channel.js';
import { listInbox } from '../../../notifications/src/inbox/inbox.js';
import { type Channel, type Held, type SendResult, requestDeliveries } from '#delivery';
import { listDeliveries } from '../../../delivery/src/deliveries/delivery-log.js';
import { sweepQueues } from '../endpoint-queues/sweep-queues.queries.js';
import { dispatchDue } from '../endpoint-queues/dispatch.queries.js';
import { type Endpoint, readEndpoint } from './endpoint.js';
import { type EndpointChange, updateEndpoint } from './update-endpoint.js';

const DAY_MS = 86_400_000;
const refused: SendResult = { ok: false, retryable: true, statusCode: 503, detail: 'not now' };
const accepted: SendResult = { ok: true, statusCode: 200 };

describe('an endpoint', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let endpointId: string;
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
    await database.query(
      `INSERT INTO person (id, login, name, role, is_head, active, created_at) VALUES ($1, 'wang', '王督查', 'supervisor', false, true, now())`,
      [supervisor.id],
    );
  });
  afterEach(async () => {
    await database.query(
      'DELETE FROM webhook_endpoint; DELETE FROM delivery; DELETE FROM inbox_message; DELETE FROM channel_choice',
    );
  });
  afterAll(() => drop());

  const given = async (waiting: number): Promise<void> => {
    endpointId = (await anEndpoint(database, { url: 'https://oa.example.org/hook', eventTypes: ['project.*'] })).endpoint.id;
    await more(waiting);
  };
  /** One after the other, so that each has an instant of its own. */
  const more = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1)
      await database.transaction((tx) => requestDeliveries(tx, [aWebhookMessage(endpointId)], engineClock.now()));
  };
  const changed = async (change: EndpointChange): Promise<Endpoint> => {
    const { version } = await readEndpoint(database, endpointId);
    return database.transaction((tx) =>
      updateEndpoint(tx, endpointId, version, change, supervisor, {
        encryption,
        now: engineClock.now(),
        allowPrivate: true,
        events,
      }),
    );
  };
  /** Everything that is due now is tried; answers in which order. */
  const attempt = async (result: SendResult | Held): Promise<string[]> => {
    const sent: string[] = [];
    const wire: Channel = {
      name: 'webhook',
      queues: ENDPOINT_QUEUES,
      send: ({ id }) => (sent.push(id), Promise.resolve(result)),
    };
    const deliverer = aDelivererOn(database, [wire, new InboxChannel()], { schedule: Array.from({ length: 99 }, () => 0) });
    await dispatch(database);
    const promised = (): Promise<{ id: string; jobId: string }[]> =>
      database.query(
        `SELECT d.id, d.job_id AS "jobId" FROM outbox_job p JOIN delivery d ON d.job_id = p.id
         WHERE d.due_at IS NULL AND NOT d.id = ANY($1) ORDER BY d.created_at LIMIT 1`,
        [sent],
      );
    for (let [job] = await promised(); job; [job] = await promised()) await deliverer.attempt(job.id, job.jobId);
    return sent;
  };
  /** The failures under way began so many days ago. */
  const since = (days: number): Promise<unknown> =>
    database.query(`UPDATE endpoint_queue SET open_until = NULL, failing_since = now() - make_interval(secs => $1)`, [
      days * 86_400,
    ]);
  const inbox = async (): Promise<string[]> => {
    await attempt({ held: true });
    return (await listInbox(database, personWithId(supervisor.id), { limit: 50 })).items.map(({ title }) => title).toReversed();
  };

  it('that fails for days is switched off; its owner hears of it at 50, 70, 90 % and at the end, and what waits is kept', async () => {
    await given(1);
    for (let n = 0; n < 11; n += 1) {
      await attempt(refused);
      await database.query('UPDATE endpoint_queue SET open_until = NULL');
    }
    for (const days of [2.4, 2.6, 2.7, 3.6, 4.6, 4.7]) {
      await since(days);
      await attempt(refused);
    }
    const warning = '【回调】oa.example.org 持续推送失败';
    expect(await inbox()).toEqual([warning, warning, warning]);
    expect(await readEndpoint(database, endpointId)).toMatchObject({ state: 'active', version: 1 });
    await since(5.1);
    await attempt(refused);
    expect(await readEndpoint(database, endpointId)).toMatchObject({
      state: 'disabled',
      disabledReason: expect.stringContaining('nothing was accepted since') as string,
      version: 2,
    });
    expect(await inbox()).toEqual([warning, warning, warning, '【回调】oa.example.org 已停用']);
    expect((await readHistory(database, endpointId)).map(({ type }) => type)).toEqual(['endpoint.created', 'endpoint.disabled']);
    expect((await listDeliveries(database, { endpointId, state: 'pending', limit: 9 })).items).toHaveLength(1);
    expect(await attempt(accepted)).toEqual([]);

    expect(await changed({ state: 'active' })).toMatchObject({ state: 'active', disabledReason: null, failingSince: null });
    expect(await attempt(accepted)).toHaveLength(1);
  });

  it('that accepts once begins anew', async () => {
    await given(1);
    await attempt(refused);
    await since(6);
    expect((await readEndpoint(database, endpointId)).failingSince).not.toBeNull();
    await attempt(accepted);
    expect(await readEndpoint(database, endpointId)).toMatchObject({ state: 'active', failingSince: null });
    expect(await inbox()).toEqual([]);
  });

  it('that is paused keeps what happens, and gets it in order when it goes on', async () => {
    await given(3);
    await attempt(refused); // The first one; it has a failure behind it now.
    await changed({ state: 'paused' });
    const event = await anEvent(database);
    await database.transaction((tx) => announceEvent(tx, event.id));
    expect(await attempt(accepted)).toEqual([]);
    await database.query(`UPDATE delivery SET due_at = now() + interval '5 h' WHERE attempts > 0`);
    await changed({ state: 'active' });
    const all = await database.query<{ id: string }>('SELECT id FROM delivery ORDER BY created_at, id');
    expect(all).toHaveLength(4);
    expect(await attempt(accepted)).toEqual(all.map(({ id }) => id));
  });

  it('that is paused keeps what happens in a demonstration too, which plays another year', async () => {
    await given(0);
    const now = new Date('2022-06-01T01:00:00Z');
    const { version } = await readEndpoint(database, endpointId);
    const options = { encryption, now, allowPrivate: true, events };
    await database.transaction((tx) => updateEndpoint(tx, endpointId, version, { state: 'paused' }, supervisor, options));
    const event = await anEvent(database, { at: now });
    expect(await database.transaction((tx) => announceEvent(tx, event.id))).toBe(1);
    expect(await sweepQueues(database)).toBe(0);
    await changed({ state: 'active' });
    expect(await attempt(accepted)).toHaveLength(1);
    expect((await readHistory(database, endpointId)).map(({ at }) => at.getUTCFullYear())).toContain(2022);
  });

  it('that stays off for thirty days loses what is older, and hears of nothing new', async () => {
    await given(2);
    await changed({ state: 'paused' });
    const sweep = (): Promise<number> => sweepQueues(database);
    expect(await sweep()).toBe(0);
    await database.query(
      `UPDATE delivery SET queued_at = now() - interval '31 days' WHERE id = (SELECT min(id::text)::uuid FROM delivery)`,
    );
    await database.query(`UPDATE webhook_endpoint SET state_since = now() - interval '31 days'`);
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    const { items } = await listDeliveries(database, { endpointId, limit: 9 });
    expect(items.map(({ state, lastError }) => [state, lastError])).toEqual([
      ['pending', null],
      ['failed', 'The endpoint was off for too long; nothing was sent.'],
    ]);
    const event = await anEvent(database);
    const announced = database.transaction((tx) => announceEvent(tx, event.id));
    expect(await announced).toBe(0);
  });

  it('tells its owner in the language that the owner chose', async () => {
    await given(1);
    await database.query(`INSERT INTO channel_choice (person_id, language, version) VALUES ($1, 'en', 1)`, [supervisor.id]);
    await database.transaction((tx) => failing.switchOff(tx, endpointId, 'gone'));
    expect(await inbox()).toEqual(['[Webhook] oa.example.org was switched off']);
  });

  it('that an API key set up tells the person who made the key, by the channels of that person; without one, the administrators', async () => {
    await given(1);
    const [keyId, adminId] = [newId(), newId()];
    await database.query(
      `INSERT INTO person (id, login, name, email, role, is_head, active, created_at) VALUES ($1, 'root', '管理员', 'root@example.org', 'admin', false, true, now())`,
      [adminId],
    );
    await database.query(
      `INSERT INTO api_key (id, name, key_hash, hint, role, created_by, created_at) VALUES ($1, 'OA', '\\x00', 'abcd', 'supervisor', $2, now())`,
      [keyId, supervisor.id],
    );
    const told = async (createdBy: string): Promise<string[]> => {
      await database.query(`DELETE FROM delivery WHERE channel <> 'webhook'`);
      await database.query(`UPDATE webhook_endpoint SET created_by = $1, state = 'active'`, [createdBy]);
      await database.transaction((tx) => failing.switchOff(tx, endpointId, 'gone'));
      const rows = await database.query<{ line: string }>(
        `SELECT p.login || ' ' || d.channel AS line FROM delivery d JOIN person p ON p.id = d.recipient_id ORDER BY 1`,
      );
      return rows.map(({ line }) => line);
    };
    expect(await told(keyId)).toEqual(['wang inbox']);
    expect(await told(newId())).toEqual(['root email', 'root inbox']);
    await database.query(`UPDATE person SET active = false WHERE login = 'wang'`);
    expect(await told(keyId)).toEqual(['root email', 'root inbox']);
    await database.query(`UPDATE person SET active = true WHERE login = 'wang'`);
  });

  it('that says 410 is off at once; a pause by a person is no reason to tell anybody', async () => {
    await given(1);
    const gone = {
      record: (tx: Tx) => failing.switchOff(tx, endpointId, 'gone'),
    };
    await attempt({ ok: false, retryable: false, statusCode: 410, detail: 'gone', ...gone });
    expect(await readEndpoint(database, endpointId)).toMatchObject({ state: 'disabled', disabledReason: '410 Gone' });
    await changed({ state: 'paused' });
    expect(await readEndpoint(database, endpointId)).toMatchObject({ state: 'paused', disabledReason: null });
    expect(await inbox()).toEqual(['【回调】oa.example.org 已停用']);
    expect(await dispatchDue(database, 20)).toBe(0);
    expect(Date.now() - (await readEndpoint(database, endpointId)).stateSince.getTime()).toBeLessThan(DAY_MS);
  });
});
