import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProject } from '#projects';
import { ItemsService } from '../items/items.service.js';
import { entryOf, FIRST, RevisedPlan, SECOND } from '../../test/revised-plan.js';

let plan: RevisedPlan;

beforeEach(async () => {
  plan = await RevisedPlan.open();
});

afterEach(() => plan.site.close());

async function everything(): Promise<unknown> {
  const tables = ['plan', 'plan_item', 'plan_revision', 'project', 'event', 'due_step', 'outbox_job'];
  return Promise.all(tables.map((table) => plan.site.database.query(`SELECT * FROM ${table} t ORDER BY t::text`)));
}

describe('what a person made of an item', () => {
  const edit = async (part: string, text: string): Promise<void> => {
    const { id } = await plan.itemOf(part);
    await plan.site.get(ItemsService).edit(plan.ducha, id, { text }, null);
  };

  it('is a conflict where the plan says something else now; the edit stays unless somebody chooses the plan', async () => {
    await edit('学位', '新增公办义务教育学位3500个，其中松山湖北区1000个');
    const revision = await plan.propose(SECOND);
    expect(entryOf(revision, '学位')).toMatchObject({
      isConflict: true,
      before: { text: '新增公办义务教育学位3500个' },
      mine: { text: '新增公办义务教育学位3500个，其中松山湖北区1000个' },
      after: { text: '新增公办义务教育学位4000个' },
    });
    expect((await plan.apply(revision.number)).outcome).toMatchObject({ editsKept: 1 });
    expect(await plan.itemOf('学位')).toMatchObject({
      text: '新增公办义务教育学位3500个，其中松山湖北区1000个',
      sourceNumber: 2,
    });
  });

  it('gives way to the plan when somebody chooses so', async () => {
    await edit('学位', '新增学位');
    await plan.apply((await plan.propose(SECOND)).number, { defaults: { conflicts: 'new' } });
    expect(await plan.itemOf('学位')).toMatchObject({ text: '新增公办义务教育学位4000个', edited: [] });
  });

  it('is no conflict where the plan says the same as before, or says now what the person had it say', async () => {
    await edit('湿地', '修复湿地');
    await edit('学位', '新增公办义务教育学位4000个');
    const revision = await plan.propose(SECOND);
    expect(revision.counts.conflicts).toBe(0);
    await plan.apply(revision.number);
    expect(await plan.itemOf('湿地')).toMatchObject({ text: '修复湿地', state: 'draft' });
  });

  it('by declining a new wording stays so in the next version, as a conflict', async () => {
    const revision = await plan.propose(SECOND);
    await plan.apply(revision.number, { choices: [{ entry: entryOf(revision, '学位').number, item: 'mine' }] });
    expect(await plan.itemOf('学位')).toMatchObject({ text: '新增公办义务教育学位3500个' });
    expect(entryOf(await plan.propose(SECOND.replace('4000个', '4500个')), '学位')).toMatchObject({ isConflict: true });
  });

  it('by splitting or joining is found again, with its projects', async () => {
    const items = plan.site.get(ItemsService);
    const { id, text } = await plan.itemOf('碧道');
    const joined = [await plan.itemOf('学位'), await plan.itemOf('小区'), await plan.itemOf('健身')].map((item) => item.id);
    await items.split(plan.ducha, id, [text.indexOf('碧道')]);
    await items.merge(plan.ducha, joined);
    const projectId = await plan.register('碧道建设');
    const revision = await plan.propose(FIRST.replace('编制河涌规划，', '编制河涌规划；新建图书馆3座；'));
    expect(revision.counts).toMatchObject({ removed: 0, reworded: 0, added: 1 });
    await plan.apply(revision.number);
    expect(await plan.itemOf('碧道建设')).toMatchObject({ id: (await plan.project(projectId)).planItemId, sourceNumber: 2 });
    expect((await plan.itemOf('学位')).derivedFrom).toHaveLength(3);
  });
});

