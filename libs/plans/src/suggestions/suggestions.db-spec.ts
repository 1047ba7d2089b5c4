import { afterEach, beforeEach, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import type { Actor } from '#identity';
import { SuggestionsService } from './suggestions.service.js';

let site: Site;
let actor: Actor;

const suggestions = (): SuggestionsService => site.get(SuggestionsService);

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  actor = await site.actor('ducha');
});

afterEach(() => site.close());

async function stored(id: string): Promise<PlanItem> {
  return site.database.dataSource.manager.findOneByOrFail(PlanItem, { id });
}

it('reads duties and earlier projects, and assigns nothing by itself', async () => {
  const cjj = await site.departmentId('cjj');
  await site.project({ text: '推进月荷湖综合体招商', leadDepartmentId: cjj });
  const id = await site.draftItem('完成月荷湖综合体招商任务');
  const { suggestions: proposed } = await suggestions().ofItem(actor, id);
  expect(proposed[0]).toMatchObject({ departmentId: cjj, departmentName: '城市建设局' });
  expect(proposed[0]?.reason).toMatch(/^2022年“.+”由该部门牵头$/);
  expect(await stored(id)).toMatchObject({ leadDepartmentId: null, version: 1 });
});

it('assigns when somebody accepts, in his name', async () => {
  const id = await site.draftItem('启动碧道和河涌整治');
  const { planId } = await stored(id);
  const [accepted] = await suggestions().accept(actor, planId, [id]);
  expect(accepted).toMatchObject({ itemId: id, leadDepartmentId: await site.departmentId('sthj') });
  expect(await stored(id)).toMatchObject({ leadDepartmentId: await site.departmentId('sthj'), assignedFrom: 'person' });
  expect((await readHistory(site.database, planId)).at(-1)).toMatchObject({
    type: 'plan.item_edited',
    actor: { name: '督查员' },
  });
  expect(await suggestions().ofPlan(actor, planId)).toEqual([]);
});

it('accepts nothing where there is nothing to accept', async () => {
  const id = await site.draftItem('做好其他事情');
  const { planId } = await stored(id);
  const accept = suggestions().accept(actor, planId, [id]);
  await expect(accept).rejects.toMatchObject({ code: 'item.no-suggestion' });
  const officer = await site.actor('huanbao');
  await expect(suggestions().ofItem(officer, id)).rejects.toMatchObject({ code: 'access.denied' });
});
