import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import type { Actor } from '#identity';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import { PlansService } from '../plans/plans.service.js';
import { ItemsService } from '../items/items.service.js';
import { Project } from '#projects';
import { type Registration, RegistrationService } from '../registration/registration.service.js';

const PLAN = `二、重点工作
启动碧道建设（牵头单位：区生态环境局；责任单位：城建局、各街道；责任领导：分管领导）。
新增公园5个（责任单位：区园林局、市城市建设局；完成时限：9月底前）。
编制河涌规划。
`;

let site: Site;
let actor: Actor;
let planId: string;
let sthj: string;
let cjj: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  actor = await site.actor('ducha');
  [sthj, cjj] = [await site.departmentId('sthj'), await site.departmentId('cjj')];
  ({ planId } = await site.get(PlansService).submit(actor, { source: PLAN, planYear: 2022 }));
});

afterEach(() => site.close());

const items = (): ItemsService => site.get(ItemsService);

async function item(text: string): Promise<PlanItem> {
  return site.database.dataSource.manager.findOneByOrFail(PlanItem, { planId, text, state: 'draft' });
}

async function register(text: string, details: Partial<Registration> = {}): Promise<Project> {
  const [policy] = await site.database.query<{ id: string }>('SELECT id FROM policy LIMIT 1');
  const registration = { itemId: (await item(text)).id, policyId: policy?.id ?? '', ...details };
  const [made] = await site.get(RegistrationService).register(actor, [registration]);
  return site.database.dataSource.manager.findOneByOrFail(Project, { id: made?.projectId ?? '' });
}

describe('an import', () => {
  it('assigns what the document says, as far as the roster knows the names', async () => {
    const leaderId = (await site.actor('leader')).id;
    expect(await item('启动碧道建设')).toMatchObject({
      leadDepartmentId: sthj,
      cooperatingDepartmentIds: [cjj],
      leaderId,
      assignedFrom: 'document',
    });
    expect(await item('新增公园5个')).toMatchObject({
      leadDepartmentId: null,
      cooperatingDepartmentIds: [cjj],
      due: '2022-09-30',
      assignedFrom: 'document',
    });
    expect(await item('编制河涌规划')).toMatchObject({
      leadDepartmentId: null,
      cooperatingDepartmentIds: [],
      assignedFrom: null,
    });
  });

  it('reports the names that it could not match, with their items', async () => {
    const { unmatchedNames } = await site.get(PlansService).read(actor, planId);
    expect(unmatchedNames).toEqual([
      { name: '各街道', role: 'department', reason: 'collective', candidates: [], itemIds: [(await item('启动碧道建设')).id] },
      { name: '区园林局', role: 'department', reason: 'unknown', candidates: [], itemIds: [(await item('新增公园5个')).id] },
    ]);
  });
});

describe('a registration', () => {
  it('takes the assignment of the item where it names nobody', async () => {
    const leaderId = (await site.actor('leader')).id;
    const project = await register('启动碧道建设');
    expect(project).toMatchObject({ leadDepartmentId: sthj, leaderId });
    const helping = await site.database.query('SELECT department_id AS id FROM project_cooperation WHERE project_id = $1', [
      project.id,
    ]);
    expect(helping).toEqual([{ id: cjj }]);
  });

  it('goes before the assignment of the item', async () => {
    expect((await register('启动碧道建设', { leadDepartmentId: cjj, cooperatingDepartmentIds: [] })).leadDepartmentId).toBe(cjj);
  });

  it('is refused where nobody leads', async () => {
    await expect(register('编制河涌规划')).rejects.toMatchObject({ code: 'item.lead-needed' });
    expect((await item('编制河涌规划')).state).toBe('draft');
  });
});

describe('by hand', () => {
  it('an item is assigned, and history tells by whom and what before', async () => {
    const { id } = await item('编制河涌规划');
    await items().edit(actor, id, { leadDepartmentId: sthj, cooperatingDepartmentIds: [cjj, sthj] }, 1);
    expect(await item('编制河涌规划')).toMatchObject({
      leadDepartmentId: sthj,
      cooperatingDepartmentIds: [cjj],
      assignedFrom: 'person',
    });
    const event = (await readHistory(site.database, planId)).at(-1);
    expect(event).toMatchObject({
      type: 'plan.item_edited',
      actor: { name: '督查员' },
      data: { before: { leadDepartmentId: null }, after: { leadDepartmentId: sthj, cooperatingDepartmentIds: [cjj] } },
    });
    await items().edit(actor, id, { leadDepartmentId: null, cooperatingDepartmentIds: [] }, 2);
    expect(await item('编制河涌规划')).toMatchObject({ leadDepartmentId: null, assignedFrom: null });
  });

  it.each([
    ['leadDepartmentId', 'department.not-found'],
    ['leaderId', 'person.not-found'],
  ])('%s must be in the roster', async (field, code) => {
    const { id } = await item('编制河涌规划');
    await expect(items().edit(actor, id, { [field]: planId }, 1)).rejects.toMatchObject({ code });
  });
});

describe('the assignment outlives', () => {
  it('a split, in each part', async () => {
    const { id } = await item('启动碧道建设');
    const parts = await items().split(actor, id, [2]);
    expect(parts).toMatchObject([
      { text: '启动', leadDepartmentId: sthj, assignedFrom: 'document' },
      { text: '碧道建设', leadDepartmentId: sthj, cooperatingDepartmentIds: [cjj] },
    ]);
  });

  it('a merge: the first lead leads, the others help', async () => {
    const [a, b] = [await item('启动碧道建设'), await item('新增公园5个')];
    await items().edit(actor, b.id, { leadDepartmentId: cjj }, 1);
    const merged = await items().merge(actor, [a.id, b.id]);
    expect(merged).toMatchObject({ leadDepartmentId: sthj, cooperatingDepartmentIds: [cjj], assignedFrom: 'document' });
  });
});
