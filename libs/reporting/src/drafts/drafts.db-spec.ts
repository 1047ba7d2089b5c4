import mammoth from 'mammoth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, directory } from '#identity';
import { readHistory } from '#outbox';
import { ProjectsService } from '#projects';
import { playPeriod, RemindersDispatcher } from '#reminders';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { CircularsService } from '../circulars/circulars.service.js';
import { DraftsService } from './drafts.service.js';
import { InterviewsService } from './interviews.service.js';
import type { Draft, DraftFilter } from './read-drafts.js';

let site: Site;
let ducha: Actor;
let projectId: string;

/** 碧道建设, due 2022-05-20, nothing was done for two months: the ladder has drafted 通报 and 约谈. */
beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  ducha = await site.actor('ducha');
  projectId = await site.project({ text: '启动碧道建设', dueDate: '2022-05-20' });
  await playPeriod({ clock: site.clock, dispatcher: site.get(RemindersDispatcher) }, instantAt('2022-07-15', '10:00'));
});

afterEach(() => site.close());

const drafts = (): DraftsService => site.get(DraftsService);

async function list(filter: DraftFilter = { states: ['waiting'] }, login = 'ducha'): Promise<Draft[]> {
  const page = await drafts().list(await site.actor(login), filter, { limit: 50 });
  expect([page.total, page.byLevel.reduce((sum, { count }) => sum + count, 0)]).toEqual([page.items.length, page.items.length]);
  return page.items;
}

async function ofLevel(level: number): Promise<Draft> {
  const [draft] = await list({ states: ['waiting'], levels: [level] });
  if (!draft) throw new Error(`no draft of level ${level}`);
  return draft;
}

async function told(since: number): Promise<string[]> {
  const rows = await site.database.query<{ line: string }>(
    `SELECT p.login || ': ' || (d.content->>'title') AS line FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.channel = 'inbox' ORDER BY d.created_at, p.login OFFSET $1`,
    [since],
  );
  return rows.map(({ line }) => line).sort();
}

async function inboxes(): Promise<number> {
  const [row] = await site.database.query<{ count: number }>(`SELECT count(*)::int FROM delivery WHERE channel = 'inbox'`);
  return row?.count ?? 0;
}

