import { RemindersDispatcher } from './reminders-dispatcher.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { newId } from '#platform';
import { ProjectsService, type ProjectTransition, type TransitionCommand } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenNoDigest, givenSite, type Site } from '../../../../test/setup/given.js';
import { DEFAULT_POLICY, PoliciesService } from '#policies';

import { playPeriod } from './play-period.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  await givenNoDigest(site);
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

/** Steps on record as `key date`, in order. */
async function onRecord(projectId: string, track = 'deadline'): Promise<string[]> {
  const rows = await site.database.query<{ step: string }>(
    `SELECT step_key || ' ' || to_char(recorded_at, 'YYYY-MM-DD') AS step FROM reminder WHERE project_id = $1 AND track = $2 ORDER BY planned_at, step_key`,
    [projectId, track],
  );
  return rows.map(({ step }) => step);
}

async function messages(): Promise<{ name: string; channel: string; title: string; body: string; state: string }[]> {
  return site.database.query(
    `SELECT p.name, d.channel, d.content->>'title' AS title, d.content::text AS body, d.state FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.content->>'kind' NOT IN ('assignment', 'assignments', 'transition') ORDER BY d.created_at, d.id`,
  );
}

describe('a project that nobody finishes', () => {
  it('is reminded, urged and escalated on the days of the policy, once each', async () => {
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge');
    await play(at('2022-07-02'));
    expect(await onRecord(projectId)).toEqual([
      'before-30d 2022-05-18',
      'before-15d 2022-06-02',
      'before-7d 2022-06-10',
      'before-3d 2022-06-14',
      'before-1d 2022-06-16',
      'due 2022-06-17',
      'after-1wd 2022-06-20',
      'after-3wd 2022-06-22',
      'after-5wd 2022-06-24',
      'circular 2022-06-27',
      'after-10wd 2022-07-01',
    ]);
    const history = await readHistory(site.database, projectId);
    expect(history.map(({ sequence }) => sequence)).toEqual(history.map((_, index) => index + 1));
    expect(history.filter(({ type }) => type === 'project.escalated').map(({ data }) => data['level'])).toEqual(
      expect.arrayContaining([1, 2, 3]),
    );
  });

  it('reaches higher people with each level, in words they understand', async () => {
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge');
    await play(at('2022-06-24', '10:00'));
    const all = await messages();
    const ofStep = (part: string): string[] =>
      all.filter(({ title, channel }) => title.includes(part) && channel === 'inbox').map(({ name }) => name);
    expect(ofStep('【提醒】碧道建设（还有 30 天').sort()).toEqual(['环保经办']);
    expect(ofStep('【督办（红）】').sort()).toEqual(['分管领导', '环保局长', '环保经办', '督查员'].sort());
    const last = all.find(({ title }) => title.includes('【督办（红）】'));
    expect(last?.body).toContain('该事项已超过完成时限');
    expect(last?.body).toContain('已逾期 7 天');
    expect(last?.body).toContain(`/projects/${projectId}`);
  });

  it('is chased for its signature until it signs', async () => {
    const projectId = await site.project();
    await play(at('2022-01-21'));
    expect(await onRecord(projectId, 'acknowledgement')).toEqual(['unsigned-1wd 2022-01-18', 'unsigned-3wd 2022-01-20']);
    await transition('huanbao', projectId, 'acknowledge');
    await play(at('2022-03-01'));
    expect(await onRecord(projectId, 'acknowledgement')).toHaveLength(2);
  });

  it('is chased for a report that did not come', async () => {
    const projectId = await site.project({ dueDate: '2022-12-30' });
    await transition('huanbao', projectId, 'acknowledge');
    await play(at('2022-03-08'));
    // Registered on 01-17: the first report is owed on 02-28, five workdays later it is chased. 04-02 is a worked Saturday.
    expect(await onRecord(projectId, 'report')).toEqual(['silent-5wd 2022-03-07']);
    await transition('huanbao', projectId, 'report', { percent: 20, text: '已完成立项' });
    await play(at('2022-04-07'));
    expect(await onRecord(projectId, 'report')).toEqual(['silent-5wd 2022-03-07', 'silent-5wd 2022-04-02']);
  });
});

