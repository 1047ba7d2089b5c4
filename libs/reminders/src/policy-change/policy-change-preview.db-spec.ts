import { RemindersDispatcher } from '../dispatch/reminders-dispatcher.js';
import { ProjectsService } from '#projects';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { playPeriod } from '../dispatch/play-period.js';
import { DEFAULT_POLICY, PoliciesService } from '#policies';

import { type ChangePreview, PolicyChangePreviewService } from './policy-change-preview.service.js';
import { PolicyAdoptionService } from './policy-adoption.service.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

/** The shipped policy as JSON, with other offsets of some steps (null: without the step) and other rules. */
function proposed(offsets: Record<string, number | null>, rules: object = {}): Record<string, unknown> {
  const steps = DEFAULT_POLICY.steps
    .filter(({ key }) => offsets[key] !== null)
    .map((step) => ({ ...step, offset: offsets[step.key] ?? step.offset }));
  return JSON.parse(JSON.stringify({ ...DEFAULT_POLICY, ...rules, steps })) as Record<string, unknown>;
}

async function preview(name: string, definition: unknown, login = 'ducha'): Promise<ChangePreview> {
  return site.get(PolicyChangePreviewService).preview({ name, definition }, await site.actor(login), 'zh-CN');
}

async function rows(): Promise<unknown> {
  const [counts] = await site.database.query(
    'SELECT (SELECT count(*) FROM policy) AS policies, (SELECT count(*) FROM event) AS events, (SELECT max(xmin::text::bigint) FROM due_step) AS steps',
  );
  return counts;
}

it('a change is told with the running projects and pending steps that it touches, as its adoption then does', async () => {
  const { clock } = site;
  const supervisor = await site.actor('ducha');
  const first = await site.project();
  await site.project({ text: '推动河涌整治', dueDate: '2022-12-30' });
  const hidden = await site.project({ text: '整治河涌' });
  const admin = { ...supervisor, role: 'admin' as const, id: (await site.actor('leader')).id };
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
  await playPeriod({ clock, dispatcher: site.get(RemindersDispatcher) }, instantAt('2022-05-19', '12:00'));
  const definition = proposed({ 'before-15d': null, 'unsigned-3wd': 40, 'before-30d': -10 }, { shortBelowWorkdays: 10 });
  const before = await rows();
  const told = await preview('default', definition);
  expect(await rows()).toEqual(before);
  expect(told).toMatchObject({
    current: { version: 1 },
    nextVersion: 2,
    running: { projects: 2, byVersion: [{ version: 1, projects: 2 }] },
    choices: { lookedAt: 0, differing: 0 },
    remarks: [],
  });
  expect(told.differences.map(({ text }) => text)).toEqual([
    '短期事项界限（工作日）：15 → 10',
    '步骤 before-30d·时间：完成时限前 30 天 → 完成时限前 10 天',
    expect.stringContaining('取消步骤 before-15d') as string,
    '步骤 unsigned-3wd·时间：交办后 3 个工作日 → 交办后 40 个工作日',
  ]);
  const deadline = told.steps.examples.find(({ project, track }) => project.id === first && track === 'deadline');
  // Of 06-02 and 06-10; 06-07 has before-30d, which is on record for this date.
  expect(deadline).toMatchObject({
    project: { title: '碧道建设' },
    change: 'later',
    before: { stepKey: 'before-15d' },
    after: { stepKey: 'before-7d', plannedAt: instantAt('2022-06-10', '09:00') },
  });
  const saved = await site.get(PoliciesService).save(supervisor, 'default', definition);
  const adopted = await site.get(PolicyAdoptionService).adopt({ policyId: saved.id, reason: '调整' }, supervisor);
  expect([told.steps.lookedAt, told.steps.counts]).toEqual([adopted.moved, adopted.steps]);
  expect(adopted.steps.later).toBeGreaterThan(1);
  expect((await preview('default', definition)).running.byVersion).toEqual([{ version: 2, projects: 2 }]);
  expect((await preview('default', definition)).differences).toEqual([]);
});

it('a change of what policies are for is told by who would come under another one', async () => {
  const actor = await site.actor('ducha');
  const leadDepartmentId = await site.departmentId('sthj');
  const direct = { origin: 'direct' as const, leadDepartmentId, dueDate: '2022-06-30' };
  const urgent = { ...direct, title: '紧急整改', priority: 'urgent' as const };
  await site.database.transaction((tx) =>
    site.get(ProjectsService).register(tx, [urgent, { ...urgent, title: '再次整改' }, { ...direct, title: '日常巡查' }], actor),
  );
  const definition = proposed({}, { appliesTo: { priorities: ['urgent'] } });
  const told = await preview('urgent', definition);
  expect(told).toMatchObject({
    current: null,
    nextVersion: 1,
    running: { projects: 0 },
    steps: { lookedAt: 0 },
    differences: [],
  });
  expect(told.choices).toMatchObject({
    lookedAt: 3,
    differing: 2,
    byPolicy: [{ from: 'default', to: 'urgent', projects: 2 }],
  });
  expect(told.choices.examples.map(({ project }) => project.title).sort()).toEqual(['再次整改', '紧急整改']);
  await site.get(PoliciesService).save(actor, 'urgent', definition);
  expect(
    (await preview('urgent', proposed({ 'before-7d': -8 }, { appliesTo: { priorities: ['urgent'] } }))).choices.lookedAt,
  ).toBe(0);
  await expect(preview('urgent', {})).rejects.toMatchObject({ code: 'policy.invalid' });
  await expect(preview('urgent', definition, 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
});
