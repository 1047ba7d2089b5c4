import { OfficeCalendar } from '#identity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { ProjectsService, type TransitionCommand, MilestonesService, type ProjectTransition, readProject } from '#projects';
import { listProjects } from '../../libs/projects/src/reading/list-projects.queries.js';
import { instantAt, DepartmentCalendars } from '#work-calendar';
import { databaseForThisTest } from '../setup/database.js';
import { givenSite, type Site } from '../setup/given.js';
import { periodOf, BoardService, OverdueService, ScorecardsService } from '#reporting';
import { RemindersDispatcher, playPeriod, DepartmentDaysChangeService, type DaysChange } from '#reminders';
import { type DaysCommand } from '../../libs/reminders/src/department-days/department-days-change.service.js';
import { LAMPS, lampConditions, lampOf } from '#policies';
import { SlipsService } from '#slips';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

const OFF = { working: false, reason: '部门休假' };

async function change(
  from: string,
  to: string,
  set: DaysCommand['set'] = OFF,
  code = 'sthj',
  login = 'ducha',
): Promise<DaysChange> {
  const command = { departmentId: await site.departmentId(code), from, to, set, actor: await site.actor(login) };
  return site.get(DepartmentDaysChangeService).change(command);
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

async function play(day: string, time = '20:00'): Promise<void> {
  const dispatcher = site.get(RemindersDispatcher);
  await playPeriod({ clock: site.clock, dispatcher }, instantAt(day, time));
}

async function pending(projectId: string): Promise<Record<string, string>> {
  const rows = await site.database.query<{ track: string; step: string }>(
    `SELECT track, step_key || ' ' || to_char(planned_at, 'MM-DD') AS step FROM due_step WHERE project_id = $1`,
    [projectId],
  );
  return Object.fromEntries(rows.map(({ track, step }) => [track, step]));
}

describe('days off of a department', () => {
  it('move the pending steps of its projects at once, those of no other, and back again', async () => {
    const own = await site.project();
    const other = await site.project({ text: '修建道路', leadDepartmentId: await site.departmentId('cjj') });
    const before = await pending(own);
    expect(before).toMatchObject({ acknowledgement: 'unsigned-1wd 01-18' });
    expect(await change('2022-01-18', '2022-01-19')).toEqual({ steps: 1, atRiskDates: 0 });
    expect(await pending(own)).toMatchObject({ ...before, acknowledgement: 'unsigned-1wd 01-20' });
    expect(await pending(other)).toMatchObject({ acknowledgement: 'unsigned-1wd 01-18' });
    await play('2022-01-20');
    const rows = await site.database.query<{ id: string; day: string }>(
      `SELECT project_id AS id, to_char(recorded_at, 'MM-DD') AS day FROM reminder WHERE step_key = 'unsigned-1wd' ORDER BY recorded_at`,
    );
    expect(rows).toEqual([
      { id: other, day: '01-18' },
      { id: own, day: '01-20' },
    ]);
    // 3 workdays after the assignment it goes on, by the own days: 01-20, 21, 24.
    expect(await pending(own)).toMatchObject({ acknowledgement: 'unsigned-3wd 01-24' });
    expect(await change('2022-01-18', '2022-01-19', null)).toEqual({ steps: 1, atRiskDates: 0 });
    // By the official calendar it was due on 01-20, which has passed: it goes out at the next opening.
    expect(await pending(own)).toMatchObject({ acknowledgement: 'unsigned-3wd 01-20' });
    await play('2022-01-21', '10:00');
    expect(
      await site.database.query(`SELECT 1 FROM reminder WHERE project_id = $1 AND step_key = 'unsigned-3wd'`, [own]),
    ).toHaveLength(1);
  });

  it('leave alone what has fallen due, and send nothing on the day off', async () => {
    const id = await site.project();
    site.clock.moveTo(instantAt('2022-01-18', '09:30'));
    expect(await change('2022-01-18', '2022-01-18')).toEqual({ steps: 0, atRiskDates: 0 });
    expect(await pending(id)).toMatchObject({ acknowledgement: 'unsigned-1wd 01-18' });
    await play('2022-01-18');
    expect(await site.database.query('SELECT 1 FROM reminder')).toEqual([]);
    await play('2022-01-19', '10:00');
    expect(await site.database.query('SELECT 1 FROM reminder')).toHaveLength(1);
  });

  it('are in the history, are set by supervisors only, and only in order', async () => {
    await site.project();
    await change('2022-01-18', '2022-01-18');
    expect((await readHistory(site.database, await site.departmentId('sthj'))).at(-1)).toMatchObject({
      type: 'department.days_changed',
      actor: { name: '督查员' },
      data: { from: '2022-01-18', to: '2022-01-18', working: false, reason: '部门休假', moved: { steps: 1, atRiskDates: 0 } },
    });
    await expect(change('2022-01-18', '2022-01-18', OFF, 'sthj', 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
    await expect(change('2022-01-19', '2022-01-18')).rejects.toMatchObject({ code: 'department-days.invalid' });
    await expect(change('2022-01-01', '2023-01-02')).rejects.toMatchObject({ code: 'department-days.invalid' });
  });

  it('reach a project that is registered at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [id] = await Promise.all([site.project({ text: `启动工程${round}` }), change('2022-01-18', '2022-01-18')]);
      expect(await pending(id)).toMatchObject({ acknowledgement: 'unsigned-1wd 01-19' });
      await change('2022-01-18', '2022-01-18', null);
    }
  });

  it('go with a project to its new department', async () => {
    const cjj = await site.departmentId('cjj');
    await change('2022-06-14', '2022-06-14', OFF, 'cjj');
    const id = await site.project();
    await transition('huanbao', id, 'acknowledge');
    await play('2022-06-10');
    expect(await pending(id)).toMatchObject({ deadline: 'before-3d 06-14' });
    await transition('ducha', id, 'transfer', { leadDepartmentId: cjj, reason: '职责调整' });
    expect(await pending(id)).toMatchObject({ deadline: 'before-3d 06-13' });
  });
});

describe('limits of its projects', () => {
  it('count by its workdays: extension, answer to a slip', async () => {
    const id = await site.project();
    await transition('huanbao', id, 'acknowledge');
    // The 14th and before: 15, 16 and 17 are the three workdays; with the 15th off it is the 13th.
    site.clock.moveTo(instantAt('2022-06-14', '10:00'));
    await change('2022-06-15', '2022-06-15');
    const asked = transition('huanbao', id, 'request-extension', { dueDate: '2022-07-29', reason: '用地未批' });
    await expect(asked).rejects.toThrow(/by 2022-06-13, 3 workdays before/);
    const actor = await site.actor('ducha');
    const draft = await site.get(SlipsService).draft({ projectId: id, actor, colour: 'blue' });
    expect(draft.answerDue).toBe('2022-06-20');
    expect(draft.problem).toContain('距时限还有2个工作日');
  });

  it('count by its workdays: a milestone slips a workday later, on record', async () => {
    const id = await site.project();
    const actor = await site.actor('ducha');
    const milestones = [{ title: '开工', dueDate: '2022-05-12' }];
    await site.database.transaction((tx) =>
      site.get(MilestonesService).plan(tx, { projectId: id, actor, expectedVersion: null, milestones }),
    );
    const before = await readProject(site.database, actor, id);
    expect(before.atRiskFrom).toBe('2022-05-13');
    expect(await change('2022-05-13', '2022-05-13')).toMatchObject({ atRiskDates: 1 });
    const after = await readProject(site.database, actor, id);
    expect([after.atRiskFrom, after.version]).toEqual(['2022-05-16', before.version + 1]);
    expect((await readHistory(site.database, id)).at(-1)).toMatchObject({
      type: 'project.at_risk_dates_changed',
      data: { before: { atRiskFrom: '2022-05-13' }, after: { atRiskFrom: '2022-05-16' } },
    });
  });
});

describe('lamps', () => {
  it('by list, board and project agree, each project by the days of its lead', async () => {
    const { database } = site;
    const calendar = site.get(OfficeCalendar);
    const first = await site.project();
    const cjj = await site.departmentId('cjj');
    await database.query(
      `INSERT INTO project (id, title, text, lead_department_id, due_date, original_due_date, policy_id, state, registered_at)
       SELECT gen_random_uuid(), 't', 't', l.id, d.day, d.day, p.policy_id, s.state, now()
       FROM project p, unnest(ARRAY[p.lead_department_id, $2::uuid]) AS l (id), unnest(ARRAY['registered', 'in_review', 'closed']) AS s (state),
         (SELECT '2022-06-15'::date + n AS day FROM generate_series(-9, 12) AS n) AS d
       WHERE p.id = $1`,
      [first, cjj],
    );
    await change('2022-06-13', '2022-06-16');
    const day = '2022-06-15';
    const calendars = await calendar.ofAll(database);
    const actor = await site.actor('ducha');
    const counts: Record<string, number> = {};
    const differs = new Set<string>();
    for (const lamp of LAMPS) {
      const { items } = await listProjects(database, actor, { anyOf: lampConditions(lamp, day, calendars) }, { limit: 5000 });
      counts[lamp] = items.length;
      for (const project of items) {
        expect(lampOf(project, day, calendars.of(project.leadDepartment.id))).toBe(lamp);
        if (lampOf(project, day, calendar) !== lamp) differs.add(project.leadDepartment.name);
      }
    }
    expect([...differs]).toEqual(['生态环境分局']);
    const scope = { actor, day, isPast: false };
    const { lamps } = await site.get(BoardService).board(scope);
    expect(lamps).toEqual({ ...counts, total: 133 });
    site.clock.moveTo(instantAt(day, '10:00'));
    const desk = await site.get(OverdueService).desk(actor, { filter: {}, language: 'zh-CN' }, { limit: 200 });
    expect(desk.items).toHaveLength(counts['red'] ?? -1);
    // Workdays between are those of the lead.
    const late = (name: string): number[] =>
      desk.items.filter(({ leadDepartment }) => leadDepartment.name === name).map(({ workdaysOverdue }) => workdaysOverdue);
    expect(Math.max(...late('城市建设局'))).toBe(Math.max(...late('生态环境分局')) + 3);
  });

  it('cost nothing where no department has own days around the day', async () => {
    await change('2022-08-01', '2022-08-31');
    const calendars = await site.get(OfficeCalendar).ofAll(site.database);
    for (const lamp of LAMPS)
      expect(lampConditions(lamp, '2022-06-15', calendars)).toEqual(
        lampConditions(lamp, '2022-06-15', new DepartmentCalendars(site.get(OfficeCalendar), new Map())),
      );
  });

  it('as of a past day are what they were then, whatever was set since', async () => {
    await site.project({ dueDate: '2022-06-17' });
    site.clock.moveTo(instantAt('2022-06-21', '10:00'));
    await change('2022-06-17', '2022-06-21');
    const red = async (day: string, isPast: boolean): Promise<number> =>
      (await site.get(BoardService).board({ actor: await site.actor('ducha'), day, isPast })).lamps.red;
    expect(await red('2022-06-21', false)).toBe(0);
    expect(await red('2022-06-20', true)).toBe(1);
    expect(await red('2022-06-21', true)).toBe(0);
  });
});

describe('scores', () => {
  it('count what a department owes by its days, and as of a past day by those known then', async () => {
    const id = await site.project({ dueDate: '2022-06-17' });
    site.clock.moveTo(instantAt('2022-01-24', '10:00'));
    await transition('huanbao', id, 'acknowledge');
    site.clock.moveTo(instantAt('2022-01-25', '10:00'));
    const departmentId = await site.departmentId('sthj');
    const signature = async (isPast: boolean, today: string): Promise<unknown> => {
      const question = { period: periodOf('2022-01'), today, isPast };
      const cards = site.get(ScorecardsService);
      const { lines } = await cards.scorecard(await site.actor('ducha'), departmentId, question);
      const line = lines.find((one) => one.id.startsWith('signature'));
      return [line?.date, line?.points];
    };
    // Due on 01-18, signed four workdays after it; with these days off, in time on the day it was due.
    expect(await signature(false, '2022-01-25')).toEqual(['2022-01-18', -0.5]);
    await change('2022-01-18', '2022-01-21', { working: false, reason: '集中隔离' });
    expect(await signature(false, '2022-01-25')).toEqual([undefined, undefined]);
    expect(await signature(true, '2022-01-24')).toEqual(['2022-01-18', -0.5]);
  });
});