it('a project that takes the new wording is still read in the old one as of the day before', async () => {
  const projectId = await plan.register('学位');
  const HOUR = 3600_000;
  const before = new Date(plan.site.clock.now().getTime() + HOUR);
  plan.site.clock.moveTo(new Date(before.getTime() + HOUR));
  const { number } = await plan.propose(SECOND);
  await plan.apply(number, { defaults: { projectTexts: 'new' } });
  const { database } = plan.site;
  expect(await readProject(database, plan.ducha, projectId)).toMatchObject({ text: '新增公办义务教育学位4000个' });
  expect(await readProject(database, plan.ducha, projectId, before)).toMatchObject({ text: '新增公办义务教育学位3500个' });
});

describe('an item that comes back', () => {
  it('in a later version is the same item, a draft again', async () => {
    const { id } = await plan.itemOf('健身');
    await plan.apply((await plan.propose(SECOND)).number);
    const third = await plan.propose(`${FIRST}新建图书馆3座。\n`);
    expect(entryOf(third, '健身')).toMatchObject({ kind: 'added', isBack: true, itemId: id });
    await plan.apply(third.number);
    expect(await plan.itemOf('健身')).toMatchObject({ id, state: 'draft', dropReason: null, sourceNumber: 3 });
  });
});

describe('applying', () => {
  it('twice at the same time is done once, and the other is told by whom', async () => {
    await plan.register('碧道');
    const { number } = await plan.propose(SECOND);
    const results = await Promise.allSettled([plan.apply(number), plan.apply(number), plan.apply(number)]);
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(lost).toHaveLength(2);
    for (const error of lost)
      expect(error).toMatchObject({ code: 'revision.not-open', message: expect.stringContaining('applied by 督查员') as string });
    expect((await plan.historyTypes(plan.id)).filter((type) => type === 'plan.revision_applied')).toHaveLength(1);
    expect((await plan.items()).filter(({ text }) => text === '建成科学公园二期')).toHaveLength(1);
  });

  it('after somebody worked on the items works the difference out anew, and nothing else', async () => {
    const revision = await plan.propose(SECOND);
    await plan.register('健身');
    await expect(plan.apply(revision.number, { expectedVersion: 1 })).rejects.toMatchObject({ code: 'revision.outdated' });
    expect(await plan.itemOf('健身')).toMatchObject({ state: 'registered' });
    const again = await plan.stored(revision.number);
    expect([again.version, entryOf(again, '健身').itemState]).toEqual([2, 'registered']);
    await expect(plan.apply(revision.number, { expectedVersion: 1 })).rejects.toMatchObject({ code: 'version.stale' });
    await plan.apply(revision.number, { expectedVersion: 2 });
    expect(await plan.itemOf('健身')).toMatchObject({ state: 'registered' });
  });

  it('that fails half-way leaves nothing behind', async () => {
    await plan.register('碧道');
    const revision = await plan.propose(SECOND);
    plan.site.clock.moveTo(new Date('2023-02-01T10:00:00+08:00'));
    const before = await everything();
    const { number: entry } = entryOf(revision, '碧道');
    await expect(plan.apply(revision.number, { choices: [{ entry, dueDate: 'new' }] })).rejects.toMatchObject({
      code: 'due-date.past',
      message: expect.stringMatching(`^Entry ${entry}: `) as string,
      facts: { entry },
    });
    expect(await everything()).toEqual(before);
  });

  it('takes no choice that an entry does not offer', async () => {
    const revision = await plan.propose(SECOND);
    const { number: entry } = entryOf(revision, '学位');
    const wrong = [{ entry, project: 'cancel' as const }];
    await expect(plan.apply(revision.number, { choices: wrong })).rejects.toMatchObject({
      code: 'revision.choice-invalid',
      facts: { entry, offers: ['item'] },
    });
    await expect(plan.apply(revision.number, { choices: [{ entry: 99, item: 'new' }] })).rejects.toThrow(/no entry 99/);
  });
});
