import { RemindersDispatcher } from '../dispatch/reminders-dispatcher.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { ProjectsService, type TransitionCommand, type ProjectTransition, readProject } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { playPeriod } from '../dispatch/play-period.js';
import { DEFAULT_POLICY, PoliciesService, type PolicyDefinition } from '#policies';
import { type Adoption, type AdoptionCommand, PolicyAdoptionService } from './policy-adoption.service.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

/** The shipped policy with other offsets of some steps (null: without the step), and other rules. */
function changed(offsets: Record<string, number | null>, rules: Partial<PolicyDefinition> = {}): PolicyDefinition {
  const steps = DEFAULT_POLICY.steps
    .filter(({ key }) => offsets[key] !== null)
    .map((step) => ({ ...step, offset: offsets[step.key] ?? step.offset }));
  return { ...structuredClone(DEFAULT_POLICY), ...rules, steps: steps as PolicyDefinition['steps'] };
}

async function publish(definition: PolicyDefinition): Promise<string> {
  const actor = await site.actor('ducha');
  const json: unknown = JSON.parse(JSON.stringify(definition));
  return (await site.get(PoliciesService).save(actor, 'default', json)).id;
}

async function adopt(policyId: string, scope: Partial<AdoptionCommand> = {}, login = 'ducha'): Promise<Adoption> {
  return site.get(PolicyAdoptionService).adopt({ policyId, reason: '统一催办节奏', ...scope }, await site.actor(login));
}

async function play(day: string, time = '20:00'): Promise<void> {
  const dispatcher = site.get(RemindersDispatcher);
  await playPeriod({ clock: site.clock, dispatcher }, instantAt(day, time));
}

