import { ProjectsService } from '../projects.service.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { listProjects, readProject, type ProjectView } from '../reading/list-projects.queries.js';
import type { TransitionCommand, ProjectTransition } from '../transitions/project-transitions.js';
import { type DirectRegistration } from './register-project.js';

let site: Site;
let whole: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  whole = await site.project({ dueDate: '2022-06-17' });
  await transition(whole, 'acknowledge');
});

afterEach(() => site.close());

const read = async (id: string): Promise<ProjectView> => readProject(site.database, await site.actor('ducha'), id);

async function transition(
  projectId: string,
  name: ProjectTransition,
  said: Partial<TransitionCommand> = {},
): Promise<ProjectView> {
  const actor = await site.actor('ducha');
  await site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId, transition: name, actor, expectedVersion: null, ...said }),
  );
  return read(projectId);
}

async function parts(...details: Partial<DirectRegistration>[]): Promise<string[]> {
  const actor = await site.actor('ducha');
  const { policyId } = await read(whole);
  const leadDepartmentId = await site.departmentId('cjj');
  const rows = details.map((one, n) => ({
    origin: 'direct' as const,
    title: `第${n + 1}标段`,
    leadDepartmentId,
    policyId,
    parentId: whole,
    dueDate: '2022-05-31',
    ...one,
  }));
  return site.database.transaction((tx) => site.get(ProjectsService).register(tx, rows, actor));
}

async function close(id: string): Promise<ProjectView> {
  await transition(id, 'request-completion', { text: '已建成' });
  return transition(id, 'close');
}

describe('a task that is broken down', () => {
  it('is as far as its parts by weight: a closed one counts whole, a cancelled one not at all', async () => {
    const [a = '', b = '', c = ''] = await parts({ weight: 3 }, {}, {});
    for (const id of [a, b]) await transition(id, 'acknowledge');
    await transition(a, 'report', { percent: 50, text: '过半' });
    expect((await read(whole)).percent).toBe(30); // (3 × 50 + 0 + 0) / 5
    await transition(c, 'cancel', { reason: '并入第1标段' });
    expect((await read(whole)).percent).toBe(38); // 150 / 4 = 37.5
    await close(b);
    expect(await read(whole)).toMatchObject({ percent: 63, subTasks: { open: 1, closed: 1 } }); // (150 + 100) / 4
    expect((await transition(whole, 'report', { percent: 90, text: '总体顺利' })).percent).toBe(63);
    const types = (await readHistory(site.database, whole)).map(({ type }) => type);
    expect(types.filter((type) => type === 'project.broken_down')).toHaveLength(3);
    expect(types.filter((type) => type === 'project.progress_derived')).toHaveLength(3);
  });

  it('ends only when its parts have, and its parts do not come back without it', async () => {
    const [a = '', b = ''] = await parts({}, {});
    await transition(a, 'acknowledge');
    await transition(whole, 'request-completion', { text: '已建成' });
    await expect(transition(whole, 'close')).rejects.toMatchObject({
      code: 'sub-task.open',
      facts: { open: ['第1标段', '第2标段'] },
    });
    await close(a);
    await transition(b, 'cancel', { reason: '并入第1标段' });
    expect(await transition(whole, 'close')).toMatchObject({ state: 'closed', percent: 100 });
    await expect(transition(a, 'reopen', { reason: '验收有误' })).rejects.toMatchObject({ code: 'sub-task.parent-ended' });
    expect((await read(a)).state).toBe('closed');
  });

  it('lists its parts, each with due date and ladder of its own, not after the whole unless said', async () => {
    const [a = '', b = ''] = await parts({ dueDate: '2022-04-29' }, { dueDate: '2022-07-29', beyondParent: true });
    const actor = await site.actor('ducha');
    const { items } = await listProjects(site.database, actor, { parentId: whole }, { limit: 10 });
    expect(items.map(({ id, dueDate }) => [id, dueDate])).toEqual([
      [a, '2022-04-29'],
      [b, '2022-07-29'],
    ]);
    const anchors = `SELECT anchor_date AS day FROM due_step WHERE project_id = ANY ($1) AND track = 'deadline' ORDER BY 1`;
    expect(await site.database.query(anchors, [[a, b]])).toEqual([{ day: '2022-04-29' }, { day: '2022-07-29' }]);
    await expect(parts({ dueDate: '2022-06-18' })).rejects.toMatchObject({ code: 'sub-task.beyond-parent' });
  });

  it('may be broken down again, and is derived all the way up', async () => {
    const [a = ''] = await parts({});
    const [deep = ''] = await parts({ parentId: a });
    await transition(deep, 'acknowledge');
    await transition(deep, 'report', { percent: 40, text: '进场' });
    expect([(await read(a)).percent, (await read(whole)).percent]).toEqual([40, 40]);
  });

  it('loses no report of parts that report at the same time', async () => {
    const ids = await parts({}, {}, {}, {});
    for (const id of ids) await transition(id, 'acknowledge');
    await Promise.all(ids.map((id, n) => transition(id, 'report', { percent: 20 * (n + 1), text: '进展' })));
    expect((await read(whole)).percent).toBe(50);
  });

  it('hides its parts with itself', async () => {
    await transition(whole, 'restrict', { reason: '涉密', readerIds: [] });
    const [a = ''] = await parts({});
    expect(await read(a)).toMatchObject({ confidential: true, readers: [{ name: '督查员' }] });
    await expect(readProject(site.database, await site.actor('chengjian'), a)).rejects.toMatchObject({
      code: 'project.not-found',
    });
  });
});
