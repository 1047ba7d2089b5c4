import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordedEvent } from '#outbox';
import { type Database, newId } from '#platform';
import { aDelivererOn } from '../../../../test/setup/deliveries.js';
import { ENDPOINT_QUEUES, anEndpoint, anEvent, announceEvent } from '../../test/given.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import type { Channel, OutgoingDelivery } from '#delivery';
import { dispatchDue } from './dispatch.queries.js';

const PROJECTS = 3;
const EVENTS_EACH = 4;

describe('an endpoint that wants order', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
  });
  afterAll(() => drop());

  const announce = (event: RecordedEvent): Promise<number> => database.transaction((tx) => announceEvent(tx, event.id));
  const underWay = (endpointId: string): Promise<{ id: string; jobId: string }[]> =>
    database.query(
      `SELECT id, job_id AS "jobId" FROM delivery WHERE recipient_id = $1 AND state = 'pending' AND due_at IS NULL ORDER BY id`,
      [endpointId],
    );
  const isOpen = async (endpointId: string): Promise<boolean> =>
    (await database.query(`SELECT 1 FROM delivery WHERE recipient_id = $1 AND state = 'pending' LIMIT 1`, [endpointId])).length >
    0;

  /** Makes attempts until all have ended, as if every wait were over at once. */
  async function deliverAll(endpointId: string, channel: Channel): Promise<number> {
    const deliverer = aDelivererOn(database, [channel], { schedule: [0, 1, 1] });
    let most = 0;
    while (await isOpen(endpointId)) {
      await database.query(`UPDATE delivery SET due_at = least(due_at, now()) WHERE recipient_id = $1 AND due_at IS NOT NULL`, [
        endpointId,
      ]);
      await database.query('UPDATE endpoint_queue SET last_ok = true, open_until = NULL WHERE endpoint_id = $1', [endpointId]);
      await dispatchDue(database, 100);
      const jobs = await underWay(endpointId);
      most = Math.max(most, jobs.length);
      await Promise.all(jobs.map(({ id, jobId }) => deliverer.attempt(id, jobId)));
    }
    return most;
  }

  /** Accepts or refuses by the toss, and keeps what ended for each project: accepted, or refused for the third time. */
  function tossing(tosses: readonly boolean[]): { channel: Channel; ended: Map<string, number[]> } {
    const ended = new Map<string, number[]>();
    let count = 0;
    const channel: Channel = {
      name: 'webhook',
      queues: ENDPOINT_QUEUES,
      send: async ({ content, attempt }: OutgoingDelivery) => {
        const ok = tosses[count++ % tosses.length] ?? true;
        const event = JSON.parse((content as { body: string }).body) as { subject: string; data: { sequence: number } };
        if (ok || attempt === 3) ended.set(event.subject, [...(ended.get(event.subject) ?? []), event.data.sequence]);
        return ok ? { ok, statusCode: 200 } : { ok, retryable: true, statusCode: 500, detail: 'refused' };
      },
    };
    return { channel, ended };
  }

  it('hears of each project in the order of its history, however announcements and failures fall; projects wait for none but themselves', async () => {
    const many = { length: PROJECTS * EVENTS_EACH };
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...Array(many.length).keys()], { minLength: many.length }),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 9 }),
        async (order, tosses) => {
          const { endpoint } = await anEndpoint(database, { url: 'https://example.org/', ordered: true, maxInFlight: 50 });
          const projects = Array.from({ length: PROJECTS }, () => ({ kind: 'project', id: newId() }) as const);
          const events: RecordedEvent[] = [];
          for (let n = 0; n < EVENTS_EACH; n += 1)
            for (const subject of projects) events.push(await anEvent(database, { subject }));
          await Promise.all(order.map((index) => announce(events[index] as RecordedEvent)));
          const { channel, ended } = tossing(tosses);
          expect(await deliverAll(endpoint.id, channel)).toBe(PROJECTS);
          expect([...ended.values()]).toEqual(projects.map(() => [1, 2, 3, 4]));
          await database.query(`UPDATE webhook_endpoint SET state = 'paused' WHERE id = $1`, [endpoint.id]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is not the rule: others get what is due at once', async () => {
    const { endpoint } = await anEndpoint(database, { url: 'https://example.org/', maxInFlight: 50 });
    const subject = { kind: 'project', id: newId() } as const;
    for (let n = 0; n < EVENTS_EACH; n += 1) await announce(await anEvent(database, { subject }));
    expect(await deliverAll(endpoint.id, tossing([true]).channel)).toBe(EVENTS_EACH);
  });
});
