import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import { ProjectsService } from '../projects.service.js';
import type { Project } from '../project/project.entity.js';
import type { ProjectTransition, TransitionCommand } from '../transitions/project-transitions.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function make(
  projectId: string,
  transition: ProjectTransition,
  said: Partial<TransitionCommand> = {},
  login = 'huanbao',
): Promise<Project> {
  const actor = await site.actor(login);
  return site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId, transition, actor, expectedVersion: null, ...said }),
  );
}

async function inWork(percent = 40): Promise<string> {
  const projectId = await site.project();
  await make(projectId, 'acknowledge');
  await make(projectId, 'report', { percent, text: '已进场' });
  return projectId;
}

describe('the percent of a project that comes back into work', () => {
  it('is what it was before its completion was requested, after a return and after a reopening', async () => {
    const projectId = await inWork();
    expect(await make(projectId, 'request-completion', { text: '已建成' })).toMatchObject({ percent: 100 });
    expect(await make(projectId, 'return', { reason: '缺验收报告' }, 'ducha')).toMatchObject({ percent: 40 });
    await make(projectId, 'report', { percent: 60, text: '补充验收' });
    await make(projectId, 'request-completion', { text: '验收报告附后' });
    expect(await make(projectId, 'close', {}, 'ducha')).toMatchObject({ percent: 100 });
    expect(await make(projectId, 'reopen', { reason: '质量问题' }, 'ducha')).toMatchObject({ percent: 60 });
    const history = await readHistory(site.database, projectId);
    expect(history.find(({ type }) => type === 'project.returned')?.data).toMatchObject({
      before: { percent: 100 },
      after: { percent: 40 },
    });
  });

  it('is not less than what the milestones amount to that were reached during the review', async () => {
    const projectId = await inWork(10);
    const actor = await site.actor('ducha');
    const milestones = [
      { title: '开工', dueDate: '2022-03-31' },
      { title: '竣工', dueDate: '2022-05-31' },
    ];
    const service = site.get(MilestonesService);
    await site.database.transaction((tx) => service.plan(tx, { projectId, actor, milestones, expectedVersion: null }));
    await make(projectId, 'request-completion', { text: '已建成' });
    const [first] = await service.list(actor, projectId);
    const milestoneId = first?.id ?? '';
    await site.database.transaction((tx) => service.reach(tx, { projectId, milestoneId, actor, expectedVersion: null }));
    expect(await make(projectId, 'return', { reason: '缺验收报告' }, 'ducha')).toMatchObject({ percent: 50 });
  });
});

describe('a report of less than before', () => {
  it('needs its reason, which the history keeps', async () => {
    const projectId = await inWork();
    for (const reason of [undefined, '', '  '])
      await expect(
        make(projectId, 'report', { percent: 30, text: '返工', ...(reason === undefined ? {} : { reason }) }),
      ).rejects.toMatchObject({ code: 'report.reason-needed', facts: { percent: 30, before: 40 } });
    expect(await make(projectId, 'report', { percent: 30, text: '返工', reason: '监理要求返工' })).toMatchObject({ percent: 30 });
    expect((await readHistory(site.database, projectId)).at(-1)?.data).toMatchObject({ reason: '监理要求返工', percent: 30 });
    expect(await make(projectId, 'report', { percent: 30, text: '复工' })).toMatchObject({ percent: 30 });
  });

  it('is not asked about where the percent follows from parts of the task', async () => {
    const projectId = await inWork();
    const [{ policyId } = {}] = await site.database.query<{ policyId: string }>(`SELECT policy_id AS "policyId" FROM project`);
    const leadDepartmentId = await site.departmentId('sthj');
    const row = { origin: 'direct' as const, title: '第一标段', parentId: projectId, dueDate: '2022-05-31', leadDepartmentId };
    const actor = await site.actor('ducha');
    const [part = ''] = await site.database.transaction((tx) =>
      site.get(ProjectsService).register(tx, [{ ...row, policyId: policyId ?? '' }], actor),
    );
    await make(part, 'acknowledge');
    await make(part, 'report', { percent: 50, text: '过半' });
    expect(await make(projectId, 'report', { percent: 10, text: '第一标段过半' })).toMatchObject({ percent: 50 });
  });
});
