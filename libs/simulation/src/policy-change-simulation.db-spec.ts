import { ProjectsService } from '#projects';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RemindersDispatcher, playPeriod, PolicyAdoptionService } from '#reminders';
import { DEFAULT_POLICY, PoliciesService } from '#policies';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../test/setup/database.js';
import { givenSite, type Site } from '../../../test/setup/given.js';
import { readPlannedMessages } from './planned-messages.queries.js';
import { PolicyChangeSimulation } from './policy-change-simulation.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

const STEPS = DEFAULT_POLICY.steps.filter(({ key }) => key !== 'before-7d');
const PROPOSED: unknown = JSON.parse(
  JSON.stringify({
    ...DEFAULT_POLICY,
    report: { cadence: 'weekly', day: 5, minimumGapDays: 3 },
    steps: STEPS.map((step) => (step.key === 'after-1wd' ? { ...step, when: { unread: true } } : step)),
  }),
);

/** A site in June: one project in work, one never signed for, messages read and unread, one step waiting for the morning. */
async function givenJune(): Promise<void> {
  const { clock } = site;
  const id = await site.project();
  await site.project({ text: '推动河涌整治', dueDate: '2022-06-24' });
  const actor = await site.actor('huanbao');
  await site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId: id, transition: 'acknowledge', actor, expectedVersion: null }),
  );
  await playPeriod({ clock, dispatcher: site.get(RemindersDispatcher) }, instantAt('2022-06-02', '20:00'));
}

async function simulationSchemas(): Promise<number> {
  const rows = await site.database.query(`SELECT 1 FROM pg_namespace WHERE nspname LIKE 'sim\\_%'`);
  return rows.length;
}

it('the next days are played as they then come, under the present version and under the new one', async () => {
  await givenJune();
  const { clock } = site;
  const actor = await site.actor('ducha');
  const start = clock.now();
  const play = await site.get(PolicyChangeSimulation).play({ name: 'default', definition: PROPOSED }, 30, actor);
  expect(await simulationSchemas()).toBe(0);
  expect(await readPlannedMessages(site.database, start)).toEqual([]);
  expect(play).toMatchObject({ from: '2022-06-02', to: '2022-07-02', projects: 2, remarks: [] });
  for (const rows of [play.byKind, play.byLevel, play.byDay, play.byDepartment])
    for (const side of ['before', 'after'] as const)
      expect(rows.reduce((sum, row) => sum + row[side], 0)).toBe(play.messages[side]);
  expect(play.byDepartment.map(({ key }) => key)).toEqual(['未列入部门', '生态环境分局']);
  for (const side of ['before', 'after'] as const)
    expect(play.byPerson.reduce((sum, person) => sum + person[side], 0)).toBe(play.messages[side]);

  const saved = await site.get(PoliciesService).save(actor, 'default', PROPOSED);
  await site.get(PolicyAdoptionService).adopt({ policyId: saved.id, reason: '调整' }, actor);
  await playPeriod({ clock, dispatcher: site.get(RemindersDispatcher) }, instantAt('2022-07-02', '23:59'));
  const real = await readPlannedMessages(site.database, start);
  expect(play.byDay.filter(({ after }) => after > 0).map(({ key, after }) => [key, after])).toEqual(
    real.map(({ date, messages }) => [date, messages.length]),
  );
});

it('before the change it goes on as it does without', async () => {
  await givenJune();
  const { clock } = site;
  const start = clock.now();
  const play = await site
    .get(PolicyChangeSimulation)
    .play({ name: 'default', definition: PROPOSED }, 30, await site.actor('ducha'));
  await playPeriod({ clock, dispatcher: site.get(RemindersDispatcher) }, instantAt('2022-07-02', '23:59'));
  const real = await readPlannedMessages(site.database, start);
  expect(play.byDay.filter(({ before }) => before > 0).map(({ key, before }) => [key, before])).toEqual(
    real.map(({ date, messages }) => [date, messages.length]),
  );
  expect(play.messages.before).not.toBe(play.messages.after);
  const other = await site
    .get(PolicyChangeSimulation)
    .play({ name: 'nobody-has-it', definition: PROPOSED }, 30, await site.actor('ducha'));
  expect(other).toMatchObject({ projects: 0, messages: { before: 0, after: 0 } });
  await expect(
    site.get(PolicyChangeSimulation).play({ name: 'default', definition: PROPOSED }, 91, await site.actor('ducha')),
  ).rejects.toMatchObject({ code: 'period.invalid' });
});
