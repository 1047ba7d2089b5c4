import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { ProjectsService, readProject } from '#projects';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import { Plan } from '../entities/plan.entity.js';
import { RegistrationService } from '../registration/registration.service.js';
import { PlanChangesService, type PlanWithdrawal } from './plan-changes.service.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

const itemOf = (id: string): Promise<PlanItem> => site.database.manager.findOneByOrFail(PlanItem, { id });
const planOf = (id: string): Promise<Plan> => site.database.manager.findOneByOrFail(Plan, { id });

async function register(itemId: string): Promise<string> {
  const leadDepartmentId = await site.departmentId('sthj');
  const [made] = await site
    .get(RegistrationService)
    .register(await site.actor('ducha'), [
      { itemId, leadDepartmentId, cooperatingDepartmentIds: [await site.departmentId('cjj')] },
    ]);
  return made?.projectId ?? '';
}

async function make(
  projectId: string,
  transition: 'take-back' | 'acknowledge' | 'acknowledge-cooperation',
  login: string,
): Promise<void> {
  const actor = await site.actor(login);
  await site.get(ProjectsService).perform({ projectId, transition, actor, reason: '重复立项', expectedVersion: null });
}

async function withdraw(planId: string, withdrawal: PlanWithdrawal, login = 'ducha'): Promise<void> {
  const { version } = await planOf(planId);
  await site.get(PlanChangesService).withdraw(await site.actor(login), planId, version, withdrawal);
}

async function stateOf(projectId: string): Promise<string> {
  return (await readProject(site.database, await site.actor('ducha'), projectId)).state;
}

describe('a registration that was a mistake', () => {
  it('is taken back while nobody has signed: the item is a draft and can be registered anew', async () => {
    const itemId = await site.draftItem();
    const first = await register(itemId);
    await make(first, 'take-back', 'ducha');
    expect([await stateOf(first), (await itemOf(itemId)).state]).toEqual(['cancelled', 'draft']);
    const second = await register(itemId);
    expect([second === first, await stateOf(second)]).toEqual([false, 'registered']);
  });

  it.each([
    ['project.illegal-transition', 'acknowledge', 'huanbao'],
    ['registration.signed', 'acknowledge-cooperation', 'chengjian'],
  ] as const)('is refused (%s) when a department has signed', async (code, transition, login) => {
    const projectId = await register(await site.draftItem());
    await make(projectId, transition, login);
    await expect(make(projectId, 'take-back', 'ducha')).rejects.toMatchObject({ code });
  });
});

describe('a plan', () => {
  it('gets another title, issuer and year, and its history says which it had', async () => {
    const { planId } = await itemOf(await site.draftItem());
    const { version, title } = await planOf(planId);
    await site
      .get(PlanChangesService)
      .correct(await site.actor('ducha'), planId, version, { title: '2022年重点工作', planYear: 2023 });
    expect(await planOf(planId)).toMatchObject({ title: '2022年重点工作', planYear: 2023, version: version + 1 });
    const history = await readHistory(site.database, planId);
    expect(history.at(-1)).toMatchObject({
      type: 'plan.corrected',
      data: { before: { title }, after: { title: '2022年重点工作' } },
    });
  });

  it('is withdrawn with its drafts and the registrations that nobody signed, and can be imported again', async () => {
    const [draft, registered] = [await site.draftItem(), await site.draftItem()];
    const projectId = await register(registered);
    const { planId } = await itemOf(registered);
    await withdraw(planId, { reason: '重复导入' });
    expect([(await planOf(planId)).state, await stateOf(projectId)]).toEqual(['withdrawn', 'cancelled']);
    expect((await itemOf(registered)).state).toBe('dropped');
    if ((await itemOf(draft)).planId === planId) expect((await itemOf(draft)).state).toBe('dropped');
    const again = { ...(await planOf(planId)), id: (await itemOf(draft)).id, state: 'review' as const };
    await expect(site.database.manager.insert(Plan, again)).resolves.toBeDefined();
  });

  it('on which departments work is withdrawn only by who says so', async () => {
    const itemId = await site.draftItem();
    const projectId = await register(itemId);
    await make(projectId, 'acknowledge', 'huanbao');
    const { planId } = await itemOf(itemId);
    await expect(withdraw(planId, { reason: '重复导入' })).rejects.toMatchObject({
      code: 'plan.in-work',
      facts: { projects: 1 },
    });
    expect((await planOf(planId)).state).toBe('review');
    await withdraw(planId, { reason: '重复导入', cancelProjects: true });
    expect(await stateOf(projectId)).toBe('cancelled');
  });

  it('is changed by supervisors only, and by who has read its last version', async () => {
    const { planId } = await itemOf(await site.draftItem());
    await expect(withdraw(planId, { reason: '重复导入' }, 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
    const changes = site.get(PlanChangesService);
    await expect(changes.correct(await site.actor('ducha'), planId, 99, {})).rejects.toMatchObject({ code: 'version.stale' });
  });
});
