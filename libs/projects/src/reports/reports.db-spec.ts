import { ProjectsService } from '../projects.service.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { readProject, type ProjectView } from '../reading/list-projects.queries.js';
import type { TransitionCommand, ProjectTransition } from '../transitions/project-transitions.js';
import { ReportsService } from './reports.service.js';

let site: Site;
let id: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  id = await site.project({ dueDate: '2022-12-30' });
  await transition('huanbao', 'acknowledge');
});

afterEach(() => site.close());

async function transition(login: string, name: ProjectTransition, said: Partial<TransitionCommand> = {}): Promise<ProjectView> {
  const actor = await site.actor(login);
  await site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId: id, transition: name, actor, expectedVersion: null, ...said }),
  );
  return readProject(site.database, await site.actor('ducha'), id);
}

/** The day on which a report is owed, as the ladder has it. */
async function owedOn(): Promise<string | undefined> {
  const sql = `SELECT anchor_date AS day FROM due_step WHERE project_id = $1 AND track = 'report'`;
  return (await site.database.query<{ day: string }>(sql, [id]))[0]?.day;
}

describe('a report', () => {
  it('is due once: asked for out of turn, it is owed on the earlier day, and one report answers all', async () => {
    expect(await owedOn()).toBe('2022-02-28');
    await transition('ducha', 'request-report', { dueDate: '2022-02-18', reason: '报送征地进展' });
    await transition('leader', 'request-report', { dueDate: '2022-02-25', reason: '汇报材料' });
    expect(await owedOn()).toBe('2022-02-18');
    site.clock.moveTo(instantAt('2022-02-17', '10:00'));
    const project = await transition('huanbao', 'report', { percent: 20, text: '征地完成八成' });
    expect([project.reportRequests, project.reportRequestedFor]).toEqual([[], null]);
    expect(await owedOn()).toBe('2022-03-28');
    expect((await readHistory(site.database, id)).at(-1)?.data['answers']).toEqual(['督查员', '分管领导']);
  });

  it('that two offices ask for in one month is noticed, not refused', async () => {
    await transition('ducha', 'request-report', { dueDate: '2022-02-18', reason: '报送征地进展' });
    const project = await transition('leader', 'request-report', { dueDate: '2022-02-25', reason: '汇报材料' });
    expect(project.reportRequests).toMatchObject([
      { by: '督查员', alsoRequestedBy: ['分管领导'] },
      { by: '分管领导', alsoRequestedBy: ['督查员'] },
    ]);
    const last = (await readHistory(site.database, id)).at(-1);
    expect(last?.data['alsoRequestedBy']).toEqual([{ by: '督查员', dueDate: '2022-02-18' }]);
  });

  it('that says nothing new is one click, and counts', async () => {
    site.clock.moveTo(instantAt('2022-02-25', '10:00'));
    await transition('huanbao', 'no-change');
    expect(await owedOn()).toBe('2022-03-28');
    const { items } = await site.get(ReportsService).list(await site.actor('ducha'), id, { limit: 10 });
    expect(items).toMatchObject([{ text: '本期无变化', percent: 0, department: { name: '生态环境分局' } }]);
  });

  it('that is returned is owed from that day until the department reports again, and not by a click', async () => {
    site.clock.moveTo(instantAt('2022-02-25', '10:00'));
    await transition('huanbao', 'report', { percent: 20, text: '正在推进' });
    site.clock.moveTo(instantAt('2022-03-01', '10:00'));
    expect(await transition('ducha', 'return-report', { reason: '未说明征地进展' })).toMatchObject({
      reportReturnReason: '未说明征地进展',
    });
    expect(await owedOn()).toBe('2022-03-01');
    await expect(transition('huanbao', 'no-change')).rejects.toMatchObject({ code: 'project.illegal-transition' });
    await expect(transition('ducha', 'return-report', { reason: '再报' })).rejects.toMatchObject({
      code: 'project.illegal-transition',
    });
    expect(await transition('huanbao', 'report', { percent: 25, text: '征地完成八成' })).toMatchObject({
      reportReturnedAt: null,
    });
    expect(await owedOn()).toBe('2022-03-28');
    const { items } = await site.get(ReportsService).list(await site.actor('ducha'), id, { limit: 10 });
    expect(items.map(({ text, returnReason }) => [text, returnReason])).toEqual([
      ['征地完成八成', null],
      ['正在推进', '未说明征地进展'],
    ]);
  });
});
