import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectReader, ProjectsService, type TransitionCommand, type ProjectTransition } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { RemindersDispatcher, playPeriod } from '#reminders';

import { type DeskFilter } from './overdue-desk.queries.js';
import { type OverdueProject } from './overdue-project.js';

import { SlipsService } from '#slips';
import { OverdueService } from './overdue.service.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

const at = (date: string, time = '10:00'): Date => instantAt(date, time);

async function play(until: Date): Promise<void> {
  await playPeriod({ clock: site.clock, dispatcher: site.get(RemindersDispatcher) }, until);
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

async function desk(filter: DeskFilter = {}, asOf?: string, login = 'ducha'): Promise<OverdueProject[]> {
  const actor = await site.actor(login);
  return (await site.get(OverdueService).desk(actor, { filter, asOf, language: 'zh-CN' }, { limit: 50 })).items;
}

const titles = (rows: OverdueProject[]): string[] => rows.map(({ text }) => text);

it('a project comes to the desk on the first workday after its date, leaves it while its completion waits for review, and is back after a return', async () => {
  const projectId = await site.project({ dueDate: '2022-06-17' });
  await transition('huanbao', projectId, 'acknowledge');
  site.clock.moveTo(at('2022-06-19'));
  expect(await desk()).toEqual([]);
  site.clock.moveTo(at('2022-06-20'));
  expect(await desk()).toMatchObject([{ projectId, daysOverdue: 3, workdaysOverdue: 1, reason: null }]);
  await transition('huanbao', projectId, 'request-completion', { text: '已建成' });
  expect(await desk()).toEqual([]);
  site.clock.moveTo(at('2022-06-22'));
  await transition('ducha', projectId, 'return', { reason: '缺验收报告' });
  expect(await desk()).toMatchObject([{ projectId, workdaysOverdue: 3, percent: 0 }]);
  await transition('huanbao', projectId, 'request-completion', { text: '验收报告附后' });
  await transition('ducha', projectId, 'close');
  expect(await desk()).toEqual([]);
});

describe('the row of a project', () => {
  it('tells in one line what was done about it, the reason that was given, the open slip and what comes next', async () => {
    const projectId = await site.project({ dueDate: '2022-06-17' });
    await transition('huanbao', projectId, 'acknowledge');
    await transition('huanbao', projectId, 'report', { percent: 40, text: '已进场', problems: '征地尚未完成' });
    await transition('huanbao', projectId, 'request-completion', { text: '已建成' });
    await transition('ducha', projectId, 'return', { reason: '缺验收报告' });
    await play(at('2022-06-22'));
    const [row] = await desk();
    // T+1 (催办) and T+3 workdays (督办): urged twice; T+1 and the reports that nobody sent are other tracks.
    const [urges] = await site.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM reminder WHERE level BETWEEN 1 AND 3 AND merged_into IS NULL`,
    );
    expect(row).toMatchObject({ level: 2, urges: urges?.n, returns: 1, percent: 40, workdaysOverdue: 3 });
    expect(row?.history).toBe(`催办${urges?.n}次、督办单0份、延期0次、退回1次`);
    expect(row?.reason).toMatchObject({ text: '征地尚未完成', from: 'report' });
    expect(row?.proposal).toMatchObject({ action: 'issue-slip', colour: 'red' });

    const actor = await site.actor('ducha');
    const slip = await site.get(SlipsService).issue({ projectId, actor });
    const [withSlip] = await desk();
    expect(withSlip).toMatchObject({
      level: 3,
      openSlip: { id: slip.id, number: '督〔2022〕1号', colour: 'red', state: 'issued' },
    });
    expect(withSlip?.proposal.action).toBe('await-answer');
    const officer = await site.actor('huanbao');
    site.clock.moveTo(at('2022-06-23'));
    await site.get(SlipsService).transition({
      slipId: slip.id,
      transition: 'answer',
      text: '7月底完成',
      actor: officer,
      expectedVersion: null,
    });
    const [answered] = await desk();
    expect(answered).toMatchObject({
      reason: { text: '7月底完成', from: 'slip-answer' },
      openSlip: { state: 'answered' },
      proposal: { action: 'review-answer' },
    });
  });

  it('counts anew after an extension: the level is that of the present date', async () => {
    const projectId = await site.project({ dueDate: '2022-03-31' });
    await transition('huanbao', projectId, 'acknowledge');
    await transition('huanbao', projectId, 'request-extension', { dueDate: '2022-06-17', reason: '汛期停工' });
    await play(at('2022-04-08'));
    expect(await desk()).toMatchObject([
      { level: 3, requestedDueDate: '2022-06-17', reason: { text: '汛期停工', from: 'extension-request' } },
    ]);
    await transition('ducha', projectId, 'approve-extension');
    expect(await desk()).toEqual([]);
    site.clock.moveTo(at('2022-06-20', '08:00'));
    expect(await desk()).toMatchObject([{ level: 0, extensions: 1, dueDate: '2022-06-17', originalDueDate: '2022-03-31' }]);
  });
});

describe('the order', () => {
  beforeEach(async () => {
    await site.project({ text: '启动碧道建设', dueDate: '2022-06-10', series: ['十项民生实事'] });
    await site.project({ text: '整治河涌', dueDate: '2022-06-17' });
    await site.project({ text: '打通断头路', dueDate: '2022-06-16', leadDepartmentId: await site.departmentId('cjj') });
    await site.project({ text: '建设公园', dueDate: '2022-12-30' });
    await play(at('2022-06-21'));
  });

  it('is highest level first, then oldest; a slip lifts a project', async () => {
    expect((await desk()).map(({ text, level }) => [text, level])).toEqual([
      ['启动碧道建设', 4],
      ['打通断头路', 2],
      ['整治河涌', 1],
    ]);
    const last = (await desk()).at(-1);
    const actor = await site.actor('ducha');
    await site.get(SlipsService).issue({ projectId: last?.projectId ?? '', actor });
    expect(titles(await desk())).toEqual(['启动碧道建设', '整治河涌', '打通断头路']);
  });

  it('holds from page to page, nothing twice', async () => {
    const actor = await site.actor('ducha');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await site
        .get(OverdueService)
        .desk(actor, { filter: {}, language: 'zh-CN' }, { limit: 1, ...(cursor ? { cursor } : {}) });
      seen.push(...titles(page.items));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(titles(await desk()));
  });

  it('is filtered by department and series, and never widens what an officer sees', async () => {
    expect(titles(await desk({ series: '十项民生实事' }))).toEqual(['启动碧道建设']);
    expect(titles(await desk({ departmentId: await site.departmentId('cjj') }))).toEqual(['打通断头路']);
    expect(titles(await desk({}, undefined, 'huanbao'))).toEqual(['启动碧道建设', '整治河涌']);
  });
});

it('as of a past day, the desk is what it was at the end of that day', async () => {
  const projectId = await site.project({ dueDate: '2022-06-17' });
  await transition('huanbao', projectId, 'acknowledge');
  const days = ['2022-06-20', '2022-06-21', '2022-06-22', '2022-06-23', '2022-06-24', '2022-06-27'];
  const asSeen: OverdueProject[][] = [];
  for (const day of days) {
    await play(at(day, '20:00'));
    const actor = await site.actor('ducha');
    const officer = await site.actor('huanbao');
    const slips = site.get(SlipsService);
    const [slip] = await site.database.query<{ id: string }>('SELECT id FROM slip');
    if (day === '2022-06-21') await slips.issue({ projectId, actor });
    const transition = { slipId: slip?.id ?? '', expectedVersion: null };
    if (day === '2022-06-23') await slips.transition({ ...transition, transition: 'answer', text: '七月完成', actor: officer });
    if (day === '2022-06-24') await slips.transition({ ...transition, transition: 'send-back', reason: '空话', actor });
    asSeen.push(await desk());
  }
  for (const [index, day] of days.entries()) expect(await desk({}, day), day).toEqual(asSeen[index]);
  expect(asSeen.map(([row]) => row?.openSlip?.state ?? null)).toEqual([
    null,
    'issued',
    'issued',
    'answered',
    'sent_back',
    'sent_back',
  ]);
});

it('lists of projects filter by the level that the desk shows, now and as of a day', async () => {
  await site.project({ dueDate: '2022-01-28' });
  await site.project({ text: '建设公园', dueDate: '2022-02-14' });
  await site.project({ text: '整治河涌', dueDate: '2022-12-30' });
  await play(at('2022-02-16'));
  const supervisor = await site.actor('ducha');
  const listed = async (levels: number[], asOf?: string): Promise<string[]> => {
    const question = { levels, ...(asOf ? { asOf } : {}) };
    return (await site.get(ProjectReader).list(supervisor, question, { limit: 50 })).items.map(({ text }) => text);
  };
  const rows = await desk();
  expect(new Set(rows.map(({ level }) => level)).size).toBe(2);
  for (const { level, text } of rows) expect(await listed([level])).toContain(text);
  expect(await listed(rows.map(({ level }) => level))).toHaveLength(rows.some(({ level }) => level === 0) ? 3 : 2);
  expect(await listed([1, 2, 3, 4, 5], '2022-01-20')).toEqual([]);
});
