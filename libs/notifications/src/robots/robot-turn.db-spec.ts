import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '#platform';
import { Channels, type Deliverer, deliveryAttempt, requestDeliveries, withdrawDeliveries } from '#delivery';
import { redeliver } from '../../../delivery/src/deliveries/redeliver.js';
import { aRobot, robotOptions, TIMEOUTS } from '../../test/channels-under-test.js';
import { aWecomGroup, type Group } from '../../test/fakes/fake-robots.js';
import { aDelivererOn, aMessage, engineClock, supervisor } from '../../../../test/setup/deliveries.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { InboxChannel } from '../channels/inbox-channel.js';
import { RobotChannel } from './robot-channel.js';
import { wecomRobot } from '../vendors/wecom-robot.js';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await openScratchDatabase());
  await database.query(
    `INSERT INTO person (id, login, name, role, is_head, active, created_at) VALUES ($1, 'wang', '王督查', 'supervisor', false, true, now())`,
    [supervisor.id],
  );
});
afterAll(() => drop());

interface Outcome {
  id: string;
  state: string;
  attempts: number;
  detail: string | null;
}

/** A group whose robot takes so many messages in a minute of this length, and so many deliveries to it. */
async function given(count: number, minuteMs: number): Promise<{ group: Group; robotId: string }> {
  const group = await aWecomGroup(minuteMs);
  onTestFinished(() => group.service.close());
  const robotId = await aRobot(database, wecomRobot, group.url, null);
  const { content } = aMessage();
  const wishes = Array.from({ length: count }, (_, n) =>
    aMessage({
      channel: wecomRobot.name,
      recipientId: robotId,
      content: {
        ...content,
        title: `事项${n + 1}号`,
        actions: [{ label: '看', link: `https://duban.example/p/${n + 1}` }],
      } as typeof content,
    }),
  );
  await database.transaction((tx) => requestDeliveries(tx, wishes, engineClock.now()));
  return { group, robotId };
}

function aWorker(minuteMs: number): Deliverer {
  const robot = new RobotChannel(wecomRobot, {
    ...TIMEOUTS,
    ...robotOptions(database),
    timeoutMs: 5000,
    turnEveryMs: minuteMs / 18,
  });
  const worker = aDelivererOn(database, [robot, new InboxChannel()], { schedule: [0, 0, 0] });
  onTestFinished(() => worker.onApplicationShutdown());
  return worker;
}

/** Jobs that a worker makes at the same time here. */
const PLACES = 6;

/** Makes the jobs that are due, as a relay and a queue would hand them over, until none is left. */
async function work(workers: readonly Deliverer[]): Promise<void> {
  const places = workers.flatMap((worker) => Array<Deliverer>(PLACES).fill(worker));
  await Promise.all(
    places.map(async (worker) => {
      for (;;) {
        const [job] = await database.query<{ id: string; deliveryId: string }>(
          `UPDATE outbox_job SET enqueued_at = now() WHERE id = (SELECT id FROM outbox_job WHERE kind = '${deliveryAttempt.name}'
             AND enqueued_at IS NULL AND run_at <= now() ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
           RETURNING id, payload->>'deliveryId' AS "deliveryId"`,
        );
        if (job) await worker.attempt(job.deliveryId, job.id);
        else if (await allDone()) return;
        else await pause(10);
      }
    }),
  );
}

async function allDone(): Promise<boolean> {
  return (await database.query(`SELECT 1 FROM outbox_job WHERE kind = '${deliveryAttempt.name}' LIMIT 1`)).length === 0;
}

async function outcomes(robotId: string): Promise<Outcome[]> {
  return database.query<Outcome>(
    `SELECT id, state, attempts, (SELECT detail FROM delivery_attempt a WHERE a.delivery_id = d.id ORDER BY number DESC LIMIT 1) AS detail
     FROM delivery d WHERE recipient_id = $1 ORDER BY id`,
    [robotId],
  );
}

