import { RemindersDispatcher } from '#reminders';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { newId } from '#platform';
import { ProjectsService, type TransitionCommand, type ProjectTransition } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { type DeskCommand, type DeskOutcome, OverdueActionsService } from './overdue-actions.service.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function act(action: DeskCommand['action'], projectIds: string[], more: Partial<DeskCommand> = {}): Promise<DeskOutcome[]> {
  const actor = await site.actor('ducha');
  return site.get(OverdueActionsService).act({ action, projectIds, actor, requestId: newId(), ...more });
}

async function transition(
  login: string,
  projectId: string,
  name: ProjectTransition,
  said: Partial<TransitionCommand> = {},
): Promise<void> {
  const actor = await site.actor(login);
  await site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId, transition: name, actor, expectedVersion: null, ...said }),
  );
}

const codes = (outcomes: DeskOutcome[]): string[] => outcomes.map(({ outcome, problem }) => problem?.code ?? outcome);

/** Inbox messages about a project as `name: first line`. */
async function told(projectId: string): Promise<string[]> {
  const rows = await site.database.query<{ line: string }>(
    `SELECT p.name || ': ' || (d.content->>'opening') AS line FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.project_id = $1 AND d.channel = 'inbox' ORDER BY d.created_at, p.name`,
    [projectId],
  );
  return rows.map(({ line }) => line).sort();
}

async function eventsOf(projectId: string, type: string): Promise<Record<string, unknown>[]> {
  return (await readHistory(site.database, projectId)).filter((event) => event.type === type).map(({ data }) => data);
}

describe('urge', () => {
  it('tells officers and head at once, in the supervisor’s words, on record', async () => {
    const projectId = await site.project();
    const [outcome] = await act('urge', [projectId], { message: '请于周五前反馈' });
    expect(outcome).toEqual({ projectId, outcome: 'done', slip: null, problem: null });
    expect(await told(projectId)).toEqual(['环保局长: 督查员催办：请于周五前反馈', '环保经办: 督查员催办：请于周五前反馈']);
    expect(await eventsOf(projectId, 'project.urged')).toMatchObject([{ message: '请于周五前反馈', level: 1 }]);
    const reminders = await site.database.query('SELECT track, level, kind FROM reminder');
    expect(reminders).toEqual([{ track: 'urge', level: 1, kind: 'reminder' }]);
  });

  it('reaches a person once a day for one project, unless forced; the ladder’s own 催办 counts', async () => {
    const projectId = await site.project();
    site.clock.moveTo(instantAt('2022-01-18', '09:00'));
    expect(await site.get(RemindersDispatcher).tick()).toBe(1);
    const again = await act('urge', [projectId]);
    expect(codes(again)).toEqual(['call.already-today']);
    expect(again[0]?.problem?.detail).toContain('环保经办、环保局长 heard of this project today already');
    expect(codes(await act('urge', [projectId], { force: true }))).toEqual(['done']);
    site.clock.moveTo(instantAt('2022-01-19', '09:00'));
    expect(codes(await act('urge', [projectId]))).toEqual(['done']);
    expect(codes(await act('urge', [projectId]))).toEqual(['call.already-today']);
    expect(await eventsOf(projectId, 'project.urged')).toHaveLength(2);
  });

  it('by two supervisors at the same moment reaches nobody twice', async () => {
    for (let round = 0; round < 10; round += 1) {
      const projectId = await site.project();
      const outcomes = (await Promise.all([act('urge', [projectId]), act('urge', [projectId])])).flat();
      expect(codes(outcomes).sort()).toEqual(['call.already-today', 'done']);
      expect(await told(projectId)).toHaveLength(2);
    }
  });

  it('repeated as the same request does nothing again, also when the first try broke off half way', async () => {
    const projects = [await site.project(), await site.project(), await site.project()];
    const request = { requestId: 'one request', force: true };
    await act('urge', projects.slice(0, 2), request);
    const whole = await Promise.all([act('urge', projects, request), act('urge', projects, request)]);
    expect(whole.map(codes)).toEqual([
      ['done', 'done', 'done'],
      ['done', 'done', 'done'],
    ]);
    for (const projectId of projects) expect(await eventsOf(projectId, 'project.urged')).toHaveLength(1);
  });
});