describe('a change of the project', () => {
  it.each([
    ['suspend', { reason: '等待用地批复' }],
    ['cancel', { reason: '上级调整' }],
  ] as const)('%s takes its pending steps and unsent messages away', async (name, details) => {
    const projectId = await site.project();
    await play(at('2022-01-18'));
    expect((await messages()).some(({ state }) => state === 'pending')).toBe(true);
    await transition('ducha', projectId, name, details);
    expect((await messages()).every(({ state }) => state === 'withdrawn')).toBe(true);
    expect(await site.database.query('SELECT 1 FROM due_step WHERE project_id = $1', [projectId])).toEqual([]);
    await play(at('2022-12-31'));
    expect(await onRecord(projectId)).toEqual([]);
  });

  it('of the due date sets new steps; a date that comes back sends nothing twice', async () => {
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge');
    await play(at('2022-06-10'));
    await transition('ducha', projectId, 'change-due-date', { dueDate: '2022-12-30', reason: '天气' });
    await play(at('2022-06-13'));
    await transition('ducha', projectId, 'change-due-date', { dueDate: '2022-06-17', reason: '恢复原期限' });
    await play(at('2022-06-20'));
    expect(await onRecord(projectId)).toEqual([
      'before-30d 2022-05-18',
      'before-15d 2022-06-02',
      'before-7d 2022-06-10',
      'before-3d 2022-06-14',
      'before-1d 2022-06-16',
      'due 2022-06-17',
      'after-1wd 2022-06-20',
    ]);
  });

  it('of the due date to one whose steps are all past leaves no step of the old date', async () => {
    const steps = DEFAULT_POLICY.steps.filter(({ key }) => key === 'due');
    const admin = { ...(await site.actor('ducha')), role: 'admin' as const };
    const { id: policyId } = await site.get(PoliciesService).save(admin, 'one-step', { ...DEFAULT_POLICY, steps });
    const projectId = await site.project({ policyId });
    await transition('ducha', projectId, 'change-due-date', { dueDate: '2022-01-17', reason: '提前' });
    await play(at('2022-06-30'));
    expect(await onRecord(projectId)).toEqual([]);
  });

  it('of the department: the new one owes the reports from its own assignment on', async () => {
    const projectId = await site.project({ dueDate: '2022-12-30' });
    await transition('huanbao', projectId, 'acknowledge');
    await play(at('2022-02-28'));
    await transition('huanbao', projectId, 'report', { percent: 20, text: '已完成立项' });
    await play(at('2022-03-25'));
    await transition('ducha', projectId, 'reassign', { leadDepartmentId: await site.departmentId('cjj'), reason: '职责调整' });
    await transition('chengjian', projectId, 'acknowledge');
    await play(at('2022-05-09'));
    // Owed by whoever had it on 03-28: nobody. By the new one on 04-28; five workdays on, past the holiday, it is chased.
    expect(await onRecord(projectId, 'report')).toEqual(['silent-5wd 2022-05-09']);
  });

  it('to review chases only the reviewer, and a return starts the ladder again', async () => {
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge');
    await transition('huanbao', projectId, 'request-completion', { text: '已完工' });
    await play(at('2022-06-20'));
    expect(await onRecord(projectId)).toEqual([]);
    expect((await onRecord(projectId, 'review'))[0]).toBe('review-5wd 2022-01-24');
    await transition('ducha', projectId, 'return', { reason: '缺少验收材料' });
    await play(at('2022-06-22'));
    expect(await onRecord(projectId)).toEqual(['after-3wd 2022-06-22']);
  });
});

