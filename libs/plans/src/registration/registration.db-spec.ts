import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#platform';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import { PlansService } from '../plans/plans.service.js';
import { type RegisteredItem, type Registration, RegistrationService } from './registration.service.js';
import { readProject } from '#projects';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function registration(itemId: string, details: Partial<Registration> = {}): Promise<Registration> {
  const [policy] = await site.database.query<{ id: string }>('SELECT id FROM policy LIMIT 1');
  return { itemId, leadDepartmentId: await site.departmentId('sthj'), policyId: policy?.id ?? '', ...details };
}

async function register(registrations: readonly Registration[], login = 'ducha'): Promise<RegisteredItem[]> {
  return site.get(RegistrationService).register(await site.actor(login), registrations);
}

async function count(table: 'project' | 'project_cooperation' | 'event'): Promise<number> {
  const [row] = await site.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return row?.n ?? 0;
}

async function stateOf(itemId: string): Promise<string> {
  return (await site.database.dataSource.manager.findOneByOrFail(PlanItem, { id: itemId })).state;
}

describe('registering an item', () => {
  it('makes one project, however many register it at the same time', async () => {
    const one = await registration(await site.draftItem());
    const events = await count('event');
    const answers = (await Promise.all(Array.from({ length: 20 }, () => register([one])))).flat();
    expect(new Set(answers.map(({ projectId }) => projectId)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect([await count('project'), await count('event')]).toEqual([1, events + 1]);
  });

  it('is due on the last day of the plan year unless somebody says otherwise', async () => {
    const [first] = await register([await registration(await site.draftItem())]);
    const [second] = await register([await registration(await site.draftItem(), { dueDate: '2022-09-30' })]);
    const read = async (made: RegisteredItem | undefined): Promise<string> =>
      (await readProject(site.database, await site.actor('ducha'), made?.projectId ?? '')).dueDate;
    expect([await read(first), await read(second)]).toEqual(['2022-12-31', '2022-09-30']);
  });

  it('names the lead department once, although it is also listed as helping', async () => {
    const [sthj, cjj] = [await site.departmentId('sthj'), await site.departmentId('cjj')];
    const [made] = await register([await registration(await site.draftItem(), { cooperatingDepartmentIds: [cjj, sthj, cjj] })]);
    const project = await readProject(site.database, await site.actor('ducha'), made?.projectId ?? '');
    expect(project.leadDepartment.id).toBe(sthj);
    expect(project.cooperatingDepartments.map(({ id }) => id)).toEqual([cjj]);
  });
});

describe('a registration that is refused writes nothing, not even its good part', () => {
  it.each([
    ['department.not-found', { leadDepartmentId: newId() }],
    ['department.not-found', { cooperatingDepartmentIds: [newId()] }],
    ['person.not-found', { leaderId: newId() }],
    ['due-date.invalid', { dueDate: '2022-13-01' }],
    ['item.not-found', { itemId: newId() }],
  ])('%s', async (code, details) => {
    const good = await registration(await site.draftItem());
    const bad = await registration(await site.draftItem(), details);
    const events = await count('event');
    await expect(register([good, bad])).rejects.toMatchObject({ code });
    expect([await count('project'), await count('project_cooperation'), await count('event')]).toEqual([0, 0, events]);
    expect(await stateOf(good.itemId)).toBe('draft');
  });

  it('access.denied for an officer', async () => {
    const one = await registration(await site.draftItem());
    await expect(register([one], 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
    expect(await count('project')).toBe(0);
  });
});

describe('an office that moves in', () => {
  it('registers an item whose date has passed: its ladder goes on with the step that fits', async () => {
    const [made] = await register([await registration(await site.draftItem(), { dueDate: '2021-10-29' })]);
    const projectId = made?.projectId ?? '';
    const project = await readProject(site.database, await site.actor('ducha'), projectId);
    expect(project).toMatchObject({ dueDate: '2021-10-29', originalDueDate: '2021-10-29' });
    const steps = await site.database.query(
      `SELECT track, step_key AS key, planned_at > $2 AS "isToCome" FROM due_step WHERE project_id = $1 ORDER BY track`,
      [projectId, site.clock.now()],
    );
    // 2021-10-29 + 60 workdays is 2022-01-25: the eleventh of the steps every five workdays from the tenth on.
    expect(steps).toEqual([
      { track: 'acknowledgement', key: 'unsigned-1wd', isToCome: true },
      { track: 'deadline', key: 'after-10wd.11', isToCome: true },
    ]);
  });

  it('is told of every faulty item of a batch, and which they are', async () => {
    const good = await registration(await site.draftItem());
    const noLead = { ...(await registration(await site.draftItem())), itemId: await site.draftItem(), leadDepartmentId: newId() };
    const noDay = await registration(await site.draftItem(), { dueDate: '2022-02-30' });
    await expect(register([good, noLead, good, noDay])).rejects.toMatchObject({
      code: 'department.not-found',
      message: expect.stringMatching(/^2 of 4 rows can't be registered, so none was\. Row 2: .* Row 4: /) as string,
      facts: {
        row: 2,
        itemId: noLead.itemId,
        faults: [
          { row: 2, itemId: noLead.itemId, code: 'department.not-found' },
          { row: 4, itemId: noDay.itemId, code: 'due-date.invalid' },
        ],
      },
    });
    expect(await count('project')).toBe(0);
  });
});

it('two registrations of the same items in opposite order both end, with one project each', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await registration(await site.draftItem()), await registration(await site.draftItem())];
    const answers = await Promise.all([register([a, b]), register([b, a])]);
    expect(new Set(answers.flat().map(({ projectId }) => projectId)).size).toBe(2);
  }
});

it('an item of minutes becomes a task of a meeting, which names the minutes', async () => {
  const supervisor = await site.actor('ducha');
  const source = '一、重点工作\n启动碧道建设（牵头单位：生态环境局）。\n';
  const minutes = { source, planYear: 2022, origin: 'meeting' as const, title: '区委常委会2022年第3次会议纪要' };
  const { planId } = await site.get(PlansService).submit(supervisor, minutes);
  const item = await site.database.manager.findOneByOrFail(PlanItem, { planId });
  const [made] = await register([{ itemId: item.id }]);
  expect(await readProject(site.database, supervisor, made?.projectId ?? '')).toMatchObject({
    origin: 'meeting',
    originNote: '区委常委会2022年第3次会议纪要',
  });
  expect(await site.get(PlansService).read(supervisor, planId)).toMatchObject({ origin: 'meeting' });
});
