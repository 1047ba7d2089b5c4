import { ProjectsService } from '#projects';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { OfficeCalendar } from '#identity';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import type { BlockerCommand } from './blocker-state-machine.js';
import { BlockersService } from './blockers.service.js';
import { type BlockerFilter, type BlockerView, listBlockers, readBlocker } from './read-blockers.js';

let site: Site;
let projectId: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  projectId = await site.project();
});

afterEach(() => site.close());

async function raise(text = '用地指标未落实', kind: BlockerView['kind'] = 'land'): Promise<string> {
  const actor = await site.actor('huanbao');
  return site.database.transaction((tx) => site.get(BlockersService).raise(tx, { projectId, kind, text }, actor));
}

async function transition(
  login: string,
  blockerId: string,
  name: BlockerCommand['transition'],
  said: Partial<BlockerCommand> = {},
): Promise<BlockerView> {
  const { database } = site;
  const command = { blockerId, transition: name, actor: await site.actor(login), expectedVersion: null, ...said };
  await database.transaction((tx) => site.get(BlockersService).transition(tx, command));
  return readBlocker(database, await site.actor('ducha'), blockerId);
}

async function listed(login: string, filter: BlockerFilter = {}): Promise<string[]> {
  return (await listBlockers(site.database, await site.actor(login), filter, { limit: 10 })).items.map(({ text }) => text);
}

describe('a blocker', () => {
  it('is raised, assigned, resolved and reopened; its time counts workdays, the Spring Festival left out', async () => {
    const id = await raise();
    const departmentId = await site.departmentId('cjj');
    expect(await transition('leader', id, 'assign', { departmentId, dueDate: '2022-01-28' })).toMatchObject({
      state: 'assigned',
      assignedDepartment: { name: '城市建设局' },
      dueDate: '2022-01-28',
    });
    site.clock.moveTo(instantAt('2022-02-08', '10:00'));
    // After Monday 01-17: four days, the week from 01-24, the worked weekend 01-29 and 01-30, then 02-07 and 02-08.
    expect(await transition('chengjian', id, 'resolve', { text: '指标已下达' })).toMatchObject({
      state: 'resolved',
      workdays: 4 + 5 + 2 + 2,
    });
    expect(await transition('huanbao', id, 'reopen', { text: '指标被调剂' })).toMatchObject({
      state: 'raised',
      reopenings: 1,
      workdays: null,
    });
    const types = (await readHistory(site.database, projectId)).map(({ type }) => type);
    expect(types.slice(1)).toEqual([
      'project.blocker_raised',
      'project.blocker_assigned',
      'project.blocker_resolved',
      'project.blocker_reopened',
    ]);
  });

  it('takes the workdays of the department that is to resolve it, else of the lead', async () => {
    const [cjj, sthj] = [await site.departmentId('cjj'), await site.departmentId('sthj')];
    const actor = await site.actor('ducha');
    const days = async (departmentId: string, from: string, to: string): Promise<void> => {
      const off = { departmentId, from, to, set: { working: false, reason: '部门休假' } };
      const calendar = site.get(OfficeCalendar);
      await site.database.transaction((tx) => calendar.change(tx, off, actor, site.clock.now()));
    };
    await days(sthj, '2022-01-18', '2022-01-18');
    await days(cjj, '2022-01-18', '2022-01-20');
    const [own, assigned] = [await raise(), await raise('待审批', 'approval')];
    await transition('ducha', assigned, 'assign', { departmentId: cjj, dueDate: '2022-01-28' });
    site.clock.moveTo(instantAt('2022-01-21', '10:00'));
    expect(await transition('huanbao', own, 'resolve', { text: '已落实' })).toMatchObject({ workdays: 3 });
    expect(await transition('chengjian', assigned, 'resolve', { text: '已批复' })).toMatchObject({ workdays: 1 });
  });

  it('is refused a move that its state does not allow, or that says too little, or by who does not decide', async () => {
    const id = await raise();
    await expect(transition('ducha', id, 'reopen', { text: '误' })).rejects.toMatchObject({ code: 'blocker.illegal-transition' });
    await expect(transition('ducha', id, 'assign', { dueDate: '2022-01-28' })).rejects.toMatchObject({
      code: 'transition.incomplete',
    });
    await expect(transition('huanbao', id, 'resolve')).rejects.toMatchObject({ code: 'transition.incomplete' });
    await expect(transition('huanbao', id, 'assign', { dueDate: '2022-01-28' })).rejects.toMatchObject({ code: 'access.denied' });
    await expect(transition('ducha', id, 'resolve', { text: '已解决', expectedVersion: 7 })).rejects.toMatchObject({
      code: 'version.stale',
    });
  });

  it('is known to whoever is to resolve it, and to nobody else who does not see the project', async () => {
    const id = await raise();
    expect(await listed('chengjian')).toEqual([]);
    await transition('ducha', id, 'assign', { departmentId: await site.departmentId('cjj'), dueDate: '2022-01-28' });
    expect(await listed('chengjian')).toEqual(['用地指标未落实']);
    const actor = await site.actor('ducha');
    await site.database.transaction((tx) =>
      site.get(ProjectsService).transition(tx, {
        projectId,
        transition: 'restrict',
        actor,
        expectedVersion: null,
        reason: '涉密',
        readerIds: [],
      }),
    );
    expect(await listed('chengjian')).toEqual([]);
  });
});

it('the list for coordination is asked by state, kind, department and age, the oldest first', async () => {
  const first = await raise('缺资金', 'funds');
  site.clock.moveTo(instantAt('2022-01-20', '10:00'));
  await raise('待审批', 'approval');
  expect(await listed('ducha')).toEqual(['缺资金', '待审批']);
  expect(await listed('ducha', { kinds: ['approval'] })).toEqual(['待审批']);
  expect(await listed('ducha', { raisedBefore: instantAt('2022-01-18', '00:00') })).toEqual(['缺资金']);
  expect(await listed('ducha', { departmentId: await site.departmentId('cjj') })).toEqual([]);
  await transition('huanbao', first, 'resolve', { text: '资金已拨付' });
  expect(await listed('ducha', { states: ['raised', 'assigned'] })).toEqual(['待审批']);
});
