import { ProjectsService } from '../projects.service.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { readProject, type ProjectView } from '../reading/list-projects.queries.js';
import type { TransitionCommand, ProjectTransition } from '../transitions/project-transitions.js';

let site: Site;
let id: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  id = await site.project({ cooperatingDepartmentIds: [await site.departmentId('cjj')] });
});

afterEach(() => site.close());

async function transition(login: string, name: ProjectTransition, said: Partial<TransitionCommand> = {}): Promise<ProjectView> {
  const actor = await site.actor(login);
  await site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId: id, transition: name, actor, expectedVersion: null, ...said }),
  );
  return readProject(site.database, await site.actor('ducha'), id);
}

describe('a department that helps', () => {
  it('signs and reports for its part; signature and percent of the project are the lead’s', async () => {
    await transition('chengjian', 'acknowledge-cooperation');
    const project = await transition('chengjian', 'report-cooperation', { text: '已提供用地红线' });
    expect(project).toMatchObject({ state: 'registered', percent: 0, acknowledgedAt: null, lastReportAt: null });
    expect(project.cooperatingDepartments).toMatchObject([
      { name: '城市建设局', acknowledgedAt: expect.any(String) as string, lastReportAt: expect.any(String) as string },
    ]);
    const events = await readHistory(site.database, id);
    expect(events.slice(1).map(({ type, data }) => [type, data['departmentId']])).toEqual([
      ['project.cooperation_acknowledged', await site.departmentId('cjj')],
      ['project.cooperation_reported', await site.departmentId('cjj')],
    ]);
  });

  it.each(['acknowledge', 'report', 'request-completion', 'request-extension', 'object'] as const)(
    'does not speak for the lead: %s',
    async (name) => {
      const said = { text: '进展', percent: 100, reason: '理由', dueDate: '2022-09-30' };
      await expect(transition('chengjian', name, said)).rejects.toMatchObject({ code: 'project.not-lead' });
    },
  );

  it('signs once, and before it reports', async () => {
    const early = transition('chengjian', 'report-cooperation', { text: '已提供用地红线' });
    await expect(early).rejects.toMatchObject({ code: 'cooperation.not-yours' });
    await transition('chengjian', 'acknowledge-cooperation');
    await expect(transition('chengjian', 'acknowledge-cooperation')).rejects.toMatchObject({ code: 'cooperation.acknowledged' });
    await expect(transition('huanbao', 'acknowledge-cooperation')).rejects.toMatchObject({ code: 'cooperation.not-yours' });
  });
});

describe('who helps', () => {
  it('is changed by a supervisor with a reason, and the history names both lists', async () => {
    const cjj = await site.departmentId('cjj');
    expect(
      (await transition('ducha', 'change-cooperation', { cooperatingDepartmentIds: [], reason: '职责调整' }))
        .cooperatingDepartments,
    ).toEqual([]);
    await expect(readProject(site.database, await site.actor('chengjian'), id)).rejects.toMatchObject({
      code: 'project.not-found',
    });
    await transition('ducha', 'change-cooperation', { cooperatingDepartmentIds: [cjj], reason: '恢复' });
    const last = (await readHistory(site.database, id)).at(-1);
    expect(last).toMatchObject({
      type: 'project.cooperation_changed',
      data: { reason: '恢复', cooperation: { before: [], after: [cjj] } },
    });
  });

  it('no longer holds the department that takes the lead', async () => {
    const leadDepartmentId = await site.departmentId('cjj');
    const project = await transition('ducha', 'reassign', { leadDepartmentId, reason: '职责调整' });
    expect([project.leadDepartment.name, project.cooperatingDepartments]).toEqual(['城市建设局', []]);
  });
});
