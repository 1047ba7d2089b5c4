import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BlockersService } from '#coordination';
import { PlansService, RegistrationService } from '#plans';
import { type ProjectTransition, ProjectsService, type TransitionCommand } from '#projects';
import { UrgeService } from '#reminders';
import { AppealsService, CircularsService, periodOf, ScorecardsService } from '#reporting';
import { SlipsService } from '#slips';
import { instantAt } from '#work-calendar';
import { type FreshDatabase, freshDatabase } from '../setup/database.js';
import { givenSite, type Site } from '../setup/given.js';

const TABLE = new URL('../fixtures/journeys/pingshan-2024.md', import.meta.url);
const PLAN = new URL('../fixtures/plans/003_627a98e650025327.txt', import.meta.url);

let site: Site;
let fresh: FreshDatabase;
let table: { act: string; who: string; title: string }[];
const names: Record<string, string> = {};
let [project, second] = ['', ''];
let seen: string[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  site = await givenSite(fresh.url, instantAt('2024-02-01', '10:00'));
  const rows = (await readFile(TABLE, 'utf8')).split('\n').filter((line) => /^\| (?!act |---)/.test(line));
  table = rows.map((line) => {
    const [, act = '', who = '', title = ''] = line.split('|').map((cell) => cell.trim());
    return { act, who, title };
  });
});
afterAll(async () => {
  await site.close();
  await fresh.drop();
});

/** What came into inboxes since the last call is what the table says of the act, no more and no less. */
async function expectTold(act: string): Promise<void> {
  const found = await site.database.query<{ id: string; line: string }>(
    `SELECT d.id, p.login || ' ' || (d.content->>'title') AS line FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.channel = 'inbox' AND NOT d.id = ANY($1)`,
    [seen],
  );
  seen = [...seen, ...found.map(({ id }) => id)];
  const rows = table.filter((row) => row.act === act);
  expect(rows, `the table says nothing of: ${act}`).not.toEqual([]);
  const named = (title: string): string => title.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? name);
  const told = rows.filter(({ who }) => who !== '').map(({ who, title }) => `${who} ${named(title)}`);
  expect(found.map(({ line }) => line).sort(), act).toEqual(told.sort());
}

async function act(login: string, transition: ProjectTransition, details: Partial<TransitionCommand> = {}): Promise<void> {
  const command = { projectId: project, transition, actor: await site.actor(login), expectedVersion: null, ...details };
  await site.get(ProjectsService).perform(command);
}

it('registration of two tasks at once, signatures and reports', async () => {
  const supervisor = await site.actor('ducha');
  const plans = site.get(PlansService);
  const { planId, jobId } = await plans.submit(supervisor, { source: await readFile(PLAN, 'utf8'), fileName: '坪山2024.txt' });
  await plans.import(planId, jobId);
  const [first, other] = await plans.drafts(supervisor, planId);
  const [sthj, cjj] = [await site.departmentId('sthj'), await site.departmentId('cjj')];
  const common = { leaderId: (await site.actor('leader')).id, dueDate: '2024-06-28' };
  const registered = await site.get(RegistrationService).register(supervisor, [
    { ...common, itemId: first!.id, leadDepartmentId: sthj, cooperatingDepartmentIds: [cjj] },
    { ...common, itemId: other!.id, leadDepartmentId: cjj, dueDate: '2024-02-20' },
  ]);
  [project, second] = registered.map(({ projectId }) => projectId) as [string, string];
  const titles = await site.database.query<{ id: string; title: string }>('SELECT id, title FROM project');
  names['project'] = titles.find(({ id }) => id === project)!.title;
  names['second'] = titles.find(({ id }) => id === second)!.title;
  await expectTold('registration');
  await act('huanbao', 'acknowledge');
  await expectTold('signature');
  await act('chengjian', 'acknowledge-cooperation');
  await expectTold('part signed');
  await act('huanbao', 'report', { percent: 20, text: '已启动' });
  await expectTold('report');
  await act('leader', 'request-report', { dueDate: '2024-03-08', reason: '请报专项进展' });
  await expectTold('request a report');
  await act('huanbao', 'report', { percent: 30, text: '专项进展' });
  await expectTold('report asked for');
  await act('chengjian', 'report-cooperation', { text: '已配合' });
  await expectTold('part reported');
});

it('a request that is taken back, a blocker', async () => {
  await act('huanbao', 'request-extension', { dueDate: '2024-08-30', reason: '用地' });
  await expectTold('ask for an extension');
  await act('huanbao', 'withdraw-extension', {});
  await expectTold('withdraw it');
  const blockers = site.get(BlockersService);
  const raised = { projectId: project, kind: 'land', text: '用地指标未落实' } as const;
  const { id: blockerId } = await blockers.raiseNow(raised, await site.actor('huanbao'));
  await expectTold('blocker raised');
  const departmentId = await site.departmentId('cjj');
  const of = { blockerId, expectedVersion: null };
  await blockers.perform({ ...of, transition: 'assign', actor: await site.actor('leader'), departmentId, dueDate: '2024-03-01' });
  await expectTold('blocker assigned');
  await blockers.perform({ ...of, transition: 'resolve', actor: await site.actor('chengjian'), text: '已落实' });
  await expectTold('blocker resolved');
});

it('an urge, a slip and its answer, the end', async () => {
  site.clock.moveTo(instantAt('2024-03-14', '10:00'));
  await site.get(UrgeService).call({ call: 'urge', projectId: project, actor: await site.actor('ducha') });
  await expectTold('urge');
  const slips = site.get(SlipsService);
  const slip = await slips.issue({ projectId: project, actor: await site.actor('ducha'), colour: 'blue', reason: '提醒' });
  names['slip'] = `督〔2024〕${slip.number}号`;
  await expectTold('slip');
  const answer = { slipId: slip.id, transition: 'answer' as const, actor: await site.actor('huanbao'), expectedVersion: null };
  await slips.transition({ ...answer, text: '正在推进' });
  await expectTold('slip answered');
  await act('huanbao', 'request-completion', { text: '已建成' });
  await expectTold('completion asked');
  await act('ducha', 'close');
  await expectTold('closed');
});

it('an appeal against the score, and the circular', async () => {
  const officer = await site.actor('chengjian');
  const departmentId = await site.departmentId('cjj');
  const question = { period: periodOf('2024-Q1'), today: '2024-03-14', isPast: false };
  const { lines } = await site.get(ScorecardsService).scorecard(officer, departmentId, question);
  const line = lines.find(({ project: of, points }) => of?.id === second && points < 0)!;
  const appeals = site.get(AppealsService);
  const appealId = await appeals.submit({ departmentId, lineId: line.id, reason: '系统故障', question }, officer);
  await expectTold('appeal');
  await appeals.decide({ id: appealId, verdict: 'reject', answer: '未见故障记录' }, await site.actor('ducha'));
  await expectTold('appeal rejected');
  const circulars = site.get(CircularsService);
  const actor = await site.actor('ducha');
  const draft = await circulars.draft({ period: '2024-Q1', actor });
  const issued = await circulars.issue({ circularId: draft.id, actor, expectedVersion: draft.version });
  names['circular'] = `通报〔2024〕${issued.number}号 ${issued.text.title}`;
  await expectTold('circular');
});
