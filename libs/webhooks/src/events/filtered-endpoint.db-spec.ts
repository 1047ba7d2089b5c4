import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BackgroundJobs, type RecordedEvent } from '#outbox';
import type { Database } from '#platform';
import { clock, engineClock, supervisor, encryption } from '../../../../test/setup/deliveries.js';
import { anEndpoint, anEvent, events } from '../../test/given.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { listDeliveries } from '../../../delivery/src/deliveries/delivery-log.js';
import { type EventAttributes, type EndpointFilter, NO_ATTRIBUTES } from './endpoint-filter.js';
import { seedProjects } from '../../../../test/setup/seed.js';
import { EventAnnouncer } from './event-announcer.js';
import { EventAttributesReader } from './event-attributes.js';
import { OfficeCalendar } from '#identity';
import { readEndpoint } from '../endpoints/endpoint.js';
import { EndpointRecoveries } from '../endpoints/endpoint-recoveries.js';
import { updateEndpoint } from '../endpoints/update-endpoint.js';

const RED: EventAttributes = { ...NO_ATTRIBUTES, lamp: 'red' };
const YELLOW: EventAttributes = { ...NO_ATTRIBUTES, lamp: 'yellow' };

/** An announcer for which every event has the attributes that the test says. */
function announcerWith(read: () => Promise<EventAttributes>): EventAnnouncer {
  const reader = new EventAttributesReader(new OfficeCalendar());
  reader.read = read;
  return new EventAnnouncer(reader, clock);
}

describe('an endpoint with a filter', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
    await seedProjects(database, { total: 1, due: 0, dueDate: '2022-12-31', dueAt: clock.now() });
  });
  afterEach(() => database.query('DELETE FROM webhook_endpoint; DELETE FROM delivery'));
  afterAll(() => drop());

  const given = async (filter: EndpointFilter): Promise<string> =>
    (await anEndpoint(database, { url: 'https://oa.example.org/hook', filter })).endpoint.id;
  /** Something happens under these attributes. */
  const told = async (attributes: EventAttributes): Promise<RecordedEvent> => {
    const event = await anEvent(database);
    await database.transaction((tx) => announcerWith(async () => attributes).announce(tx, event.id));
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

  it('is the only reason to read the attributes of an event, and of a secret one they are not read at all', async () => {
    const [project] = await database.query<{ id: string }>('SELECT id FROM project LIMIT 1');
    const event = await anEvent(database, { subject: { kind: 'project', id: project?.id ?? '' } });
    const attributesOf = vi.fn(async () => RED);
    const announce = async (secret: boolean): Promise<number> => {
      await database.query('UPDATE project SET confidential = $2 WHERE id = $1', [event.subject.id, secret]);
      return database.transaction((tx) => announcerWith(attributesOf).announce(tx, event.id));
    };
    await given({});
    await announce(false);
    expect(attributesOf).not.toHaveBeenCalled();
    const filtered = await given({ lamps: ['red'] });
    expect(await announce(true)).toBe(0);
    expect(attributesOf).not.toHaveBeenCalled();
    expect(await announce(false)).toBe(1);
    expect([attributesOf.mock.calls.length, await heard(filtered)]).toEqual([1, [event.id]]);
  });

  it('keeps its filter when something else changes; what its new one matches through counts from then on', async () => {
    const id = await given({ lamps: ['red'] });
    const change = (version: number, changed: Parameters<typeof updateEndpoint>[3]): Promise<unknown> =>
      database.transaction((tx) =>
        updateEndpoint(tx, id, version, changed, supervisor, { encryption, now: engineClock.now(), allowPrivate: true, events }),
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
    const recoveries = new EndpointRecoveries(engineClock, new BackgroundJobs(database, engineClock));
    const jobId = await database.transaction((tx) => recoveries.start(tx, id, span, supervisor));
    await database.transaction((tx) => recoveries.continue(tx, id, jobId));
    const waiting = await database.query<{ id: string }>('SELECT source_id AS id FROM delivery WHERE due_at IS NOT NULL');
    expect(waiting).toEqual([{ id: missed.id }]);
  });
});