it('raise tells the leader in charge; without one it is refused', async () => {
  const projectId = await site.project();
  const second = await site.project();
  await site.database.query('UPDATE project SET leader_id = NULL WHERE id = $1', [second]);
  expect(codes(await act('raise', [projectId, second]))).toEqual(['done', 'call.no-leader']);
  expect(await told(projectId)).toEqual(['分管领导: 督查员提请领导：该事项逾期未完成，提请领导协调。']);
  expect(await eventsOf(projectId, 'project.raised')).toHaveLength(1);
});

describe('many projects', () => {
  it('each stands for itself: what is refused for one is done for the others', async () => {
    const [open, closed, strange] = [await site.project(), await site.project(), newId()];
    await transition('ducha', closed, 'cancel', { reason: '重复' });
    const outcomes = await act('issue-slip', [open, closed, strange], { problem: '逾期' });
    expect(codes(outcomes)).toEqual(['done', 'slip.project-ended', 'project.not-found']);
    expect(outcomes[0]?.slip).toMatchObject({ number: '督〔2022〕1号' });
    expect(outcomes[1]?.problem?.detail).toContain('Resume or reopen it first');
    const rows = await site.database.query('SELECT project_id, problem FROM slip');
    expect(rows).toEqual([{ project_id: open, problem: '逾期' }]);
  });

  it('a repeated issue answers with the slip of the first', async () => {
    const projectId = await site.project();
    const first = await act('issue-slip', [projectId], { requestId: 'r' });
    expect(await act('issue-slip', [projectId], { requestId: 'r' })).toEqual(first);
    expect(codes(await act('issue-slip', [projectId]))).toEqual(['slip.already-open']);
  });

  it('are extended, refused, returned and excused by the table of moves', async () => {
    const [asked, refused, reviewed, other] = [
      await site.project(),
      await site.project(),
      await site.project(),
      await site.project(),
    ];
    for (const projectId of [asked, refused, reviewed]) await transition('huanbao', projectId, 'acknowledge');
    for (const projectId of [asked, refused])
      await transition('huanbao', projectId, 'request-extension', { dueDate: '2022-09-30', reason: '汛期' });
    await transition('huanbao', reviewed, 'request-completion', { text: '已建成' });
    expect(codes(await act('approve-extension', [asked, other]))).toEqual(['done', 'project.illegal-transition']);
    expect(codes(await act('refuse-extension', [refused], {}))).toEqual(['transition.incomplete']);
    expect(codes(await act('refuse-extension', [refused], { reason: '理由不足' }))).toEqual(['done']);
    expect(codes(await act('return', [reviewed], { reason: '缺验收报告' }))).toEqual(['done']);
    expect(codes(await act('excuse', [other], { reason: '政策调整' }))).toEqual(['done']);
    expect(await eventsOf(asked, 'project.extension_approved')).toHaveLength(1);
  });

  it('are not for officers, and a leader only decides on extensions', async () => {
    const projectId = await site.project();
    for (const login of ['huanbao', 'leader'])
      await expect(act('urge', [projectId], { actor: await site.actor(login) })).rejects.toMatchObject({ code: 'access.denied' });
  });
});

describe('a dry run', () => {
  it('says whom an urge and a slip would reach and what would be refused, and does nothing', async () => {
    const [projectId, other] = [await site.project(), await site.project({ text: '启动公园建设' })];
    await act('issue-slip', [other]);
    const dryRun = { dryRun: true, requestId: 'dry' };
    expect(await act('urge', [projectId], dryRun)).toEqual([
      { projectId, outcome: 'done', slip: null, people: ['环保经办', '环保局长'], problem: null },
    ]);
    const [would, refused] = await act('issue-slip', [projectId, other], dryRun);
    expect(would).toMatchObject({ outcome: 'done', slip: null, people: ['环保经办'] });
    expect(refused).toMatchObject({ outcome: 'refused', problem: { code: 'slip.already-open' } });
    expect([await told(projectId), await eventsOf(projectId, 'project.urged')]).toEqual([[], []]);
    // What was only tried is done when it is asked for, with the next number.
    const [done] = await act('issue-slip', [projectId], { requestId: 'dry' });
    expect(done?.slip?.number).toBe('督〔2022〕2号');
  });
});