describe('a robot over its limit', () => {
  it('gets 500 that are due at once merged, at most 20 in its minute, and none is lost', async () => {
    const minuteMs = 3000;
    const { group, robotId } = await given(500, minuteMs);
    await work([aWorker(minuteMs), aWorker(minuteMs), aWorker(minuteMs)]);
    const sent = await outcomes(robotId);
    expect(new Set(sent.map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(new Set(['delivered 1']));
    expect(group.refused()).toBe(0);
    expect(group.mostInAMinute()).toBeLessThanOrEqual(20);
    const shown = JSON.stringify(group.service.taken).match(/事项\d+号(?!\d)/g) ?? [];
    const numbers = shown.map((title) => Number(/\d+/.exec(title)?.[0]));
    expect(new Set(numbers).size).toBe(500);
    expect(group.service.taken.length).toBeLessThanOrEqual(60);
    expect(sent.filter(({ detail }) => detail?.startsWith('In one message with ')).length).toBeGreaterThanOrEqual(490);
  }, 30_000);

  it('that was removed gets nothing more, and the person who set it up is notified once', async () => {
    const { group, robotId } = await given(100, 1000);
    group.remove();
    const [first] = await outcomes(robotId);
    // Before the next turn, however slow this machine is.
    await aWorker(1000).attempt(first?.id ?? '', first?.id ?? '');
    await work([aWorker(1000), aWorker(1000)]);
    expect(new Set((await outcomes(robotId)).map(({ state }) => state))).toEqual(new Set(['failed']));
    expect(group.service.asked).toHaveLength(1);
    const told = await database.query(
      `SELECT 1 FROM inbox_message WHERE id IN (SELECT id FROM delivery WHERE channel = 'inbox'
         AND source_id IN (SELECT id FROM event WHERE subject_id = $1 AND type = 'robot.disabled'))`,
      [robotId],
    );
    expect(told).toHaveLength(1);
  });
});

describe('what shares a message', () => {
  const slow = 100_000;

  /** The first has had its turn, so the others wait. */
  async function waiting(count: number): Promise<{ worker: Deliverer; group: Group; robotId: string; ids: string[] }> {
    const { group, robotId } = await given(count, slow);
    const ids = (await outcomes(robotId)).map(({ id }) => id);
    return { worker: aWorker(slow), group, robotId, ids };
  }

  it('is tried again by itself each, when it did not get through', async () => {
    const { worker, group, robotId, ids } = await waiting(3);
    group.service.mode = 'down';
    await worker.attempt(ids[0] ?? '', ids[0] ?? '');
    expect((await outcomes(robotId)).map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(Array(3).fill('pending 1'));
    const carried = await database.query('SELECT 1 FROM delivery WHERE recipient_id = $1 AND carrier_id IS NOT NULL', [robotId]);
    expect(carried).toEqual([]);
    group.service.mode = 'well';
    await database.query('UPDATE robot SET next_send_at = NULL WHERE id = $1', [robotId]);
    await worker.attempt(ids[1] ?? '', ids[1] ?? '');
    expect((await outcomes(robotId)).map(({ state }) => state)).toEqual(Array(3).fill('delivered'));
  });

  it('stays together when its worker died, and goes without the one that was withdrawn', async () => {
    const { worker, group, robotId, ids } = await waiting(4);
    await database.query('UPDATE delivery SET carrier_id = $1 WHERE recipient_id = $2', [ids[0], robotId]); // Died on the wire.
    await worker.attempt(ids[1] ?? '', ids[1] ?? '');
    expect(group.service.taken).toHaveLength(0); // Carried: it looks again later.
    const [row] = await database.query<{ project: string }>('SELECT project_id AS project FROM delivery WHERE id = $1', [ids[2]]);
    await database.transaction((tx) => withdrawDeliveries(tx, row?.project ?? ''));
    await worker.attempt(ids[0] ?? '', ids[0] ?? '');
    expect((await outcomes(robotId)).map(({ state }) => state)).toEqual(['delivered', 'delivered', 'withdrawn', 'delivered']);
    expect(group.service.taken).toHaveLength(1);
  });

  it('goes on without its carrier, when that one was withdrawn', async () => {
    const { worker, robotId, ids } = await waiting(2);
    await database.query('UPDATE delivery SET carrier_id = $1 WHERE recipient_id = $2', [ids[0], robotId]);
    const [row] = await database.query<{ project: string }>('SELECT project_id AS project FROM delivery WHERE id = $1', [ids[0]]);
    await database.transaction((tx) => withdrawDeliveries(tx, row?.project ?? ''));
    await worker.attempt(ids[1] ?? '', ids[1] ?? '');
    expect((await outcomes(robotId)).map(({ state }) => state)).toEqual(['withdrawn', 'delivered']);
  });

  it('waits for its turn without an attempt; one that is asked for by hand too', async () => {
    const { worker, robotId, ids } = await waiting(1);
    await worker.attempt(ids[0] ?? '', ids[0] ?? '');
    await database.transaction((tx) => redeliver(tx, new Channels(() => []), ids[0] ?? ''));
    const [again] = await database.query<{ job: string }>('SELECT job_id AS job FROM delivery WHERE id = $1', [ids[0]]);
    await worker.attempt(ids[0] ?? '', again?.job ?? '');
    expect(await outcomes(robotId)).toMatchObject([{ state: 'pending', attempts: 1 }]);
    const [promise] = await database.query<{ later: boolean }>('SELECT run_at > now() AS later FROM outbox_job WHERE id = $1', [
      again?.job,
    ]);
    expect(promise).toEqual({ later: true });
  });
});
