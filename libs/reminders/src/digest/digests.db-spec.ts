import { RemindersDispatcher } from '../dispatch/reminders-dispatcher.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chooseChannels } from '../../../notifications/src/preferences/channel-choice.js';
import type { Message } from '../../../notifications/src/messages/message.js';
import { type PersonalChannel, DEFAULT_POLICY, PoliciesService } from '#policies';
import { DelegationsService, PeopleService } from '#identity';
import { ProjectsService, type TransitionCommand, type ProjectTransition } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { ADMINISTRATOR, givenSite, type Site } from '../../../../test/setup/given.js';
import { playPeriod } from '../dispatch/play-period.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});
afterEach(() => site.close());

const play = (date: string, time: string): Promise<void> =>
  playPeriod({ clock: site.clock, dispatcher: site.get(RemindersDispatcher) }, instantAt(date, time));

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

interface Sent {
  login: string;
  channel: string;
  address: string | null;
  at: string;
  content: Message;
}

const messages = (): Promise<Sent[]> =>
  site.database.query(
    `SELECT p.login, d.channel, d.address, to_char(d.created_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at, d.content
     FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.content->>'kind' <> 'transition' ORDER BY d.created_at, p.login, d.channel`,
  );
const sentTo = async (login: string): Promise<string[]> =>
  (await messages())
    .filter((one) => one.login === login && one.channel === 'inbox')
    .map(({ at, content }) => `${at} ${content.title}`);
const count = async (what: string): Promise<number> =>
  (await site.database.query<{ n: number }>(`SELECT count(*) AS n FROM ${what}`))[0]?.n ?? -1;

it('what falls due for a person in a morning comes as one message through each channel, and every step is on record', async () => {
  for (const text of ['启动碧道建设', '启动公园建设', '启动学校建设']) await site.project({ text });
  await play('2022-01-18', '09:14');
  expect(await messages()).toEqual([]);
  expect(await count('reminder')).toBe(3);
  await play('2022-01-18', '23:00');
  const title = '【每日汇总】1月18日 3 项：红 0，黄 0，绿 3';
  expect((await messages()).map(({ login, channel, at, content }) => [login, channel, at, content.title])).toEqual([
    ['huanbao', 'email', '01-18 09:15', title],
    ['huanbao', 'inbox', '01-18 09:15', title],
    ['huanbao-head', 'email', '01-18 09:15', title],
    ['huanbao-head', 'inbox', '01-18 09:15', title],
  ]);
  expect(await count(`digest_line WHERE state = 'sent'`)).toBe(12);
  for (const { content } of await messages())
    expect(content.dues?.map(({ day, what }) => [day, what])).toEqual(
      ['碧道建设', '公园建设', '学校建设'].toSorted().map((what) => ['2022-06-17', what]),
    );
});

it('an escalation above the gathered levels goes out at once, by itself', async () => {
  const projectId = await site.project();
  await transition('huanbao', projectId, 'acknowledge');
  await transition('huanbao', projectId, 'report', { percent: 10, text: '开工' });
  await play('2022-06-22', '09:00');
  expect((await sentTo('huanbao')).slice(-2)).toEqual([
    '06-20 09:15 【每日汇总】碧道建设（已逾期 3 天）',
    '06-22 09:00 【督办（黄）】碧道建设（已逾期 5 天）',
  ]);
});

it('who has signed meanwhile is not asked to, a closed project is left out, and an empty digest is not sent', async () => {
  const [signed, cancelled] = [await site.project(), await site.project({ text: '启动公园建设' })];
  await play('2022-01-18', '09:10');
  await transition('huanbao', signed, 'acknowledge');
  await transition('ducha', cancelled, 'cancel', { reason: '上级调整' });
  await play('2022-01-18', '23:00');
  expect(await messages()).toEqual([]);
  expect(await count(`digest_line WHERE state = 'withdrawn'`)).toBe(8);
});

it('the deputy gets the lines of whoever is away, and reads for whom', async () => {
  const actor = await site.actor('huanbao');
  const away = { personId: actor.id, deputyId: (await site.actor('leader')).id, from: '2022-01-18', to: '2022-01-20' };
  await site.get(DelegationsService).delegate(actor, { ...away, reason: '出差' });
  await site.project();
  await play('2022-01-18', '23:00');
  expect(await sentTo('huanbao')).toEqual([]);
  const [toDeputy] = (await messages()).filter(({ login }) => login === 'leader');
  expect(toDeputy?.content.title).toBe('【每日汇总】碧道建设（还有 150 天）（代 环保经办）');
  expect(toDeputy?.content.opening).toContain('1. 碧道建设（代 环保经办）');
});

