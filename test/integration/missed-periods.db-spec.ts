import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlanItem, PlansService, RegistrationService } from '#plans';
import { ProjectReader, ProjectsService } from '#projects';
import { playPeriod, RemindersDispatcher } from '#reminders';
import { periodOf, ScorecardsService } from '#reporting';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../setup/database.js';
import { givenSite, type Site } from '../setup/given.js';

/**
 * A duty of every quarter, signed for at once; only the first quarter is reported, on 28 March. Written from the rule and the calendar, apart
 * from the code: a period is missed from the first workday after its last day on. 2022-07-01 and 2022-10-08 (worked for National Day) are those.
 */
const SEEN_ON = [
  ['2022-04-01', 'green', null],
  ['2022-06-30', 'green', null],
  ['2022-07-01', 'red', '2022-06-30'],
  ['2022-09-30', 'red', '2022-06-30'],
  ['2022-10-08', 'red', '2022-06-30'],
] as const;
/** The shipped policy chases what nobody reported five workdays after its date, the oldest first and until it is reported. */
const CHASED = { date: '2022-06-30', day: '2022-07-07' };
/** A report is charged in the period in which it was owed: unlike a completion it does not count anew for as long as it is late. */
const CHARGED = [
  ['2022-Q1', '2022-03-31', []],
  ['2022-Q2', '2022-07-04', ['2022-06-30']],
  ['2022-Q3', '2022-10-10', ['2022-09-30']],
] as const;

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function givenDuty(): Promise<string> {
  const supervisor = await site.actor('ducha');
  const source = '一、重点工作\n每季度开展河涌水质检测（牵头单位：生态环境局）。\n';
  const { planId } = await site.get(PlansService).submit(supervisor, { source, planYear: 2022 });
  const item = await site.database.manager.findOneByOrFail(PlanItem, { planId });
  const [registered] = await site.get(RegistrationService).register(supervisor, [{ itemId: item.id }]);
  const projectId = registered?.projectId ?? '';
  const actor = await site.actor('huanbao');
  const of = { projectId, actor, expectedVersion: null };
  await site.get(ProjectsService).perform({ ...of, transition: 'acknowledge' });
  return projectId;
}

async function playUntil(day: string): Promise<void> {
  await playPeriod({ clock: site.clock, dispatcher: site.get(RemindersDispatcher) }, instantAt(day, '20:00'));
}

it('a quarter without its report is red, chased and charged, each from its day on and of the same quarter', async () => {
  const projectId = await givenDuty();
  const supervisor = await site.actor('ducha');
  const departmentId = await site.departmentId('sthj');
  await playUntil('2022-03-27');
  site.clock.moveTo(instantAt('2022-03-28', '10:00'));
  const report = { percent: 25, text: '一季度已检测' };
  const of = { projectId, actor: await site.actor('huanbao'), expectedVersion: null };
  await site.get(ProjectsService).perform({ ...of, transition: 'report', ...report });

  const seen: unknown[] = [];
  for (const [day] of SEEN_ON) {
    await playUntil(day);
    const [row] = (await site.get(ProjectReader).list(supervisor, {}, { limit: 1 })).items;
    const date =
      row?.lampReason && 'date' in row.lampReason && row.lampReason.is === 'period-missed' ? row.lampReason.date : null;
    seen.push([day, row?.lamp, date]);
  }
  expect(seen).toEqual(SEEN_ON);

  const chased = await site.database.query<{ date: string; day: string }>(
    `SELECT DISTINCT ON (anchor_date) anchor_date AS date, to_char(recorded_at, 'YYYY-MM-DD') AS day FROM reminder
     WHERE project_id = $1 AND track = 'report' AND recorded_at::date > anchor_date ORDER BY anchor_date, recorded_at`,
    [projectId],
  );
  expect(chased).toEqual([CHASED]);

  await playUntil('2022-10-10');
  const charged: unknown[] = [];
  for (const [period, day] of CHARGED) {
    const card = await site
      .get(ScorecardsService)
      .scorecard(supervisor, departmentId, { period: periodOf(period), today: day, isPast: true });
    const missing = card.lines.filter(({ rule }) => rule.startsWith('report')).map(({ date }) => date);
    charged.push([period, day, missing]);
  }
  expect(charged).toEqual(CHARGED);
});