describe('drafts of 通报 and 约谈', () => {
  it('are listed and counted by level, department and leader', async () => {
    const all = await list();
    expect(all.map(({ level, state }) => [level, state])).toEqual([
      [4, 'waiting'],
      [5, 'waiting'],
    ]);
    expect(all[0]).toMatchObject({ project: { id: projectId, title: '碧道建设' }, leadDepartment: { name: '生态环境分局' } });
    expect(await list({ levels: [5] })).toHaveLength(1);
    expect(await list({ departmentId: await site.departmentId('cjj') })).toEqual([]);
    expect(await list({ leaderId: (await site.actor('leader')).id }, 'leader')).toHaveLength(2);
    await expect(list({}, 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('approved 通报 is named by the next circular, once, and the department is told', async () => {
    const draft = await ofLevel(4);
    const before = await inboxes();
    await drafts().approve({ draftId: draft.id, actor: ducha });
    expect(await told(before)).toEqual([
      'huanbao-head: 【列入通报】碧道建设',
      'huanbao: 【列入通报】碧道建设',
      'leader: 【列入通报】碧道建设',
    ]);
    const circulars = site.get(CircularsService);
    const circular = await circulars.draft({ period: '2022-06', actor: ducha });
    expect(circular.figures.named).toMatchObject([{ projectId, title: '碧道建设', department: { name: '生态环境分局' } }]);
    expect(circular.text.criticised).toContain('对以下逾期事项点名通报：碧道建设（生态环境分局，时限2022年5月20日，进度0%）。');
    await circulars.issue({ circularId: circular.id, actor: ducha, expectedVersion: circular.version });
    expect(await drafts().read(ducha, draft.id)).toMatchObject({ state: 'approved', circularId: circular.id });
    expect((await circulars.draft({ period: '2022-07', actor: ducha })).figures.named).toEqual([]);
  });

  it('approved 约谈 makes a numbered notice, tells the lead department when and where, and prints as a document', async () => {
    const draft = await ofLevel(5);
    const proposal = await drafts().proposal(ducha, draft.id);
    expect(proposal).toMatchObject({ attendee: '主要负责人（环保局长）', host: '督查员' });
    expect(proposal?.problem).toContain('已逾期');
    await expect(drafts().approve({ draftId: draft.id, actor: ducha })).rejects.toMatchObject({
      code: 'transition.incomplete',
      facts: { missing: ['heldOn', 'place'] },
    });
    const past = { heldOn: '2022-07-14', place: '会议室' };
    await expect(drafts().approve({ draftId: draft.id, actor: ducha, interview: past })).rejects.toMatchObject({
      code: 'due-date.past',
    });
    const before = await inboxes();
    await drafts().approve({
      draftId: draft.id,
      actor: ducha,
      interview: { heldOn: '2022-07-20', heldAt: '15:00', place: '三楼会议室' },
    });
    expect(await told(before)).toEqual([
      'huanbao-head: 【约谈】碧道建设：请按时参加约谈',
      'huanbao: 【约谈】碧道建设：请按时参加约谈',
      'leader: 【约谈】碧道建设',
    ]);
    const { interview } = await drafts().read(ducha, draft.id);
    expect(interview?.number).toBe('约谈〔2022〕1号');
    const view = await site.get(InterviewsService).read(await site.actor('huanbao'), interview?.id ?? '');
    const { value } = await mammoth.extractRawText({ buffer: (await site.get(InterviewsService).docx(ducha, view.id)).bytes });
    const lines = value.split('\n').filter((line) => line !== '');
    expect(lines.slice(0, 5)).toEqual([
      '约 谈 通 知 书',
      '约谈〔2022〕1号\t2022年7月15日',
      '约谈对象',
      '生态环境分局',
      '主要负责人（环保局长）',
    ]);
    expect(lines).toContain('2022年7月20日 15:00');
    const events = await readHistory(site.database, projectId);
    expect(events.at(-1)).toMatchObject({
      type: 'project.interview_called',
      data: { number: '约谈〔2022〕1号', draftId: draft.id },
    });
    await expect(site.get(InterviewsService).read(await site.actor('chengjian'), view.id)).rejects.toMatchObject({
      code: 'interview.not-found',
    });
  });

  it('dismissed ones keep the reason; a decision is final', async () => {
    const { id: draftId } = await ofLevel(5);
    await expect(drafts().dismiss({ draftId, actor: ducha, reason: ' ' })).rejects.toMatchObject({
      code: 'transition.incomplete',
    });
    await drafts().dismiss({ draftId, actor: ducha, reason: '已约定本周完成' });
    expect(await list({ states: ['dismissed'] })).toMatchObject([
      { id: draftId, reason: '已约定本周完成', decidedByName: '督查员' },
    ]);
    await expect(
      drafts().approve({ draftId, actor: ducha, interview: { heldOn: '2022-07-20', place: '会议室' } }),
    ).rejects.toMatchObject({
      code: 'draft.decided',
    });
    await expect(drafts().dismiss({ draftId, actor: await site.actor('leader'), reason: '不' })).rejects.toMatchObject({
      code: 'access.denied',
    });
  });

  it('two supervisors at once: one decision', async () => {
    const { id: draftId } = await ofLevel(4);
    const both = await Promise.allSettled([
      drafts().approve({ draftId, actor: ducha }),
      drafts().dismiss({ draftId, actor: ducha, reason: '不予通报' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('lapse when the project gets another date', async () => {
    const { id: draftId } = await ofLevel(4);
    const change = { projectId, transition: 'change-due-date' as const, actor: ducha, expectedVersion: null };
    await site.get(ProjectsService).perform({ ...change, dueDate: '2022-09-30', reason: '市里调整' });
    expect(await list()).toEqual([]);
    expect(await list({ states: ['lapsed'] })).toHaveLength(2);
    await expect(drafts().approve({ draftId, actor: ducha })).rejects.toMatchObject({ code: 'draft.lapsed' });
  });

  it('of a confidential project are seen by those who may know of it, and never named in a circular', async () => {
    const readerIds = [(await directory.supervisors(site.database))[0]?.id ?? ''];
    const restrict = { projectId, transition: 'restrict' as const, actor: ducha, expectedVersion: null };
    await site.get(ProjectsService).perform({ ...restrict, readerIds, reason: '涉密' });
    const draft = await ofLevel(4);
    await expect(drafts().approve({ draftId: draft.id, actor: ducha })).rejects.toMatchObject({ code: 'draft.confidential' });
    const interview = await ofLevel(5);
    await drafts().approve({ draftId: interview.id, actor: ducha, interview: { heldOn: '2022-07-20', place: '会议室' } });
    expect((await drafts().read(ducha, interview.id)).interview?.number).toBe('约谈密〔2022〕1号');
  });
});
