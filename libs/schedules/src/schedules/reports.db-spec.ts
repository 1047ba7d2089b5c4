import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CalendarYearsService } from '#identity';
import { readHistory } from '#outbox';
import { Project, ProjectsService } from '#projects';
import { CircularsService } from '#reporting';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { ViewsService } from '../views/views.service.js';
import { ReportDispatcher } from './report-dispatcher.js';
import { ReportMaker } from './report-maker.js';
import { ReportRun } from './report-run.entity.js';
import { ReportRunsService, type RunView } from './report-runs.service.js';
import type { ReportSchedule } from './report-schedule.entity.js';
import { ReportSchedulesService, type ScheduleContent } from './report-schedules.service.js';

const MONTHLY: ScheduleContent = {
  name: '督办月报',
  kind: 'ledger',
  format: 'xlsx',
  every: 'month',
  covers: 'previous',
  day: 1,
  time: '09:00',
  viewId: null,
  filter: {},
  audience: ['supervisors'],
  recipientIds: [],
};

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function schedule(content: Partial<ScheduleContent> = {}): Promise<ReportSchedule> {
  return site.get(ReportSchedulesService).create(await site.actor('ducha'), { ...MONTHLY, ...content });
}

/** Time passes, and one round of a worker. */
async function until(day: string, time = '09:00'): Promise<void> {
  site.clock.moveTo(instantAt(day, time));
  await site.get(ReportDispatcher).tick();
}

/** The jobs that wait are done, in the order in which they came. */
async function work(): Promise<void> {
  const jobs = await site.database.query<{ id: string; payload: { runId: string } }>(
    `SELECT id, payload FROM outbox_job WHERE kind = 'report.make' ORDER BY run_at, id`,
  );
  for (const { id, payload } of jobs) await site.get(ReportMaker).make(payload.runId, id);
}

async function runs(): Promise<RunView[]> {
  const { items } = await site.get(ReportRunsService).list(await site.actor('ducha'), {}, { limit: 50 });
  return items.toSorted((one, other) => (one.period < other.period ? -1 : 1));
}

