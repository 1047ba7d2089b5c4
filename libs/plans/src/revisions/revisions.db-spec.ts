import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { entryOf, FIRST, importText, RevisedPlan, SECOND } from '../../test/revised-plan.js';
import { Plan } from '../entities/plan.entity.js';
import { PlansService } from '../plans/plans.service.js';
import { NO_LONGER_IN_PLAN } from './revision-entry.js';

let plan: RevisedPlan;

beforeEach(async () => {
  plan = await RevisedPlan.open();
});

afterEach(() => plan.site.close());

describe('a later version of a plan', () => {
  it('is compared with the items, and changes nothing until it is applied', async () => {
    const before = await plan.items();
    const { state, counts, entries } = await plan.propose(SECOND);
    expect(state).toBe('proposed');
    expect(counts).toEqual({ unchanged: 4, reworded: 1, 're-dated': 1, moved: 0, added: 1, removed: 1, conflicts: 0 });
    expect(entries.filter(({ kind }) => kind === 're-dated')).toMatchObject([
      { before: { due: '2022-09-30' }, after: { due: '2022-12-31' }, changes: [{ before: '三', after: '四' }] },
    ]);
    expect(await plan.items()).toEqual(before);
    expect((await plan.historyTypes(plan.id)).at(-1)).toBe('plan.revision_proposed');
  });

  it('applied leaves unchanged items their projects, and registers nothing twice', async () => {
    const projectId = await plan.register('月荷湖');
    const before = new Map((await plan.items()).map((item) => [item.id, item]));
    const { number } = await plan.propose(SECOND);
    const { outcome } = await plan.apply(number);
    expect(outcome).toMatchObject({ kept: 4, rewritten: 2, added: 1, dropped: 1 });
    const after = await plan.items();
    expect(after.filter(({ id }) => !before.has(id)).map(({ text, state }) => [text, state])).toEqual([
      ['建成科学公园二期', 'draft'],
    ]);
    expect(after).toHaveLength(before.size + 1);
    expect(await plan.itemOf('月荷湖')).toMatchObject({ id: (await plan.project(projectId)).planItemId, state: 'registered' });
    expect(await plan.itemOf('全民健身')).toMatchObject({ state: 'dropped', dropReason: NO_LONGER_IN_PLAN });
    expect(await plan.itemOf('学位')).toMatchObject({
      text: '新增公办义务教育学位4000个',
      state: 'draft',
      quantities: ['4000个'],
    });
    const [{ count }] = (await plan.site.database.query<{ count: number }>('SELECT count(*) FROM project')) as [
      { count: number },
    ];
    expect(count).toBe(1);
  });

  it('becomes the text that items are spans of; what it lost stays readable in the version that had it', async () => {
    await plan.apply((await plan.propose(SECOND)).number);
    const { source, version, sourceNumber } = await plan.site.database.dataSource.manager.findOneByOrFail(Plan, {
      id: plan.id,
    });
    expect([source, version, sourceNumber]).toEqual([SECOND, 2, 2]);
    const views = await plan.site.get(PlansService).items(plan.ducha, plan.id, {}, { limit: 50 });
    expect(views.items.filter(({ context, text }) => context.text !== text)).toEqual([]);
    expect(views.items.find(({ text }) => text.includes('健身'))?.context.before).toMatch(/3500个；$/);
    expect(await plan.stored(1)).toMatchObject({ source: FIRST, state: 'applied', createdByName: '督查员' });
  });

  it('with the very same text has nothing to do, and says so', async () => {
    await expect(plan.propose(FIRST)).rejects.toMatchObject({ code: 'revision.same-text', message: /nothing to do/ });
    await plan.apply((await plan.propose(SECOND)).number);
    await expect(plan.propose(SECOND)).rejects.toMatchObject({ code: 'revision.same-text' });
    await expect(importText(plan.site, FIRST)).rejects.toMatchObject({ code: 'plan.already-imported' });
  });

  it('takes the place of one that nobody decided on', async () => {
    const first = await plan.propose(SECOND);
    const second = await plan.propose(`${SECOND}新建图书馆3座。\n`);
    expect(await plan.stored(first.number)).toMatchObject({
      state: 'discarded',
      message: `replaced by version ${second.number}`,
    });
    expect((await plan.historyTypes(plan.id)).slice(-2)).toEqual(['plan.revision_discarded', 'plan.revision_proposed']);
    await expect(plan.apply(first.number)).rejects.toMatchObject({ code: 'revision.not-open' });
  });

  it('that was imported as a plan of its own is refused once something of that is registered', async () => {
    const twin = await importText(plan.site, SECOND);
    const { number } = await plan.propose(SECOND);
    await plan.register('科学公园', '2022-10-31', twin);
    await expect(plan.apply(number)).rejects.toMatchObject({ code: 'plan.already-imported', facts: { planId: twin } });
    await expect(plan.propose(SECOND)).rejects.toMatchObject({ code: 'plan.already-imported' });
  });

  it('that is discarded leaves the plan as it was', async () => {
    const before = await plan.items();
    const { number } = await plan.propose(SECOND);
    const command = { planId: plan.id, number, actor: plan.ducha, expectedVersion: 1, reason: '传错了文件' };
    await plan.revisions.discard(command);
    expect(await plan.stored(number)).toMatchObject({ state: 'discarded', message: '传错了文件', decidedByName: '督查员' });
    expect(await plan.items()).toEqual(before);
  });

  it('is for supervisors', async () => {
    const { number } = await plan.propose(SECOND);
    const huanbao = await plan.site.actor('huanbao');
    await expect(plan.apply(number, { actor: huanbao })).rejects.toMatchObject({ code: 'access.denied' });
    const read = plan.revisions.difference(huanbao, plan.id, number, {}, { limit: 5 });
    await expect(read).rejects.toMatchObject({ code: 'access.denied' });
  });
});

