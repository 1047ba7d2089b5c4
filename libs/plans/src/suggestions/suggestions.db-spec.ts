import { afterEach, beforeEach, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import type { Review } from '../items/review-items.js';
import { acceptSuggestions } from './accept-suggestions.js';
import { readItemSuggestions, readPlanSuggestions } from './read-suggestions.js';

let site: Site;
let review: Review;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  review = { actor: await site.actor('ducha'), now: site.clock.now() };
});

afterEach(() => site.close());

async function stored(id: string): Promise<PlanItem> {
  return site.application.database.dataSource.manager.findOneByOrFail(PlanItem, { id });
}

it('reads duties and earlier projects, and assigns nothing by itself', async () => {
  const cjj = await site.departmentId('cjj');
  await site.project({ text: '推进月荷湖综合体招商', leadDepartmentId: cjj });
  const id = await site.draftItem('完成月荷湖综合体招商任务');
  const { suggestions } = await readItemSuggestions(site.application.database, review.actor, id);
  expect(suggestions[0]).toMatchObject({ departmentId: cjj, departmentName: '城市建设局' });
  expect(suggestions[0]?.reason).toMatch(/^2022年“.+”由该部门牵头$/);
  expect(await stored(id)).toMatchObject({ leadDepartmentId: null, version: 1 });
});

it('assigns when somebody accepts, in his name', async () => {
  const id = await site.draftItem('启动碧道和河涌整治');
  const { planId } = await stored(id);
  const [accepted] = await site.application.database.transaction((tx) => acceptSuggestions(tx, planId, [id], review));
  expect(accepted).toMatchObject({ itemId: id, leadDepartmentId: await site.departmentId('sthj') });
  expect(await stored(id)).toMatchObject({ leadDepartmentId: await site.departmentId('sthj'), assignedFrom: 'person' });
  expect((await readHistory(site.application.database, planId)).at(-1)).toMatchObject({
    type: 'plan.item_edited',
    actor: { name: '督查员' },
  });
  expect(await readPlanSuggestions(site.application.database, review.actor, planId)).toEqual([]);
});

it('accepts nothing where there is nothing to accept', async () => {
  const id = await site.draftItem('做好其他事情');
  const { planId } = await stored(id);
  const accept = site.application.database.transaction((tx) => acceptSuggestions(tx, planId, [id], review));
  await expect(accept).rejects.toMatchObject({ code: 'item.no-suggestion' });
  const officer = await site.actor('huanbao');
  await expect(readItemSuggestions(site.application.database, officer, id)).rejects.toMatchObject({ code: 'access.denied' });
});
