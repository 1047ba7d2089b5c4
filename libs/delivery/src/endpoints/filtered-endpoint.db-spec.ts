import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RecordedEvent } from '#outbox';
import type { Database } from '#platform';
import { anEndpoint, anEvent, clock, events, encryption, supervisor } from '../../test/given.js';
import { closeRoom, openRoom } from '../../test/room.js';
import { announceEvent } from '../announce-event.js';
import { listDeliveries } from '../delivery-log.js';
import { type Circumstances, type EndpointFilter, NO_CIRCUMSTANCES } from './endpoint-filter.js';
import { readEndpoint } from './endpoint.js';
import { continueRecovery, recoverEndpoint } from './recover-endpoint.js';
import { updateEndpoint } from './update-endpoint.js';

const RED: Circumstances = { ...NO_CIRCUMSTANCES, lamp: 'red' };
const YELLOW: Circumstances = { ...NO_CIRCUMSTANCES, lamp: 'yellow' };

describe('an endpoint with a filter', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openRoom();
  });
  afterEach(() => database.query('DELETE FROM webhook_endpoint; DELETE FROM delivery'));
  afterAll(() => closeRoom(database));

  const given = async (filter: EndpointFilter): Promise<string> =>
    (await anEndpoint(database, { url: 'https://oa.example.org/hook', filter })).endpoint.id;
  /** Something happens under these circumstances. */
  const told = async (circumstances: Circumstances): Promise<RecordedEvent> => {
    const event = await anEvent(database);
    await database.transaction((tx) =>
      announceEvent(
        tx,
        event.id,
        clock.now(),
        async () => false,
        async () => circumstances,
      ),
    );
    return event;
  };
  const heard = async (endpointId: string): Promise<string[]> =>
    (await listDeliveries(database, { endpointId, limit: 50 })).items.map(({ sourceId }) => sourceId);

  it('hears of what fits it; one without hears of everything', async () => {
    const [all, red] = [await given({}), await given({ lamps: ['red', 'red'], series: [] })];
    expect((await readEndpoint(database, red)).filter).toEqual({ lamps: ['red'] });
    const first = await told(RED);
    const second = await told(YELLOW);
    expect(await heard(red)).toEqual([first.id]);
    expect((await heard(all)).toSorted()).toEqual([first.id, second.id].toSorted());
  });

  it('is the only reason to read the circumstances of an event, and of a secret one they are not read at all', async () => {
    const event = await anEvent(database);
    const circumstancesOf = vi.fn(async () => RED);
    const announce = (secret: boolean): Promise<number> =>
      database.transaction((tx) => announceEvent(tx, event.id, clock.now(), async () => secret, circumstancesOf));
    await given({});
    await announce(false);
    expect(circumstancesOf).not.toHaveBeenCalled();
    const filtered = await given({ lamps: ['red'] });
    expect(await announce(true)).toBe(0);
    expect(circumstancesOf).not.toHaveBeenCalled();
    expect(await announce(false)).toBe(1);
    expect([circumstancesOf.mock.calls.length, await heard(filtered)]).toEqual([1, [event.id]]);
  });

  it('keeps its filter when something else changes; what its new one lets through counts from then on', async () => {
    const id = await given({ lamps: ['red'] });
    const change = (version: number, changed: Parameters<typeof updateEndpoint>[3]): Promise<unknown> =>
      database.transaction((tx) =>
        updateEndpoint(tx, id, version, changed, supervisor, { encryption, now: clock.now(), allowPrivate: true, events }),
      );
    await change(1, { description: 'x' });
    expect((await readEndpoint(database, id)).filter).toEqual({ lamps: ['red'] });
    await change(2, { filter: { lamps: ['yellow'] } });
    const second = await told(YELLOW);
    await told(RED);
    expect(await heard(id)).toEqual([second.id]);
    await change(3, { filter: null });
    expect((await readEndpoint(database, id)).filter).toEqual({});
  });

  it('is recovered with what its filter let through, and nothing else', async () => {
    const id = await given({ lamps: ['red'] });
    const missed = await told(RED);
    await told(YELLOW);
    await database.query(`UPDATE delivery SET state = 'failed', due_at = NULL, finished_at = now()`);
    const span = { from: new Date(0), to: new Date(clock.now().getTime() + 60_000) };
    const jobId = await database.transaction((tx) => recoverEndpoint(tx, id, span, supervisor, clock.now()));
    await database.transaction((tx) => continueRecovery(tx, id, jobId, clock.now()));
    const waiting = await database.query<{ id: string }>('SELECT source_id AS id FROM delivery WHERE due_at IS NOT NULL');
    expect(waiting).toEqual([{ id: missed.id }]);
  });
});