describe('a registered item', () => {
  it('whose date changed keeps the due date of its project, and the history tells of the plan', async () => {
    const projectId = await plan.register('碧道');
    await plan.apply((await plan.propose(SECOND)).number);
    expect(await plan.project(projectId)).toMatchObject({ dueDate: '2022-10-31', text: '三季度启动碧道建设' });
    expect(await plan.itemOf('碧道')).toMatchObject({ text: '四季度启动碧道建设', due: '2022-12-31', state: 'registered' });
    expect((await readHistory(plan.site.database, projectId)).at(-1)).toMatchObject({
      type: 'project.plan_revised',
      actor: { name: '督查员' },
      data: {
        kind: 're-dated',
        number: 2,
        before: { due: '2022-09-30' },
        after: { text: '四季度启动碧道建设', due: '2022-12-31' },
      },
    });
  });

  it('gives its project the new date and wording when somebody chooses so, and its reminders follow', async () => {
    const projectId = await plan.register('碧道');
    const revision = await plan.propose(SECOND);
    const { number: entry } = entryOf(revision, '碧道');
    const { outcome } = await plan.apply(revision.number, { choices: [{ entry, dueDate: 'new', projectText: 'new' }] });
    expect(outcome).toMatchObject({ dueDatesChanged: 1, projectTextsChanged: 1 });
    expect(await plan.project(projectId)).toMatchObject({
      dueDate: '2022-12-31',
      text: '四季度启动碧道建设',
      originalDueDate: '2022-10-31',
    });
    const steps = await plan.site.database.query<{ anchor_date: string }>(
      `SELECT anchor_date FROM due_step WHERE project_id = $1 AND track = 'deadline'`,
      [projectId],
    );
    expect(steps).toEqual([{ anchor_date: '2022-12-31' }]);
    expect((await plan.historyTypes(projectId)).slice(-2)).toEqual(['project.plan_revised', 'project.due_date_changed']);
  });

  it('that the plan no longer has keeps its project, which is named', async () => {
    const projectId = await plan.register('健身');
    const { outcome } = await plan.apply((await plan.propose(SECOND)).number);
    expect(outcome).toMatchObject({ projectsWithoutItem: [projectId], dropped: 0 });
    expect(await plan.project(projectId)).toMatchObject({ state: 'registered' });
    expect(await plan.itemOf('健身')).toMatchObject({ state: 'registered', sourceNumber: 1 });
    expect((await plan.propose(`${SECOND}新建图书馆3座。\n`)).counts).toMatchObject({ removed: 0, added: 1 });
  });

  it('that the plan no longer has gives up its project when somebody chooses so', async () => {
    const projectId = await plan.register('健身');
    await plan.apply((await plan.propose(SECOND)).number, { defaults: { removedProjects: 'cancel' } });
    expect(await plan.project(projectId)).toMatchObject({ state: 'cancelled' });
    expect((await readHistory(plan.site.database, projectId)).at(-1)).toMatchObject({
      type: 'project.cancelled',
      data: { reason: NO_LONGER_IN_PLAN },
    });
  });
});
