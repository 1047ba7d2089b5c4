import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#platform';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { ProjectsService } from '../projects.service.js';
import { ProjectReader } from '../reading/project-reader.js';
import { ReportsService } from '../reports/reports.service.js';
import type { ProjectTransition, TransitionCommand } from '../transitions/project-transitions.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function act(login: string, projectId: string, transition: ProjectTransition, said: Partial<TransitionCommand> = {}) {
  const actor = await site.actor(login);
  return site.get(ProjectsService).perform({ projectId, transition, actor, expectedVersion: null, ...said });
}

async function carry(projectIds: string[], said: { planId?: string; dueDate?: string; dryRun?: boolean } = {}) {
  return site.get(ProjectsService).carryOver(await site.actor('ducha'), { projectIds, ...said });
}

async function read(projectId: string, login = 'ducha') {
  return site.get(ProjectReader).readWithHistory(await site.actor(login), projectId);
}

async function projects(): Promise<number> {
  const [row] = await site.database.query<{ n: number }>('SELECT count(*)::int AS n FROM project');
  return row?.n ?? 0;
}

/** Two tasks of 2022 at the end of the year: one in work with an extension and a report, one that nobody signed for. */
async function atTheEndOfTheYear(): Promise<{ begun: string; unsigned: string }> {
  const begun = await site.project({
    dueDate: '2022-06-30',
    series: ['十项民生实事'],
    cooperatingDepartmentIds: [await site.departmentId('cjj')],
  });
  const unsigned = await site.project({ text: '建设公园', dueDate: '2022-12-31' });
  await act('huanbao', begun, 'acknowledge');
  await act('huanbao', begun, 'report', { percent: 60, text: '主体完工' });
  await act('huanbao', begun, 'request-extension', { dueDate: '2022-11-30', reason: '汛期停工' });
  await act('ducha', begun, 'approve-extension');
  site.clock.moveTo(instantAt('2022-12-28', '10:00'));
  return { begun, unsigned };
}

describe('a task that is carried over', () => {
  it('ends in its year, and goes on in the next with what it has reached, its history and its reports', async () => {
    const { begun } = await atTheEndOfTheYear();
    const { rows } = await carry([begun]);
    expect(rows).toMatchObject([{ outcome: 'carried', title: '碧道建设', dueDate: '2023-12-31', problem: null }]);
    const nextId = rows[0]?.carriedToId ?? '';
    expect(await read(begun)).toMatchObject({
      state: 'carried_over',
      lamp: 'off',
      dueDate: '2022-11-30',
      carriedTo: { id: nextId },
    });

    const next = await read(nextId, 'huanbao');
    expect(next).toMatchObject({
      state: 'registered',
      percent: 60,
      dueDate: '2023-12-31',
      originalDueDate: '2022-06-30',
      series: ['十项民生实事'],
      carriedFrom: { id: begun, dueDate: '2022-11-30', extensions: 1 },
      cooperatingDepartments: [{ name: '城市建设局', acknowledgedAt: null }],
    });
    expect(next.history.map(({ type }) => type)).toEqual([
      'project.registered',
      'project.acknowledged',
      'project.progress_reported',
      'project.extension_requested',
      'project.extension_approved',
      'project.carried_over',
      'project.registered',
    ]);
    const reports = await site.get(ReportsService).list(await site.actor('huanbao'), nextId, { limit: 10 });
    expect(reports.items).toMatchObject([{ percent: 60, text: '主体完工' }]);
  });

  it('is told of once per person, however many there are', async () => {
    const { begun, unsigned } = await atTheEndOfTheYear();
    const { departments } = await carry([begun, unsigned]);
    expect(departments.map(({ name, projects: count }) => [name, count])).toEqual([
      ['城市建设局', 1],
      ['生态环境分局', 2],
    ]);
    const told = await site.database.query<{ login: string; title: string; text: string }>(
      `SELECT p.login, d.content->>'title' AS title, d.content::text AS text FROM delivery d JOIN person p ON p.id = d.recipient_id
       WHERE d.channel = 'inbox' AND d.created_at >= $1 ORDER BY p.login`,
      [instantAt('2022-12-28', '10:00')],
    );
    expect(told.map(({ login, title }) => `${login} ${title}`)).toEqual([
      'chengjian 【交办】碧道建设（结转）（配合，时限 2023-12-31）',
      'huanbao 【交办】2 项任务',
      'huanbao-head 【交办】2 项任务',
      'leader 【交办】2 项任务',
    ]);
    expect(told[1]?.text).toContain('碧道建设（结转）');
  });

  it('is not reopened while it goes on; when its successor is taken back, it is in work again or carried over anew', async () => {
    const { begun } = await atTheEndOfTheYear();
    const [row] = (await carry([begun])).rows;
    await expect(act('ducha', begun, 'reopen', { reason: '误结转' })).rejects.toMatchObject({ code: 'carry-over.goes-on' });
    await act('ducha', row?.carriedToId ?? '', 'take-back', { reason: '误结转' });
    await act('ducha', begun, 'reopen', { reason: '误结转' });
    expect(await read(begun)).toMatchObject({ state: 'in_progress', percent: 60, carriedTo: null });
    expect((await carry([begun])).rows).toMatchObject([{ outcome: 'carried' }]);
  });

  it('takes its open parts along, which stay its parts', async () => {
    const whole = await site.project({ dueDate: '2022-12-31' });
    const supervisor = await site.actor('ducha');
    const lead = { leadDepartmentId: await site.departmentId('cjj'), origin: 'direct' as const, parentId: whole, weight: 3 };
    const [part = ''] = await site
      .get(ProjectsService)
      .registerAll([{ ...lead, title: '用地报批', dueDate: '2022-09-30' }], supervisor);
    const { rows } = await carry([whole]);
    const carriedTo = new Map(rows.map((one) => [one.projectId, one.carriedToId ?? '']));
    expect(await read(carriedTo.get(part) ?? '')).toMatchObject({ parentId: carriedTo.get(whole), weight: 3, title: '用地报批' });
    expect(await read(carriedTo.get(whole) ?? '')).toMatchObject({ subTasks: { open: 1, closed: 0 } });
    expect(await read(whole)).toMatchObject({ state: 'carried_over', subTasks: { open: 0, closed: 0 } });
  });
});

