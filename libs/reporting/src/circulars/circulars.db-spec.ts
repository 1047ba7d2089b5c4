import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import type { DomainError } from '#platform';
import { ProjectsService, type TransitionCommand, type ProjectTransition } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { RemindersDispatcher, playPeriod } from '#reminders';
import type { Circular } from './circular.entity.js';

import { type CircularCommand, CircularsService } from './circulars.service.js';
import { type CircularView } from './circular-view.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

function on(day: string): void {
  site.clock.moveTo(instantAt(day, '10:00'));
}

async function transitionIt(
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

async function draft(period: string, details: { planId?: string; series?: string; title?: string } = {}): Promise<Circular> {
  const actor = await site.actor('ducha');
  return circulars().draft({ period, actor, ...details });
}

const circulars = (): CircularsService => site.get(CircularsService);

type Act = 'refresh' | 'issue' | 'withdraw';

async function commandOf({ id, version }: Pick<Circular, 'id' | 'version'>, login = 'ducha'): Promise<CircularCommand> {
  return { circularId: id, actor: await site.actor(login), expectedVersion: version };
}

async function act(transition: Act, circular: Pick<Circular, 'id' | 'version'>, login = 'ducha'): Promise<Circular> {
  return circulars()[transition](await commandOf(circular, login));
}

async function edit(circular: Circular, text: Partial<Circular['text']>): Promise<Circular> {
  return circulars().edit({ ...(await commandOf(circular)), text: { ...circular.text, ...text } });
}

async function read(id: string, login = 'ducha'): Promise<CircularView> {
  return circulars().read(await site.actor(login), id);
}

async function typesOf(id: string): Promise<string[]> {
  return (await readHistory(site.database, id)).map(({ type }) => type);
}

/**
 * A spring: 河涌整治 of 生态环境分局 falls due in May and is urged without an answer, 城市建设局 closes its park early in June,
 * and the rest goes on.
 */
async function aSpring(): Promise<Record<'late' | 'park', string>> {
  const cjj = await site.departmentId('cjj');
  const late = await site.project({ text: '推动河涌整治', dueDate: '2022-05-20' });
  await site.project({ text: '启动碧道建设', dueDate: '2022-12-30' });
  const park = await site.project({ text: '建设公园', dueDate: '2022-07-29', leadDepartmentId: cjj });
  for (const text of ['打通断头路', '修缮桥梁']) await site.project({ text, dueDate: '2022-12-30', leadDepartmentId: cjj });
  const dispatcher = site.get(RemindersDispatcher);
  await playPeriod({ clock: site.clock, dispatcher }, instantAt('2022-06-09', '10:00'));
  await transitionIt('chengjian', park, 'acknowledge');
  await transitionIt('chengjian', park, 'request-completion', { text: '已建成' });
  on('2022-06-10');
  await transitionIt('ducha', park, 'close');
  return { late, park };
}

describe('a draft', () => {
  it('says what was known at the end of the period, compared with the one before', async () => {
    const { late, park } = await aSpring();
    on('2022-08-01');
    await transitionIt('ducha', late, 'suspend', { reason: '等待批复' });
    await transitionIt('ducha', park, 'reopen', { reason: '质量问题' });
    const { figures, text } = await draft('2022-06');
    expect(figures).toMatchObject({
      day: '2022-06-30',
      isOver: true,
      tally: { total: 5, done: 1, ongoing: 3, behind: 1, suspended: 0 },
      parts: [{ part: '营造一流生态体系', total: 5, behind: 1 }],
      before: { period: { key: '2022-05' }, tally: { total: 5, done: 0, behind: 1 } },
    });
    expect(figures.headline).toMatch(/^1个方面5项具体工作，1项有力落实、3项持续推进、1项进度滞后。其中办结率20%，/);
    expect(figures.comparison).toContain('与2022年5月末相比，办结增加1项，红灯持平');
    expect(
      figures.ranking.map(({ department, rank, items, early, red }) => [department.name, rank, items.lead, early, red]),
    ).toEqual([
      ['城市建设局', 1, 3, 1, 0],
      ['生态环境分局', null, 2, 0, 1],
    ]);
    expect(figures.ranking.every(({ before }) => before !== null)).toBe(true);
    expect(figures.redList).toMatchObject([
      { title: '河涌整治', daysOverdue: 41, reason: null, leader: '分管领导', state: 'registered' },
    ]);
    // Its ladder has drafted 通报 and 约谈 by then: nothing to publish.
    expect(figures.redList[0]?.level).toBe(3);
    expect(figures.redList[0]?.urges).toBeGreaterThan(0);
    expect(text.praised).toContain('城市建设局');
    expect(text.praised).toContain('提前办结1项');
    expect(text.criticised).toBe('对生态环境分局（1项逾期5个工作日以上，经催办仍未说明原因）予以批评。');
  });

  it('of a period that goes on is of today and says so; one that has not begun is refused', async () => {
    await site.project();
    const { figures, text } = await draft('2022-01');
    expect(figures).toMatchObject({ day: '2022-01-17', isOver: false, before: null, redList: [] });
    expect(text.opening).toContain('数据截至2022年1月17日（2022年1月尚未结束）');
    expect(figures.comparison).toBe('2021年12月没有在督事项，本期不作比较。');
    await expect(draft('2022-02')).rejects.toMatchObject({ code: 'period.invalid' });
    await expect(draft('2022-01', { planId: '0190f3a2-5f6b-7cde-8a01-23456789abcd' })).rejects.toMatchObject({
      code: 'plan.not-found',
    });
  });

  it('is of one series alone where it is asked for', async () => {
    await site.project({ series: ['十项民生实事'] });
    await site.project();
    const { figures, text } = await draft('2022-01', { series: '十项民生实事' });
    expect([figures.tally.total, text.title]).toEqual([1, '关于2022年1月十项民生实事落实情况的通报']);
  });

  it('knows nothing of confidential projects, whoever drafts it', async () => {
    const ducha = await site.actor('ducha');
    const dates = { dueDate: '2022-01-31' };
    await site.project({ ...dates, text: '推动河涌整治' });
    await site.project({ ...dates, text: '秘密事项', confidential: true, readerIds: [ducha.id] });
    on('2022-02-28');
    const { figures } = await draft('2022-02');
    expect([figures.tally.total, figures.redList.length, figures.ranking[0]?.items.lead]).toEqual([1, 1, 1]);
    expect(JSON.stringify(figures)).not.toContain('秘密');
  });

  it('is edited by whoever read it last; a refresh keeps what was written and counts anew', async () => {
    const { late } = await aSpring();
    on('2022-06-20');
    const first = await draft('2022-06');
    const edited = await edit(first, { demands: '请生态环境分局本周内报送原因。' });
    expect(edited).toMatchObject({ version: 2, edited: ['demands'] });
    await expect(edit(first, { demands: '不同的话' })).rejects.toMatchObject({ code: 'version.stale' });
    await transitionIt('huanbao', late, 'acknowledge');
    await transitionIt('huanbao', late, 'report', { percent: 60, text: '已进场', problems: '征地尚未完成' });
    const { figures, text } = await act('refresh', edited);
    expect(figures.redList[0]?.reason).toBe('征地尚未完成');
    expect([text.demands, text.criticised]).toEqual(['请生态环境分局本周内报送原因。', '']);
    expect(await typesOf(first.id)).toEqual(['circular.drafted', 'circular.edited', 'circular.refreshed']);
    const [, change] = await circulars().history(await site.actor('leader'), first.id);
    expect(change?.data['changes']).toEqual({ demands: { before: first.text.demands, after: edited.text.demands } });
  });

  it('that is withdrawn takes no number and moves no more', async () => {
    const { id } = await act('withdraw', await draft('2022-01'));
    expect(await read(id)).toMatchObject({ state: 'withdrawn', number: null, legalTransitions: [] });
    await expect(act('issue', { id, version: 2 })).rejects.toMatchObject({ code: 'circular.illegal-transition' });
    expect(await act('issue', await draft('2022-01'))).toMatchObject({ year: 2022, number: 1 });
  });
});

describe('an issued circular', () => {
  it('was issued once, however many did it at the same moment; numbers have no gap', async () => {
    await site.project();
    const drafts = [await draft('2022-01'), await draft('2022-01'), await draft('2022-01')];
    const outcomes = await Promise.allSettled(drafts.flatMap((one) => [act('issue', one), act('issue', one)]));
    const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
    expect(lost).toEqual(Array(3).fill('version.stale'));
    const numbers = await Promise.all(drafts.map(async ({ id }) => (await read(id)).number));
    expect(numbers.sort()).toEqual(['通报〔2022〕1号', '通报〔2022〕2号', '通报〔2022〕3号']);
    expect(await typesOf(drafts[0]?.id ?? '')).toEqual(['circular.drafted', 'circular.issued']);
  });

  it('stays as it is, for the program and for the database', async () => {
    await aSpring();
    on('2022-07-01');
    const issued = await act('issue', await draft('2022-06'));
    const before = await read(issued.id);
    await expect(edit(issued, { closing: '' })).rejects.toMatchObject({ code: 'circular.illegal-transition' });
    await expect(act('refresh', issued)).rejects.toMatchObject({ code: 'circular.illegal-transition' });
    const { database } = site;
    await expect(database.query(`UPDATE circular SET text = '{}' WHERE id = $1`, [issued.id])).rejects.toThrow('append-only');
    await expect(database.query('DELETE FROM circular WHERE id = $1', [issued.id])).rejects.toThrow('append-only');
    expect(await read(issued.id)).toEqual(before);
  });

  it('is told to the people of its departments, who read it then and not before', async () => {
    await site.project({ cooperatingDepartmentIds: [await site.departmentId('cjj')] });
    const one = await draft('2022-01');
    await expect(read(one.id, 'huanbao')).rejects.toMatchObject({ code: 'circular.not-found' });
    const list = async (login: string): Promise<number> =>
      (await circulars().list(await site.actor(login), {}, { limit: 10 })).items.length;
    expect([await list('huanbao'), await list('leader')]).toEqual([0, 1]);
    await expect(act('issue', one, 'leader')).rejects.toMatchObject({ code: 'access.denied' });
    await act('issue', one);
    expect(await list('huanbao')).toBe(1);
    expect(await read(one.id, 'chengjian')).toMatchObject({ number: '通报〔2022〕1号' });
    await expect(circulars().history(await site.actor('chengjian'), one.id)).rejects.toMatchObject({
      code: 'circular.not-found',
    });
    const told = await site.database.query<{ name: string; channel: string }>(
      `SELECT p.name, d.channel FROM delivery d JOIN person p ON p.id = d.recipient_id
       WHERE d.content->>'title' LIKE '【通报】通报〔2022〕1号%' ORDER BY p.login, d.channel DESC`,
    );
    expect(told.map(({ name, channel }) => `${name} ${channel}`)).toEqual([
      '城建经办 inbox',
      '环保经办 inbox',
      '环保经办 email',
      '环保局长 inbox',
      '环保局长 email',
    ]);
  });

  it('is not issued with something that was made confidential since the draft', async () => {
    const projectId = await site.project({ dueDate: '2022-01-31' });
    on('2022-02-28');
    const one = await draft('2022-02');
    await transitionIt('ducha', projectId, 'restrict', { readerIds: [], reason: '涉密' });
    await expect(act('issue', one)).rejects.toMatchObject({ code: 'circular.confidential' });
    const refreshed = await act('refresh', one);
    expect((await act('issue', refreshed)).figures.redList).toEqual([]);
  });
});
