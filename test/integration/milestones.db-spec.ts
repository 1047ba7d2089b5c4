import { OfficeCalendar } from '#identity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { MilestonesService, readProject } from '#projects';
import { fromTemplate } from '../../libs/projects/src/milestones/templates.js';
import { type PlannedMilestone } from '../../libs/projects/src/milestones/milestone-progress.js';
import { type ProjectView } from '../../libs/projects/src/reading/list-projects.queries.js';
import { readMilestones } from '../../libs/projects/src/progress/milestones.queries.js';
import { databaseForThisTest } from '../setup/database.js';
import { givenSite, type Site } from '../setup/given.js';
import { lampOf } from '#policies';

let site: Site;
let projectId: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  projectId = await site.project({ dueDate: '2022-12-30' });
});

afterEach(() => site.close());

async function plan(milestones: readonly PlannedMilestone[], login = 'ducha'): Promise<void> {
  const actor = await site.actor(login);
  const command = { projectId, actor, expectedVersion: null, milestones };
  await site.database.transaction((tx) => site.get(MilestonesService).plan(tx, command));
}

async function reach(milestoneId: string): Promise<void> {
  const command = { projectId, actor: await site.actor('huanbao'), expectedVersion: null, milestoneId };
  await site.database.transaction((tx) => site.get(MilestonesService).reach(tx, command));
}

async function read(): Promise<ProjectView> {
  return readProject(site.database, await site.actor('ducha'), projectId);
}

const pendingTracks = async (): Promise<string[]> =>
  (
    await site.database.query<{ track: string; date: string }>(
      `SELECT track, anchor_date AS date FROM due_step WHERE project_id = $1 ORDER BY track`,
      [projectId],
    )
  ).map(({ track, date }) => `${track} ${date}`);

describe('milestones', () => {
  beforeEach(() =>
    plan([
      { title: '开工', dueDate: '2022-03-31' },
      { title: '竣工', dueDate: '2022-09-30' },
    ]),
  );

  it('turn the lamp when one slips, though the end is far', async () => {
    const lampOn = async (day: string): Promise<string> => lampOf(await read(), day, site.get(OfficeCalendar));
    await site.database.query(`UPDATE project SET state = 'in_progress'`);
    expect([await lampOn('2022-03-31'), await lampOn('2022-04-01')]).toEqual(['green', 'red']);
    const [first] = await readMilestones(site.database, projectId);
    await reach(first?.id ?? '');
    expect([await lampOn('2022-04-01'), await lampOn('2022-09-30'), await lampOn('2022-10-08')]).toEqual([
      'green',
      'green',
      'red',
    ]);
    expect(await read()).toMatchObject({ percent: 50, nextMilestoneDate: '2022-09-30' });
  });

  it('have a ladder of their own that goes on to the next one', async () => {
    expect(await pendingTracks()).toContain('milestone 2022-03-31');
    const [first, second] = await readMilestones(site.database, projectId);
    await reach(first?.id ?? '');
    expect(await pendingTracks()).toContain('milestone 2022-09-30');
    await reach(second?.id ?? '');
    expect((await pendingTracks()).join()).not.toContain('milestone');
  });

  it('keep what is reached when the plan is changed, and leave one event each', async () => {
    const [first] = await readMilestones(site.database, projectId);
    await reach(first?.id ?? '');
    await plan([
      { id: first?.id ?? '', title: '开工', dueDate: '2022-04-15' },
      { title: '投产', dueDate: '2022-12-30' },
    ]);
    const now = await readMilestones(site.database, projectId);
    expect(now.map(({ title, doneAt }) => [title, doneAt !== null])).toEqual([
      ['开工', true],
      ['投产', false],
    ]);
    const types = (await readHistory(site.database, projectId)).map(({ type }) => type);
    expect(types.slice(1)).toEqual(['project.milestones_planned', 'project.milestone_reached', 'project.milestones_planned']);
  });

  it('are reached once', async () => {
    const [first] = await readMilestones(site.database, projectId);
    await reach(first?.id ?? '');
    await expect(reach(first?.id ?? '')).rejects.toMatchObject({ code: 'milestone.done' });
  });

  it.each([
    [[{ title: '竣工', dueDate: '2023-01-01' }], /lies after the due date 2022-12-30/],
    [[{ title: ' ', dueDate: '2022-06-30' }], /Milestone 1 has no title/],
    [[{ title: '竣工', dueDate: '六月底' }], /write it as YYYY-MM-DD/],
  ])('%j is refused and changes nothing', async (milestones, says) => {
    await expect(plan(milestones)).rejects.toMatchObject({
      code: 'milestone.invalid',
      message: expect.stringMatching(says) as string,
    });
    expect(await readMilestones(site.database, projectId)).toHaveLength(2);
  });

  it('are planned by supervisors', async () => {
    await expect(plan([], 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
  });
});

it('a template gives the stages of construction, those without a date left out', () => {
  expect(fromTemplate('construction', ['2022-01-31', null, '2022-03-31', null, '2022-12-30']).map(({ title }) => title)).toEqual([
    '签约',
    '开工',
    '投产',
  ]);
  expect(() => fromTemplate('construction', ['2022-01-31'])).toThrow(/has 5 steps/);
});
