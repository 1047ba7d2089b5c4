import { OfficeCalendar } from '#identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventAttributes, EndpointFilter } from './endpoint-filter.js';
import { readHistory, type RecordedEvent } from '#outbox';
import type { Subject } from '../../../outbox/src/events/event.js';
import { newId } from '#platform';
import { ProjectsService, type TransitionStatement, type ProjectTransition } from '#projects';
import { CallInsService } from '#coordination';
import { instantAt } from '#work-calendar';
import { freshDatabase } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { checkFilter } from './check-filter.queries.js';
import { EventAttributesReader } from './event-attributes.js';

describe('the attributes of an event', () => {
  let site: Site;
  let drop: () => Promise<void>;
  let projectId: string;
  let sthj: string;
  let cjj: string;
  beforeAll(async () => {
    const database = await freshDatabase();
    site = await givenSite(database.url);
    drop = () => database.drop();
    [sthj, cjj] = [await site.departmentId('sthj'), await site.departmentId('cjj')];
    projectId = await site.project({ dueDate: '2022-01-28', series: ['十项民生实事'], cooperatingDepartmentIds: [cjj] });
  });
  afterAll(async () => {
    await site.close();
    await drop();
  });

  const of = (event: RecordedEvent): Promise<EventAttributes> =>
    site.database.transaction((tx) => new EventAttributesReader(site.get(OfficeCalendar)).read(tx, event));
  /** A move of the project; answers what happened. */
  const transition = async (name: ProjectTransition, said: TransitionStatement = {}): Promise<RecordedEvent> => {
    const actor = await site.actor('ducha');
    await site.database.transaction((tx) =>
      site.get(ProjectsService).transition(tx, { projectId, expectedVersion: null, transition: name, actor, ...said }),
    );
    const event = (await readHistory(site.database, projectId)).findLast(({ data }) => 'before' in data);
    if (!event) throw new Error('the move left no event');
    return event;
  };
  const about = (kind: Subject['kind'], id: string): RecordedEvent => ({
    id: newId(),
    type: `${kind}.happened`,
    subject: { kind, id },
    actor: { id: null, name: 'test' },
    at: site.clock.now(),
    data: {},
    sequence: 1,
  });

  it('are those of the project when it happened, also when it is announced later', async () => {
    const [registered] = await readHistory(site.database, projectId);
    if (!registered) throw new Error('a registered project has no history');
    const [{ planId } = { planId: '' }] = await site.database.query<{ planId: string }>(
      'SELECT plan_id AS "planId" FROM project WHERE id = $1',
      [projectId],
    );
    const then = { leadDepartmentIds: [sthj], planId, series: ['十项民生实事'] };
    expect(await of(registered)).toEqual({ ...then, departmentIds: [sthj, cjj], lamp: 'green' });

    site.clock.moveTo(instantAt('2022-01-26', '10:00'));
    const signed = await transition('acknowledge');
    expect(await of(signed)).toMatchObject({ ...then, lamp: 'yellow' });

    site.clock.moveTo(instantAt('2022-02-10', '10:00'));
    const labelled = await transition('label', { tags: [], series: ['重点'] });
    expect(await of(labelled)).toMatchObject({ series: ['重点'], lamp: 'red' });
    expect(await of(signed)).toMatchObject({ ...then, lamp: 'yellow' });
  });

  it('hold the department that the event takes the project from', async () => {
    const reassigned = await transition('reassign', { leadDepartmentId: cjj, reason: '职能调整' });
    expect(await of(reassigned)).toMatchObject({ leadDepartmentIds: [cjj, sthj] });
    const helped = await transition('change-cooperation', { cooperatingDepartmentIds: [sthj], reason: '需要配合' });
    expect((await of(helped)).leadDepartmentIds).toEqual([cjj]);
    const alone = await transition('change-cooperation', { cooperatingDepartmentIds: [], reason: '不再需要' });
    expect((await of(alone)).departmentIds).toEqual([cjj, sthj]);
  });

  it('of a plan, a department and a call are what they have; of all else nothing', async () => {
    const none = { leadDepartmentIds: [], departmentIds: [], planId: null, series: [], lamp: null };
    const planId = newId();
    expect(await of(about('plan', planId))).toEqual({ ...none, planId });
    expect(await of(about('department', cjj))).toEqual({ ...none, departmentIds: [cjj] });
    expect(await of(about('policy', newId()))).toEqual(none);
    const caller = await site.actor('huanbao');
    const call = { matter: '道路积水', dueDate: '2022-02-15', departmentIds: [cjj] };
    const id = await site.database.transaction((tx) => site.get(CallInsService).raise(tx, call, caller));
    expect((await of(about('call-in', id))).departmentIds.toSorted()).toEqual([sthj, cjj].toSorted());
  });

  it('that a filter names must exist', async () => {
    const checked = (filter: EndpointFilter): Promise<void> => site.database.transaction((tx) => checkFilter(tx, filter));
    await checked({ leadDepartmentIds: [sthj], departmentIds: [cjj], series: ['尚无'], lamps: ['red'] });
    const unknown = newId();
    for (const [filter, message] of [
      [{ leadDepartmentIds: [sthj, unknown] }, `There is no department ${unknown}, named in leadDepartmentIds.`],
      [{ departmentIds: [unknown] }, `There is no department ${unknown}, named in departmentIds.`],
      [{ planIds: [unknown] }, `There is no plan ${unknown}, named in planIds. GET /v1/plans lists them.`],
      [{ lamps: ['blue'] }, 'There is no lamp "blue". Lamps are red, yellow, green, off.'],
    ] as const)
      await expect(checked(filter)).rejects.toMatchObject({
        code: 'endpoint.filter-invalid',
        message: expect.stringContaining(message) as string,
      });
  });
});