async function told(): Promise<string[]> {
  const rows = await site.database.query<{ line: string }>(
    `SELECT p.login || ' ' || (d.content->>'title') AS line FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.channel = 'inbox' AND d.content->>'kind' = 'report' ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

async function tasksOf(run: RunView | undefined): Promise<unknown[]> {
  const { bytes } = await site.get(ReportRunsService).file(await site.actor('leader'), run?.id ?? '');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const cells: unknown[] = [];
  workbook.worksheets[0]?.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
  return cells.filter((value) => typeof value === 'string' && value.startsWith('任务'));
}

describe('a report schedule', () => {
  it('makes its report once, on the workday, of the figures at the end of the period, and tells its readers', async () => {
    await site.project({ text: '任务甲' });
    const { id, nextAt } = await schedule({ audience: ['supervisors', 'leaders'] });
    // 1 February 2022 is the Spring Festival: the first workday after it is the 7th.
    expect(nextAt).toEqual(instantAt('2022-02-07', '09:00'));
    await until('2022-02-07', '08:59');
    expect(await runs()).toEqual([]);
    await site.project({ text: '任务乙' });
    await until('2022-02-07');
    await work();
    await until('2022-02-07', '09:01');
    await work();
    const [run, ...more] = await runs();
    expect(more).toEqual([]);
    expect(run).toMatchObject({
      state: 'made',
      period: '2022-01',
      day: '2022-01-31',
      projects: 1,
      late: false,
      askedByName: null,
    });
    expect(await tasksOf(run)).toEqual(['任务甲']);
    expect(await told()).toEqual(['ducha 【台账已生成】督办月报（2022年1月）', 'leader 【台账已生成】督办月报（2022年1月）']);
    const events = await readHistory(site.database, id);
    expect(events.map(({ type }) => type)).toEqual(['report_schedule.created', 'report.made']);
    expect(events[1]?.data).toMatchObject({ recipients: ['督查员', '分管领导'], period: '2022-01', projects: 1 });
  });

  it('makes up what fell due while no worker ran: the last three, each once and saying so; earlier ones wait to be asked for', async () => {
    await schedule();
    await until('2022-06-15');
    await until('2022-06-15', '09:01');
    await work();
    expect((await runs()).map(({ period, state, late }) => [period, state, late])).toEqual([
      ['2022-01', 'skipped', true],
      ['2022-02', 'skipped', true],
      ['2022-03', 'made', true],
      ['2022-04', 'made', true],
      ['2022-05', 'made', true],
    ]);
    const [row] = await site.database.query<{ text: string }>(
      `SELECT content->>'opening' AS text FROM delivery WHERE channel = 'inbox' AND content->>'title' LIKE '%2022年5月%'`,
    );
    expect(row?.text).toContain('本应于2022年6月1日生成');
    const [skipped] = await runs();
    await site.get(ReportRunsService).retry(await site.actor('ducha'), skipped?.id ?? '');
    await work();
    expect((await runs())[0]).toMatchObject({ period: '2022-01', state: 'made' });
  });

  it('drafts a circular of a week, which names who drafted it', async () => {
    await site.project();
    await schedule({ name: '督办周报', kind: 'circular', format: null, every: 'week' });
    await until('2022-01-24');
    await work();
    const [run] = await runs();
    expect(run).toMatchObject({ state: 'made', period: '2022-01-17..2022-01-23', projects: 1 });
    const circular = await site.get(CircularsService).read(await site.actor('ducha'), run?.circularId ?? '');
    expect(circular).toMatchObject({ state: 'draft', draftedByName: '督办周报（定期报告）' });
    expect(circular.title).toBe('关于2022年1月17日至1月23日重点工作落实情况的通报');
    expect(await told()).toEqual(['ducha 【通报已拟稿】督办周报（2022年1月17日至1月23日）']);
    await expect(site.get(ReportRunsService).file(await site.actor('ducha'), run?.id ?? '')).rejects.toMatchObject({
      code: 'report.no-file',
    });
  });

  it('says what kept a report from being made to who set it up, and makes it when that is put right', async () => {
    const supervisor = await site.actor('ducha');
    const views = site.get(ViewsService);
    const content = { name: '一个专项', filter: { series: ['十项民生实事'] }, shared: true };
    const view = await views.save(supervisor, content);
    await schedule({ kind: 'circular', format: null, viewId: view.id });
    await expect(views.remove(supervisor, view.id)).rejects.toMatchObject({ code: 'view.in-use' });
    await views.change(supervisor, view.id, { ...content, filter: { lamp: ['red'] } }, 1);
    await until('2022-02-07');
    await work();
    const [failed] = await runs();
    expect(failed).toMatchObject({ state: 'failed', problemCode: 'report.circular-scope' });
    expect(await told()).toEqual(['ducha 【报告未生成】督办月报（2022年1月）']);
    await views.change(supervisor, view.id, content, 2);
    await site.get(ReportRunsService).retry(supervisor, failed?.id ?? '');
    await work();
    expect((await runs())[0]).toMatchObject({ state: 'made', problemCode: null });
    await expect(site.get(ReportRunsService).retry(supervisor, failed?.id ?? '')).rejects.toMatchObject({
      code: 'report.not-failed',
    });
  });

  it('leaves out of a file what was made confidential after it was made', async () => {
    await site.project({ text: '任务甲' });
    const hidden = await site.project({ text: '任务乙' });
    await schedule();
    await until('2022-02-07');
    await work();
    expect(await tasksOf((await runs())[0])).toEqual(['任务甲', '任务乙']);
    const { version } = await site.database.manager.findOneByOrFail(Project, { id: hidden });
    await site.get(ProjectsService).perform({
      projectId: hidden,
      transition: 'restrict',
      actor: await site.actor('ducha'),
      expectedVersion: version,
      reason: '涉密',
      readerIds: [],
    });
    expect(await tasksOf((await runs())[0])).toEqual(['任务甲']);
  });

  it('makes nothing while it is paused, goes on with the next one, and keeps its reports when it is removed', async () => {
    const schedules = site.get(ReportSchedulesService);
    const supervisor = await site.actor('ducha');
    const { id } = await schedule();
    await schedules.pause(supervisor, id, 1);
    await until('2022-03-15');
    expect(await runs()).toEqual([]);
    const { nextAt } = await schedules.resume(supervisor, id, 2);
    expect(nextAt).toEqual(instantAt('2022-04-01', '09:00'));
    await until('2022-04-01');
    await work();
    await schedules.remove(supervisor, id, 3);
    await until('2022-06-01');
    expect((await runs()).map(({ period }) => period)).toEqual(['2022-03']);
    expect(await schedules.list(supervisor)).toEqual([]);
  });

  it('follows the official calendar of a year that is loaded after its time was set', async () => {
    site.clock.moveTo(instantAt('2049-12-20', '10:00'));
    const { id, nextAt } = await schedule();
    expect(nextAt).toEqual(instantAt('2050-01-03', '09:00'));
    const by = { name: '管理员', now: site.clock.now() };
    const days = ['01-03', '01-04', '05-02', '05-03', '10-03', '10-04', '10-05']
      .map((day) => `2050-${day}`)
      .map((date) => ({ name: '元旦', date, isOffDay: true }));
    await site.database.transaction((tx) =>
      site.get(CalendarYearsService).set(tx, { year: 2050, papers: ['https://example.invalid/2050'], days }, by),
    );
    await site.get(ReportDispatcher).followCalendar();
    expect((await site.get(ReportSchedulesService).read(await site.actor('ducha'), id)).nextAt).toEqual(
      instantAt('2050-01-05', '09:00'),
    );
  });

  it('shows beforehand what it would do, and takes no reader who sees one department only', async () => {
    await site.project();
    const schedules = site.get(ReportSchedulesService);
    const supervisor = await site.actor('ducha');
    const preview = await schedules.preview(supervisor, { ...MONTHLY, audience: ['leaders'] });
    expect(preview.upcoming.map(({ period, day, plannedDay }) => [period.key, plannedDay, day]).slice(0, 2)).toEqual([
      ['2022-01', '2022-02-01', '2022-02-07'],
      ['2022-02', '2022-03-01', '2022-03-01'],
    ]);
    expect([preview.people.map(({ name }) => name), preview.projects]).toEqual([['分管领导'], 1]);
    const officer = (await site.actor('huanbao')).id;
    await expect(schedules.preview(supervisor, { ...MONTHLY, recipientIds: [officer] })).rejects.toMatchObject({
      code: 'report.reader-sees-own',
    });
    await expect(
      schedules.preview(supervisor, { ...MONTHLY, kind: 'circular', format: null, filter: { lamp: ['red'] } }),
    ).rejects.toMatchObject({ code: 'report.circular-scope' });
  });

  it('gives a report by hand besides its own, also of a period that goes on', async () => {
    const { id } = await schedule({ covers: 'current', day: 31, kind: 'board' });
    const supervisor = await site.actor('ducha');
    const reports = site.get(ReportRunsService);
    await reports.ask(supervisor, id);
    await work();
    await expect(reports.ask(supervisor, id, '2022-Q1')).rejects.toMatchObject({ code: 'report.other-period' });
    await expect(reports.ask(supervisor, id, '2022-02')).rejects.toMatchObject({ code: 'report.other-period' });
    await until('2022-01-31');
    await work();
    const found = await site.database.manager.find(ReportRun, { order: { createdAt: 'ASC' } });
    expect(found.map(({ period, day, askedByName }) => [period, day, askedByName])).toEqual([
      ['2022-01', '2022-01-17', '督查员'],
      ['2022-01', '2022-01-31', null],
    ]);
  });
});