describe('the dispatcher', () => {
  it('records what fell due while it was down, and sends it as one message', async () => {
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge');
    site.clock.moveTo(at('2022-06-20', '11:00'));
    while ((await site.get(RemindersDispatcher).tick()) > 0);
    expect((await onRecord(projectId)).length).toBe(7);
    const deadline = (await messages()).filter(
      ({ name, channel, body }) => name === '环保经办' && channel === 'inbox' && body.includes('已超过完成时限'),
    );
    expect(deadline).toHaveLength(1);
    expect(deadline[0]?.body).toContain('另外 6 次提示已并入本条');
  });

  it('waits for the next opening of the window instead of sending at night or on days off', async () => {
    const projectId = await site.project({ dueDate: '2022-06-17' });
    await transition('huanbao', projectId, 'acknowledge');
    site.clock.moveTo(at('2022-05-18', '20:30'));
    while ((await site.get(RemindersDispatcher).tick()) > 0);
    expect(await onRecord(projectId)).toEqual([]);
    await play(at('2022-05-19', '10:00'));
    expect(await onRecord(projectId)).toEqual(['before-30d 2022-05-19']);
  });

  it('shares the work with others and doubles nothing', async () => {
    for (let n = 0; n < 40; n += 1) await site.project({ text: `启动碧道建设${n}段` });
    site.clock.moveTo(at('2022-05-18', '09:30'));
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        const dispatcher = site.get(RemindersDispatcher);
        for (let idle = 0; idle < 3;) idle = (await dispatcher.tick(7)) === 0 ? idle + 1 : 0;
      }),
    );
    const [row] = await site.database.query<{ all: number; distinct: number; events: number }>(
      `SELECT count(*) AS all, count(DISTINCT (project_id, track, step_key)) AS distinct,
         (SELECT count(*) FROM event WHERE type IN ('project.reminded', 'project.escalated')) AS events FROM reminder WHERE kind <> 'draft'`,
    );
    expect(row?.distinct).toBe(row?.all);
    expect(row?.events).toBe(row?.all);
    expect(await site.database.query(`SELECT 1 FROM due_step WHERE fire_at <= $1`, [site.clock.now()])).toEqual([]);
  });

  it('never sends for a project whose closing was committed, whoever is faster', async () => {
    for (let round = 0; round < 30; round += 1) {
      const projectId = await site.project({ text: `启动碧道建设${newId()}` });
      await site.database.query('UPDATE due_step SET fire_at = $2, planned_at = $2 WHERE project_id = $1', [
        projectId,
        site.clock.now(),
      ]);
      await Promise.all([site.get(RemindersDispatcher).tick(), transition('ducha', projectId, 'cancel', { reason: '撤销' })]);
      const [open] = await site.database.query<{ n: number }>(
        `SELECT (SELECT count(*) FROM due_step WHERE project_id = $1) + (SELECT count(*) FROM delivery WHERE project_id = $1 AND state = 'pending' AND channel <> 'webhook' AND content->>'kind' <> 'transition') AS n`,
        [projectId],
      );
      expect(open?.n).toBe(0);
    }
  });

  it('tells the head where a department has no officer', async () => {
    await site.project();
    await site.database.query(`UPDATE person SET active = false WHERE login = 'huanbao'`);
    await play(at('2022-05-18', '10:00'));
    const early = (await messages()).filter(({ title }) => title.startsWith('【提醒】碧道建设（还有 30 天'));
    expect(new Set(early.map(({ name }) => name))).toEqual(new Set(['环保局长']));
  });

  it('tells the supervisors where a department has nobody to tell', async () => {
    const projectId = await site.project({ leadDepartmentId: await site.departmentId('cjj') });
    await site.database.query(`UPDATE person SET active = false WHERE login = 'chengjian'`);
    await play(at('2022-01-18', '10:00'));
    expect(await onRecord(projectId, 'acknowledgement')).toHaveLength(1);
    expect(new Set((await messages()).map(({ name }) => name))).toEqual(new Set(['督查员']));
  });
});
