import { afterEach, beforeEach, expect, it } from 'vitest';
import { PreferencesService } from '#notifications';
import { type ProjectTransition, ProjectsService, type TransitionCommand } from '#projects';
import { playPeriod, RemindersDispatcher } from '#reminders';
import { OverdueActionsService } from '#reporting';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../setup/database.js';
import { givenSite, type Site } from '../setup/given.js';

let site: Site;
let projectId: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  projectId = await site.project({ text: '启动碧道建设', dueDate: '2022-06-30' });
  await act('huanbao', 'acknowledge');
});
afterEach(() => site.close());

async function act(login: string, transition: ProjectTransition, details: Partial<TransitionCommand> = {}): Promise<void> {
  const command = { projectId, transition, actor: await site.actor(login), expectedVersion: null, ...details };
  await site.get(ProjectsService).perform(command);
}

const play = (date: string, time: string): Promise<void> =>
  playPeriod({ clock: site.clock, dispatcher: site.get(RemindersDispatcher) }, instantAt(date, time));

async function choose(login: string, wish: { digest?: boolean; quietFrom?: string; quietTo?: string }): Promise<void> {
  const person = await site.actor(login);
  const choice = { channels: null, language: 'zh-CN' as const, ...wish };
  await site.get(PreferencesService).choose(person.id, choice, 0, person);
}

/** What somebody got by a channel, as `day time title`. */
async function got(login: string, channel: string): Promise<string[]> {
  const rows = await site.database.query<{ line: string }>(
    `SELECT to_char(d.created_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI ') || (d.content->>'title') AS line FROM delivery d
     JOIN person p ON p.id = d.recipient_id WHERE p.login = $1 AND d.channel = $2 ORDER BY d.created_at, 1`,
    [login, channel],
  );
  return rows.map(({ line }) => line);
}

interface Mail {
  title: string;
  opening: string;
  dues?: { day: string; id: string }[];
}

async function lastMail(login: string): Promise<Mail> {
  const [row] = await site.database.query<{ content: Mail }>(
    `SELECT d.content FROM delivery d JOIN person p ON p.id = d.recipient_id WHERE p.login = $1 AND d.channel = 'email'
     ORDER BY d.created_at DESC LIMIT 1`,
    [login],
  );
  return row!.content;
}

it('whoever only waits for it has it in the inbox at once, and by mail in one message of the next morning', async () => {
  await act('huanbao', 'request-extension', { dueDate: '2022-08-31', reason: '征地未完成' });
  await act('ducha', 'approve-extension', { dueDate: '2022-07-29' });
  await act('ducha', 'change-due-date', { dueDate: '2022-08-10', reason: '市里调整' });
  const inbox = ['01-17 10:00 【同意延期】碧道建设', '01-17 10:00 【调整时限】碧道建设'];
  expect(await got('leader', 'inbox')).toEqual(inbox);
  expect(await got('leader', 'email')).toEqual([]);
  // The lead must act: by mail too, at once.
  expect(await got('huanbao', 'email')).toEqual([
    '01-17 10:00 【同意延期】碧道建设：请按新时限办理',
    '01-17 10:00 【调整时限】碧道建设：请按新时限办理',
  ]);
  await act('ducha', 'suspend', { reason: '等待上级' });
  await act('ducha', 'resume', {});
  await play('2022-01-18', '09:30');
  // What was to be said of the date before is said no more; of 中止 and 恢复 there is one message.
  expect(await got('leader', 'email')).toEqual(['01-18 09:15 【消息汇总】2 条新消息']);
});

it('a mail that gathers several names each with its page, and carries their dates for the calendar', async () => {
  const other = await site.project({ text: '启动公园建设', dueDate: '2022-09-30' });
  await act('ducha', 'excuse', { reason: '汛期停工' });
  await act('ducha', 'excuse', { projectId: other, reason: '汛期停工' });
  await play('2022-01-18', '09:30');
  const mail = await lastMail('leader');
  expect(mail.title).toBe('【消息汇总】2 条新消息');
  expect(mail.opening).toContain('【容错免责】碧道建设');
  expect(mail.opening).toContain(`/projects/${other}`);
  expect(mail.dues?.map(({ day, id }) => [day, id])).toEqual(
    expect.arrayContaining([
      ['2022-06-30', projectId],
      ['2022-09-30', other],
    ]),
  );
});

it('who chose the morning gets by mail then what must be done, but what must be done today at once', async () => {
  await choose('huanbao', { digest: true });
  await act('leader', 'request-report', { dueDate: '2022-02-18', reason: '请报用地' });
  expect(await got('huanbao', 'inbox')).toEqual(['01-17 10:00 【要求反馈】碧道建设：请反馈进展']);
  expect(await got('huanbao', 'email')).toEqual([]);
  await act('leader', 'request-report', { dueDate: '2022-01-17', reason: '今天报' });
  expect(await got('huanbao', 'email')).toEqual(['01-17 10:00 【要求反馈】碧道建设：请反馈进展']);
  await play('2022-01-18', '09:30');
  expect((await got('huanbao', 'email')).at(-1)).toBe('01-18 09:15 【要求反馈】碧道建设：请反馈进展');
});

it('in quiet hours nothing rings: it comes by mail when they end', async () => {
  await choose('huanbao', { quietFrom: '19:00', quietTo: '08:00' });
  site.clock.moveTo(instantAt('2022-01-17', '21:00'));
  await act('leader', 'request-report', { dueDate: '2022-02-18', reason: '请报用地' });
  expect([await got('huanbao', 'email'), (await got('huanbao', 'inbox')).length]).toEqual([[], 1]);
  await play('2022-01-18', '08:05');
  expect(await got('huanbao', 'email')).toEqual(['01-18 08:00 【要求反馈】碧道建设：请反馈进展']);
});

it('of what somebody does to many projects at once each reader is told in one message', async () => {
  const ids = [projectId];
  for (const text of ['启动公园建设', '启动学校建设']) {
    const id = await site.project({ text, dueDate: '2022-06-30' });
    await act('huanbao', 'acknowledge', { projectId: id });
    ids.push(id);
  }
  site.clock.moveTo(instantAt('2022-07-04', '10:00'));
  const before = (await got('huanbao', 'inbox')).length;
  const command = { requestId: null, action: 'urge' as const, projectIds: ids, actor: await site.actor('ducha') };
  const outcomes = await site.get(OverdueActionsService).act({ ...command, message: '请抓紧办理' });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  while ((await site.get(RemindersDispatcher).tick()) > 0);
  const told = (await got('huanbao', 'inbox')).slice(before).filter((line) => line.includes('消息汇总'));
  expect(told).toEqual(['07-04 10:00 【消息汇总】3 条新消息']);
  expect((await got('ducha', 'inbox')).filter((line) => line.includes('消息汇总'))).toEqual([]);
  const again = await site.get(OverdueActionsService).act({ ...command, message: '再催' });
  expect(again.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused']);
});

it('what is confidential never waits and is never gathered', async () => {
  const readerIds = [(await site.actor('huanbao')).id];
  await choose('huanbao', { digest: true });
  await act('ducha', 'restrict', { readerIds, reason: '涉密' } as Partial<TransitionCommand>);
  await act('leader', 'request-report', { dueDate: '2022-02-18', reason: '请报用地', together: true });
  expect(await got('huanbao', 'email')).toEqual(['01-17 10:00 【要求反馈】碧道建设：请反馈进展']);
  expect(
    await site.database.query(`SELECT 1 FROM digest_line WHERE notice->>'kind' = 'transition' AND state = 'waiting'`),
  ).toEqual([]);
});
