import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { ProjectsService, type TransitionCommand, type Project, PolicyPreviewService } from '#projects';
import { type DirectRegistration } from '../../libs/projects/src/registration/register-project.js';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../setup/database.js';
import { givenSite, type Site } from '../setup/given.js';
import { RemindersDispatcher, playPeriod } from '#reminders';
import { DEFAULT_POLICY, PoliciesService } from '#policies';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function save(name: string, change: object): Promise<string> {
  const actor = await site.actor('ducha');
  const definition = { ...structuredClone(DEFAULT_POLICY), title: name, ...change };
  return (await site.get(PoliciesService).save(actor, name, definition)).id;
}

async function register(details: Partial<DirectRegistration>): Promise<{ id: string; policyId: string }> {
  const { database } = site;
  const projects = site.get(ProjectsService);
  const actor = await site.actor('ducha');
  const registration: DirectRegistration = {
    origin: 'direct',
    title: '整治河涌',
    leadDepartmentId: await site.departmentId('sthj'),
    ...details,
  };
  const [id = ''] = await database.transaction((tx) => projects.register(tx, [registration], actor));
  const [row] = await database.query<{ policyId: string }>('SELECT policy_id AS "policyId" FROM project WHERE id = $1', [id]);
  return { id, policyId: row?.policyId ?? '' };
}

describe('several policies', () => {
  it('take the projects they are for, by priority; each keeps the version it was registered under', async () => {
    const first = await save('urgent', { appliesTo: { priorities: ['urgent'] }, priority: 1 });
    const old = await register({ priority: 'urgent' });
    expect(old.policyId).toBe(first);
    const livelihood = await save('livelihood', { appliesTo: { series: ['十项民生实事'] }, priority: 5 });
    const newer = await save('urgent', { appliesTo: { priorities: ['urgent'] }, priority: 1 });
    expect((await register({ priority: 'urgent', series: ['十项民生实事'] })).policyId).toBe(livelihood);
    expect((await register({ priority: 'urgent' })).policyId).toBe(newer);
    expect((await register({ policyId: livelihood })).policyId).toBe(livelihood);
    expect([first, livelihood, newer]).not.toContain((await register({})).policyId);

    const actor = await site.actor('ducha');
    const ofProject = await site.get(PolicyPreviewService).preview(actor, { projectId: old.id });
    expect(ofProject.current).toMatchObject({ id: first, version: 1 });
    expect(ofProject.chosen.id).toBe(newer);
    const itemId = await site.draftItem();
    await save('starts', { appliesTo: { commitments: ['start'], kinds: ['task'] } });
    const ofDraft = await site.get(PolicyPreviewService).preview(actor, { itemId });
    expect(ofDraft.chosen).toMatchObject({ name: 'starts', why: expect.stringContaining('承诺程度：启动类') as string });
  });

  it('explains itself to departments for their own projects only', async () => {
    const officer = await site.actor('chengjian');
    const { id } = await register({});
    await expect(site.get(PolicyPreviewService).preview(officer, { projectId: id })).rejects.toMatchObject({
      code: 'project.not-found',
    });
    await expect(site.get(PolicyPreviewService).preview(officer, {})).rejects.toMatchObject({
      code: 'access.denied',
    });
  });
});

describe('an extension', () => {
  async function transition(
    login: string,
    projectId: string,
    name: TransitionCommand['transition'],
    dueDate?: string,
  ): Promise<Project> {
    const { database } = site;
    const projects = site.get(ProjectsService);
    const said = { reason: '汛期停工', ...(dueDate ? { dueDate } : {}) };
    const command: TransitionCommand = {
      projectId,
      transition: name,
      actor: await site.actor(login),
      expectedVersion: null,
      ...said,
    };
    return database.transaction((tx) => projects.transition(tx, command));
  }

  it('is granted until a date between the present one and the one that was asked for', async () => {
    const projectId = await site.project({ dueDate: '2022-06-17' });
    await transition('huanbao', projectId, 'request-extension', '2022-09-30');
    const refusal = {
      code: 'extension.not-grantable',
      message: expect.stringContaining('from 2022-06-18 to 2022-09-30') as string,
    };
    for (const day of ['2022-06-17', '2022-10-01'])
      await expect(transition('ducha', projectId, 'approve-extension', day)).rejects.toMatchObject(refusal);
    expect(await transition('ducha', projectId, 'approve-extension', '2022-08-31')).toMatchObject({ dueDate: '2022-08-31' });
  });

  it('is not granted until a date that has passed meanwhile, or that another due date has overtaken', async () => {
    const late = await site.project({ dueDate: '2022-06-17' });
    await transition('huanbao', late, 'request-extension', '2022-07-15');
    const overtaken = await site.project({ dueDate: '2022-06-17' });
    await transition('huanbao', overtaken, 'request-extension', '2022-07-15');
    await transition('ducha', overtaken, 'change-due-date', '2022-12-30');
    site.clock.moveTo(instantAt('2022-07-15', '10:00'));
    await expect(transition('ducha', overtaken, 'approve-extension')).rejects.toMatchObject({ code: 'extension.not-grantable' });
    site.clock.moveTo(instantAt('2022-07-16', '10:00'));
    await expect(transition('ducha', late, 'approve-extension')).rejects.toMatchObject({
      code: 'extension.not-grantable',
      message: expect.stringContaining('Refuse the request') as string,
    });
  });
});

describe('a step with a condition', () => {
  const steps = [
    {
      key: 'unsigned',
      track: 'acknowledgement',
      for: 'any',
      offset: 1,
      unit: 'workday',
      level: 1,
      when: { unacknowledged: true },
    },
    {
      key: 'red',
      track: 'deadline',
      for: 'any',
      offset: 1,
      unit: 'day',
      repeatEvery: 1,
      repeatAtMost: 2,
      level: 1,
      when: { lamps: ['red'] },
    },
    {
      key: 'behind',
      track: 'deadline',
      for: 'any',
      offset: -1,
      unit: 'day',
      level: 1,
      when: { pointsBehind: 10, priorities: ['urgent'] },
    },
    { key: 'unread', track: 'deadline', for: 'any', offset: 2, unit: 'workday', level: 1, when: { unread: true } },
  ].map((step) => ({ ...step, audience: ['lead-officers'], channels: ['inbox'] }));

  it('is taken where it holds and passed over where it does not, and the history says why', async () => {
    const policyId = await save('conditional', { steps, report: { cadence: 'none', day: 1, minimumGapDays: 0 } });
    const { id } = await register({ policyId, priority: 'urgent', dueDate: '2022-06-17' });
    const { database, clock } = site;
    const dispatcher = site.get(RemindersDispatcher);
    await playPeriod({ clock: site.clock, dispatcher }, instantAt('2022-06-24', '12:00'));
    expect(clock.now()).toEqual(instantAt('2022-06-24', '12:00'));
    const told = (await readHistory(database, id)).flatMap(({ type, data }) =>
      typeof data['step'] === 'string' ? [`${type.split('.')[1]} ${data['step']} ${String(data['because'] ?? '')}`.trim()] : [],
    );
    expect(told).toEqual([
      'escalated unsigned',
      'step_skipped behind 条件不符，未发出：落后序时进度（百分点）：0（要求：不少于 10）',
      // Due on a Friday: the day after moves to Monday 06-20, which is the first day that is red.
      'escalated red',
      // Both fall on Tuesday 06-21; in the order of the policy.
      'escalated red.2',
      'escalated unread',
      'escalated red.3',
    ]);
  });
});