async function shift(
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

/** `key day` of what is on record for a track, in order. */
async function onRecord(projectId: string, track = 'deadline'): Promise<string[]> {
  const rows = await site.database.query<{ step: string }>(
    `SELECT step_key || ' ' || to_char(recorded_at, 'YYYY-MM-DD') AS step FROM reminder WHERE project_id = $1 AND track = $2
     ORDER BY recorded_at, planned_at`,
    [projectId, track],
  );
  return rows.map(({ step }) => step);
}

async function pending(projectId: string): Promise<Record<string, string>> {
  const rows = await site.database.query<{ track: string; step: string }>(
    `SELECT track, step_key || ' ' || to_char(planned_at, 'YYYY-MM-DD') AS step FROM due_step WHERE project_id = $1`,
    [projectId],
  );
  return Object.fromEntries(rows.map(({ track, step }) => [track, step]));
}

async function inWork(details: Parameters<Site['project']>[0] = {}): Promise<string> {
  const id = await site.project(details);
  await shift('huanbao', id, 'acknowledge');
  return id;
}

describe('a running project that comes under a new version', () => {
  it('goes on from now: what was sent is not sent again, what lies in the past is not made up for', async () => {
    const id = await inWork();
    await play('2022-05-19');
    expect(await pending(id)).toMatchObject({ deadline: 'before-15d 2022-06-02' });
    // before-30d was sent on 05-18 and would come again on 05-27; before-7d moves ahead; before-3d into the past.
    const next = await publish(changed({ 'before-30d': -21, 'before-15d': null, 'before-7d': -10, 'before-3d': -60 }));
    expect(await pending(id)).toMatchObject({ deadline: 'before-15d 2022-06-02' });
    expect(await adopt(next)).toMatchObject({ moved: 1, steps: { later: 1, same: 1 } });
    expect(await pending(id)).toMatchObject({ deadline: 'before-7d 2022-06-07' });
    await play('2022-06-20');
    expect(await onRecord(id)).toEqual([
      'before-30d 2022-05-18',
      'before-7d 2022-06-07',
      'before-1d 2022-06-16',
      'due 2022-06-17',
      'after-1wd 2022-06-20',
    ]);
  });

  it('tells in its history who moved it and why, and what it was before is kept', async () => {
    const id = await inWork();
    const { policyId: first } = await readProject(site.database, await site.actor('ducha'), id);
    await play('2022-02-10');
    const plannedProgress = { yellowLag: 10, redLag: 30, withoutMilestones: 'workdays' as const };
    const second = await publish(changed({}, { plannedProgress }));
    await play('2022-02-11');
    await adopt(second);
    const now = await readProject(site.database, await site.actor('ducha'), id);
    const asOf = await readProject(site.database, await site.actor('ducha'), id, instantAt('2022-02-11', '00:00'));
    expect([asOf.policyId, asOf.atRiskFrom]).toEqual([first, null]);
    expect([now.policyId, now.version]).toEqual([second, asOf.version + 1]);
    // A tenth of the workdays to 06-17 will have passed on Sunday 01-30, which is worked.
    expect(now.atRiskFrom).toBe('2022-01-30');
    expect((await readHistory(site.database, id)).at(-1)).toMatchObject({
      type: 'project.policy_changed',
      actor: { name: '督查员' },
      data: {
        before: { policyId: first },
        after: { policyId: second, atRiskFrom: now.atRiskFrom },
        from: { name: 'default', version: 1 },
        to: { name: 'default', version: 2 },
        reason: '统一催办节奏',
      },
    });
  });

  it('still hears of what fell due and only waited for the sending hours, if the policy has that step', async () => {
    const [kept, dropped] = [await inWork(), await inWork({ text: '推动河涌整治' })];
    const pauses = [{ from: '2022-05-16', to: '2022-05-25' }];
    await adopt(await publish(changed({}, { window: { ...DEFAULT_POLICY.window, pauses } })));
    await play('2022-05-19', '12:00');
    expect(await onRecord(kept)).toEqual([]);
    expect((await adopt(await publish(changed({})), { projectIds: [kept] })).steps).toMatchObject({ same: 2, later: 0 });
    await adopt(await publish(changed({ 'before-30d': null })), { projectIds: [dropped] });
    await play('2022-06-02');
    expect(await onRecord(kept)).toEqual(['before-30d 2022-05-19', 'before-15d 2022-06-02']);
    expect(await onRecord(dropped)).toEqual(['before-15d 2022-06-02']);
  });

  it('owes reports of a new cadence from that day on', async () => {
    const id = await inWork({ dueDate: '2022-12-30' });
    await play('2022-04-20');
    expect(await pending(id)).toMatchObject({ report: expect.stringContaining('silent-5wd.') as string });
    const weekly = { cadence: 'weekly' as const, day: 5, minimumGapDays: 3 };
    await adopt(await publish(changed({}, { report: weekly })));
    // Friday 04-22, and five workdays of silence after it; 04-24 is worked.
    expect(await pending(id)).toMatchObject({ report: 'silent-5wd 2022-04-28' });
    // Another change that leaves the cadence alone forgives nothing.
    await play('2022-05-10');
    await adopt(await publish(changed({ 'before-7d': -8 }, { report: weekly })));
    expect(await onRecord(id, 'report')).toContain('silent-5wd 2022-04-28');
    expect(await pending(id)).toMatchObject({ report: 'silent-5wd.2 2022-05-16' });
  });
});

describe('adoption', () => {
  it('takes whom it names: by department, plan or one by one; what is over stays, and so does what the actor does not see', async () => {
    const cjj = await site.departmentId('cjj');
    const [own, other, hidden, over] = [
      await inWork(),
      await site.project({ text: '修建道路', leadDepartmentId: cjj }),
      await inWork({ text: '整治河涌' }),
      await inWork({ text: '建设公园' }),
    ];
    const admin = { ...(await site.actor('ducha')), role: 'admin' as const };
    await site.database.transaction((tx) =>
      site.get(ProjectsService).transition(tx, {
        projectId: hidden,
        transition: 'restrict',
        actor: admin,
        expectedVersion: null,
        reason: '涉密',
        readerIds: [],
      }),
    );
    await site.database.query('UPDATE project SET reader_ids = $2 WHERE id = $1', [hidden, []]);
    await shift('ducha', over, 'cancel', { reason: '不再实施' });
    const second = await publish(changed({ 'before-7d': -8 }));
    expect((await adopt(second, { departmentId: cjj })).moved).toBe(1);
    expect((await adopt(second, { projectIds: [own, over] })).moved).toBe(1);
    expect((await adopt(second)).moved).toBe(0);
    await expect(adopt(second, { projectIds: [hidden] })).rejects.toMatchObject({ code: 'project.not-found' });
    await expect(adopt(second, {}, 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
    const rows = await site.database.query<{ id: string }>('SELECT id FROM project WHERE policy_id = $1', [second]);
    expect(rows.map(({ id }) => id).sort()).toEqual([own, other].sort());
  });

  it('of two at once moves each project once, also beside the dispatcher; an older version is refused', async () => {
    for (let n = 0; n < 12; n += 1) await site.project({ text: `启动工程${n}` });
    site.clock.moveTo(instantAt('2022-01-18', '09:00'));
    const second = await publish(changed({ 'before-7d': -8, 'unsigned-3wd': 4 }));
    const { database } = site;
    const dispatcher = site.get(RemindersDispatcher);
    const [one, two] = await Promise.all([adopt(second), adopt(second), dispatcher.tick(), dispatcher.tick()]);
    while ((await dispatcher.tick()) > 0);
    expect(one.moved + two.moved).toBe(12);
    const [counts] = await database.query(
      `SELECT (SELECT count(*) FROM event WHERE type = 'project.policy_changed') AS events,
         (SELECT count(*) FROM reminder WHERE step_key = 'unsigned-1wd') AS reminders, (SELECT count(*) FROM due_step) AS steps`,
    );
    expect(counts).toEqual({ events: 12, reminders: 12, steps: 24 });
    await publish(changed({}));
    await expect(adopt(second)).rejects.toMatchObject({ code: 'policy.superseded' });
  });
});
