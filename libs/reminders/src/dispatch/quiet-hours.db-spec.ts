import { RemindersDispatcher } from './reminders-dispatcher.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectsService, type TransitionCommand, type ProjectTransition } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { DEFAULT_POLICY, PoliciesService } from '#policies';
import { playPeriod } from './play-period.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

const at = (date: string, time = '09:00'): Date => instantAt(date, time);

async function play(until: Date): Promise<void> {
  const { clock } = site;
  await playPeriod({ clock, dispatcher: site.get(RemindersDispatcher) }, until);
}

async function transition(
  login: string,
  projectId: string,
  name: ProjectTransition,
  details: Partial<TransitionCommand> = {},
): Promise<void> {
  const actor = await site.actor(login);
  await site.database.transaction((tx) =>
    site.get(ProjectsService).transition(tx, { projectId, transition: name, actor, expectedVersion: null, ...details }),
  );
}

describe('in a pause of a policy that exempts 督办（红）', () => {
  async function givenPause(when?: object): Promise<string> {
    const steps = DEFAULT_POLICY.steps.map((step) => (step.key === 'after-5wd' && when ? { ...step, when } : step));
    const window = { ...DEFAULT_POLICY.window, pauses: [{ from: '2022-06-18', to: '2022-06-30' }], exemptLevels: [3] };
    const admin = { ...(await site.actor('ducha')), role: 'admin' as const };
    await site.get(PoliciesService).save(admin, 'default', { ...DEFAULT_POLICY, window, steps });
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge');
    await transition('huanbao', projectId, 'report', { percent: 10, text: '开工' });
    return projectId;
  }

  async function inPause(projectId: string): Promise<string[]> {
    const rows = await site.database.query<{ step: string }>(
      `SELECT step_key || ' ' || to_char(recorded_at, 'YYYY-MM-DD') AS step FROM reminder
       WHERE project_id = $1 AND step_key LIKE 'after%' ORDER BY planned_at`,
      [projectId],
    );
    return rows.map(({ step }) => step);
  }

  it('that level goes out on its day, with what has waited, and the others wait for the end', async () => {
    const projectId = await givenPause();
    await play(at('2022-06-24', '08:59'));
    expect(await inPause(projectId)).toEqual([]);
    await play(at('2022-06-30', '23:00'));
    expect(await inPause(projectId)).toEqual(['after-1wd 2022-06-24', 'after-3wd 2022-06-24', 'after-5wd 2022-06-24']);
    const sent = await site.database.query<{ title: string; channel: string }>(
      `SELECT d.content->>'title' AS title, d.channel FROM delivery d JOIN person p ON p.id = d.recipient_id
       WHERE p.login = 'huanbao' AND d.content->>'title' LIKE '%已逾期%'`,
    );
    expect(sent.map(({ title, channel }) => `${channel} ${title}`).sort()).toEqual([
      'email 【督办（红）】碧道建设（已逾期 7 天）',
      'inbox 【督办（红）】碧道建设（已逾期 7 天）',
    ]);
    await play(at('2022-07-01'));
    expect((await inPause(projectId)).slice(3)).toEqual(['after-10wd 2022-07-01']);
  });

  it('and where its conditions do not hold, nothing goes out', async () => {
    const projectId = await givenPause({ unacknowledged: true });
    await play(at('2022-06-30', '23:00'));
    expect(await inPause(projectId)).toEqual([]);
    await play(at('2022-07-01'));
    expect(await inPause(projectId)).toEqual(['after-1wd 2022-07-01', 'after-3wd 2022-07-01', 'after-10wd 2022-07-01']);
  });
});