it('the message of the morning goes by what the reader has chosen when it is sent, and in the language of the reader', async () => {
  await site.project();
  await play('2022-01-18', '09:10');
  const { database, clock } = site;
  const choose = async (login: string, channels: PersonalChannel[]): Promise<void> => {
    const actor = await site.actor(login);
    const read = { expectedVersion: 0, now: clock.now() };
    await database.transaction((tx) => chooseChannels(tx, actor, actor.id, { channels, language: 'en' }, read));
  };
  await choose('huanbao', ['email']);
  await choose('huanbao-head', []);
  await database.query(`UPDATE person SET email = 'new@example.invalid' WHERE login = 'huanbao'`);
  await play('2022-01-18', '23:00');
  expect((await messages()).map(({ login, channel, address, content }) => [login, channel, address, content.title])).toEqual([
    ['huanbao', 'email', 'new@example.invalid', '[Daily digest] 碧道建设 (150 days left)'],
    ['huanbao', 'inbox', null, '[Daily digest] 碧道建设 (150 days left)'],
    ['huanbao-head', 'inbox', null, '[Daily digest] 碧道建设 (150 days left)'],
  ]);
});

it('lines whose channels are all gone are told in the inbox', async () => {
  await savePolicyThroughEmail();
  await site.project();
  await play('2022-01-18', '09:10');
  await site.database.query('UPDATE person SET email = NULL');
  await play('2022-01-18', '23:00');
  const title = '【每日汇总】碧道建设（还有 150 天）';
  expect((await messages()).map(({ login, channel, content }) => [login, channel, content.title])).toEqual([
    ['huanbao', 'inbox', title],
    ['huanbao-head', 'inbox', title],
  ]);
});

/** From now on every step of the default policy names the e-mail only. */
async function savePolicyThroughEmail(): Promise<void> {
  const steps = DEFAULT_POLICY.steps.map((step) => ({ ...step, channels: ['email'] }));
  const admin = { ...(await site.actor('ducha')), role: 'admin' as const };
  await site.get(PoliciesService).save(admin, 'default', { ...DEFAULT_POLICY, steps });
}

it('what is said of a confidential project goes out by itself', async () => {
  await site.project({ confidential: true, readerIds: [(await site.actor('huanbao')).id] });
  await site.project({ text: '启动公园建设' });
  await play('2022-01-18', '23:00');
  expect(await sentTo('huanbao')).toEqual([
    '01-18 09:00 【催办】碧道建设（还有 150 天）',
    '01-18 09:15 【每日汇总】公园建设（还有 150 天）',
  ]);
});

it('who has left gets nothing', async () => {
  await site.project();
  await play('2022-01-18', '09:10');
  await site.get(PeopleService).update(ADMINISTRATOR, (await site.actor('huanbao')).id, { active: false });
  await play('2022-01-18', '23:00');
  expect(new Set((await messages()).map(({ login }) => login))).toEqual(new Set(['huanbao-head']));
});

it('many workers at once send each person one message and lose no line', async () => {
  for (let n = 0; n < 12; n += 1) await site.project({ text: `启动第${n}段碧道` });
  site.clock.moveTo(instantAt('2022-01-18', '09:00'));
  const dispatcher = site.get(RemindersDispatcher);
  await Promise.all([1, 2, 3, 4].map(() => dispatcher.tick(3)));
  while ((await dispatcher.tick()) > 0);
  expect(await count(`digest_line WHERE state = 'waiting'`)).toBe(48);
  site.clock.moveTo(instantAt('2022-01-18', '09:15'));
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => dispatcher.tick()));
  while ((await dispatcher.tick()) > 0);
  expect((await messages()).map(({ login, channel }) => `${login} ${channel}`)).toEqual([
    'huanbao email',
    'huanbao inbox',
    'huanbao-head email',
    'huanbao-head inbox',
  ]);
  expect(await count('reminder')).toBe(12);
  expect(await count(`digest_line WHERE state = 'sent'`)).toBe(48);
});

it('a crash after the lines were taken leaves them to the next worker', async () => {
  await site.project();
  await play('2022-01-18', '09:10');
  site.clock.moveTo(instantAt('2022-01-18', '09:15'));
  await site.database.query(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'crash'; END $$;
     CREATE TRIGGER crash BEFORE INSERT ON delivery EXECUTE FUNCTION refuse()`,
  );
  await expect(site.get(RemindersDispatcher).tick()).rejects.toThrow('crash');
  expect(await count(`digest_line WHERE state = 'waiting'`)).toBe(4);
  await site.database.query('DROP TRIGGER crash ON delivery');
  while ((await site.get(RemindersDispatcher).tick()) > 0);
  expect(await count('delivery')).toBe(4);
});

it('what is found too late for this morning waits for the next one that is a workday outside a pause', async () => {
  const admin = { ...(await site.actor('ducha')), role: 'admin' as const };
  const window = { ...DEFAULT_POLICY.window, pauses: [{ from: '2022-01-19', to: '2022-01-20' }] };
  await site.get(PoliciesService).save(admin, 'default', { ...DEFAULT_POLICY, window });
  await site.project();
  site.clock.moveTo(instantAt('2022-01-18', '15:00'));
  await play('2022-01-21', '09:14');
  expect(await messages()).toEqual([]);
  await play('2022-01-21', '09:16');
  expect(await sentTo('huanbao')).toEqual(['01-21 09:15 【每日汇总】碧道建设（还有 147 天）']);
});
