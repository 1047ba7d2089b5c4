import { ProjectsService } from './projects.service.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { DomainError } from '#platform';
import { databaseForThisTest } from '../../../test/setup/database.js';
import { givenSite, type Site } from '../../../test/setup/given.js';
import { readProject, type ProjectView } from './reading/list-projects.queries.js';
import type { TransitionCommand, ProjectTransition } from './transitions/project-transitions.js';
import type { Project } from './project/project.entity.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function transition(
  login: string,
  projectId: string,
  name: ProjectTransition,
  details: Partial<TransitionCommand> = {},
): Promise<Project> {
  const actor = await site.actor(login);
  return site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId, transition: name, actor, expectedVersion: null, ...details }),
  );
}

async function read(projectId: string, login = 'ducha'): Promise<ProjectView> {
  return readProject(site.database, await site.actor(login), projectId);
}

async function projectInReview(): Promise<string> {
  const projectId = await site.project();
  await transition('huanbao', projectId, 'acknowledge');
  await transition('huanbao', projectId, 'request-completion', { text: '已建成' });
  return projectId;
}

describe('a move', () => {
  it('that is illegal names the legal ones and changes nothing', async () => {
    const projectId = await site.project();
    await expect(transition('ducha', projectId, 'close')).rejects.toMatchObject({
      code: 'project.illegal-transition',
      message: expect.stringContaining('Legal now: acknowledge, object, reassign') as string,
    });
    expect(await read(projectId)).toMatchObject({ state: 'registered', version: 1 });
  });

  it('is impossible after the end', async () => {
    const projectId = await site.project();
    await transition('ducha', projectId, 'cancel', { reason: '重复' });
    await expect(transition('ducha', projectId, 'cancel', { reason: '重复' })).rejects.toThrow(/No move is legal any more/);
  });

  it('made on a version that somebody else has changed is refused', async () => {
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge', { expectedVersion: 1 });
    await expect(
      transition('huanbao', projectId, 'report', { percent: 10, text: '进场', expectedVersion: 1 }),
    ).rejects.toMatchObject({
      code: 'version.stale',
    });
    expect(await read(projectId)).toMatchObject({ percent: 0, version: 2 });
  });

  it.each([
    ['report', {}, ['percent', 'text']],
    ['request-completion', { text: '' }, ['text']],
  ] as const)('%s without what it needs says what is missing', async (name, details, missing) => {
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge');
    await expect(transition('huanbao', projectId, name, details)).rejects.toMatchObject({
      code: 'transition.incomplete',
      facts: { missing },
    });
  });

  it('leaves one event with what changed', async () => {
    const projectId = await projectInReview();
    await transition('ducha', projectId, 'return', { reason: '缺验收材料' });
    const last = (await readHistory(site.database, projectId)).at(-1);
    expect(last).toMatchObject({
      type: 'project.returned',
      data: { before: { state: 'in_review' }, after: { state: 'in_progress' }, reason: '缺验收材料' },
    });
    expect(await read(projectId)).toMatchObject({ returns: 1 });
  });
});

describe('the due date', () => {
  it('changes with a reason, and the first one stays on record', async () => {
    const projectId = await site.project();
    await transition('ducha', projectId, 'change-due-date', { dueDate: '2022-09-30', reason: '汛期停工' });
    await transition('ducha', projectId, 'change-due-date', { dueDate: '2022-10-31', reason: '材料未到' });
    expect(await read(projectId)).toMatchObject({ dueDate: '2022-10-31', originalDueDate: '2022-06-17' });
  });

  it.each([
    ['due-date.past', '2022-01-16'],
    ['due-date.invalid', '2022-02-29'],
  ])('%s: %s', async (code, dueDate) => {
    const projectId = await site.project();
    await expect(transition('ducha', projectId, 'change-due-date', { dueDate, reason: '误' })).rejects.toMatchObject({ code });
    expect(await read(projectId)).toMatchObject({ dueDate: '2022-06-17', version: 1 });
  });
});

describe('suspension', () => {
  it('goes back to where it was', async () => {
    const projectId = await projectInReview();
    await transition('ducha', projectId, 'suspend', { reason: '等待审计' });
    expect((await transition('ducha', projectId, 'resume')).state).toBe('in_review');
  });
});

describe('whose project it is', () => {
  it('is hidden from officers of other departments, who can neither see nor move it', async () => {
    const projectId = await site.project();
    await expect(read(projectId, 'chengjian')).rejects.toMatchObject({ code: 'project.not-found' });
    await expect(transition('chengjian', projectId, 'acknowledge')).rejects.toMatchObject({ code: 'project.not-found' });
    expect(await read(projectId, 'huanbao')).toMatchObject({ state: 'registered' });
  });

  it('is shown to a department that helps', async () => {
    const projectId = await site.project({ cooperatingDepartmentIds: [await site.departmentId('cjj')] });
    expect(await read(projectId, 'chengjian')).toMatchObject({ id: projectId });
  });

  it('leaves what a supervisor decides to the supervisor', async () => {
    const projectId = await projectInReview();
    await expect(transition('huanbao', projectId, 'close')).rejects.toMatchObject({ code: 'access.denied' });
  });
});

it('of closing and returning at the same time one wins, and the other is told why', async () => {
  for (let round = 0; round < 20; round += 1) {
    const projectId = await projectInReview();
    const results = await Promise.allSettled([
      transition('ducha', projectId, 'close'),
      transition('ducha', projectId, 'return', { reason: '缺验收材料' }),
    ]);
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(lost).toHaveLength(1);
    expect(lost[0]).toBeInstanceOf(DomainError);
    expect(lost[0]).toMatchObject({ code: 'project.illegal-transition' });
    const types = (await readHistory(site.database, projectId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'project.closed' || type === 'project.returned')).toHaveLength(1);
  }
});