describe('many tasks at once', () => {
  it('a task that is ended, in review or unknown is refused with its reason, and the others go on', async () => {
    const { begun, unsigned } = await atTheEndOfTheYear();
    const done = await site.project({ text: '整治河涌', dueDate: '2022-12-31' });
    await act('huanbao', done, 'acknowledge');
    await act('huanbao', done, 'request-completion', { text: '已完成' });
    const { rows } = await carry([begun, done, unsigned, newId()], { dueDate: '2023-06-30' });
    expect(
      Object.fromEntries(rows.map(({ projectId, outcome, problem }) => [projectId, problem?.code ?? outcome])),
    ).toMatchObject({
      [begun]: 'carried',
      [unsigned]: 'carried',
      [done]: 'project.illegal-transition',
    });
    expect(rows.filter(({ title }) => title === null)).toMatchObject([{ problem: { code: 'project.not-found' } }]);
    expect(await projects()).toBe(5);
  });

  it('a dry run says the same and changes nothing', async () => {
    const { begun, unsigned } = await atTheEndOfTheYear();
    const tried = await carry([begun, unsigned], { dryRun: true });
    expect(tried.rows.map(({ outcome, carriedToId }) => [outcome, carriedToId])).toEqual([
      ['carried', null],
      ['carried', null],
    ]);
    expect(tried.departments).toHaveLength(2);
    expect([await projects(), (await read(begun)).state, (await read(begun)).carriedTo]).toEqual([2, 'in_progress', null]);
  });

  it('a plan that is not there, or an officer, is refused', async () => {
    const { begun } = await atTheEndOfTheYear();
    await expect(carry([begun], { planId: newId() })).rejects.toMatchObject({ code: 'plan.not-found' });
    const officer = await site.actor('huanbao');
    await expect(site.get(ProjectsService).carryOver(officer, { projectIds: [begun] })).rejects.toMatchObject({
      code: 'access.denied',
    });
    expect(await projects()).toBe(2);
  });
});
