import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import type { Actor } from '#identity';
import { type Database, newId } from '#platform';
import { aMessage, clock, engineClock, supervisor } from '../../../../test/setup/deliveries.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import type { Notification } from '../rendering/notification.js';
import { LANGUAGES, type Message } from '../messages/message.js';
import { EXAMPLES, NOTICE_KINDS } from '../messages/notice-examples.js';
import { type Template, TEMPLATES } from '../messages/template.js';
import { requestNotifications } from '../rendering/request-notifications.js';
import {
  listTemplates,
  readTemplate,
  resetTemplate,
  saveTemplate,
  templateNamed,
  type TemplateReading,
} from './saved-templates.js';

const actor: Actor = { ...supervisor, kind: 'person', role: 'supervisor', departmentId: null };
const CALL = templateNamed('zh-CN', 'call');

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await openScratchDatabase());
});
afterAll(() => drop());

async function versionNow(): Promise<number> {
  return (await readTemplate(database, CALL)).version;
}

async function save(change: Partial<Template>, expectedVersion?: number, by = actor): Promise<TemplateReading> {
  const read = expectedVersion ?? (await versionNow());
  const template = { ...TEMPLATES['zh-CN'].call, ...change };
  return database.transaction((tx) => saveTemplate(tx, CALL, { template, expectedVersion: read }, by, clock.now()));
}

async function reset(expectedVersion?: number): Promise<TemplateReading> {
  const read = expectedVersion ?? (await versionNow());
  return database.transaction((tx) => resetTemplate(tx, CALL, read, actor, clock.now()));
}

const saying = (language: 'zh-CN' | 'en' = 'zh-CN', title = '碧道'): Notification => ({
  notice: { kind: 'call', severity: 'warning', facts: { ...EXAMPLES.call, title } },
  language,
});

/** What was said through these channels. */
async function said(content: Notification, ...channels: string[]): Promise<Message[]> {
  const sourceId = newId();
  const wishes = channels.map((channel) => ({ ...aMessage({ channel, sourceId }), content }));
  await database.transaction((tx) => requestNotifications(tx, wishes, engineClock.now()));
  const rows = await database.query<{ channel: string; content: Message }>(
    'SELECT channel, content FROM delivery WHERE source_id = $1',
    [sourceId],
  );
  return channels.map((channel) => rows.find((row) => row.channel === channel)!.content);
}

const titles = async (content: Notification, ...channels: string[]): Promise<string[]> =>
  (await said(content, ...channels)).map(({ title }) => title);

beforeEach(() => reset());

describe('a template of people', () => {
  it('holds from the next transaction on, in its language alone, until it is taken back', async () => {
    expect(await titles(saying(), 'inbox')).toEqual(['【催办】碧道（已逾期 7 天）']);
    const before = await versionNow();
    const saved = await save({ title: '请看：{{ title }}' });
    expect(saved).toMatchObject({
      version: before + 1,
      isBuiltIn: false,
      changedByName: '王督查',
      inForce: { title: '请看：{{ title }}' },
    });
    expect(await titles(saying(), 'inbox')).toEqual(['请看：碧道']);
    expect(await titles(saying('en'), 'inbox')).toEqual(['[Urged] 碧道 (7 days overdue)']);
    await save({ title: '再看：{{ title }}' });
    expect(await titles(saying(), 'inbox')).toEqual(['再看：碧道']);
    expect(await reset()).toMatchObject({ version: before + 3, isBuiltIn: true, inForce: TEMPLATES['zh-CN'].call });
    expect(await titles(saying(), 'inbox')).toEqual(['【催办】碧道（已逾期 7 天）']);
    const versions = (await readTemplate(database, CALL)).versions.slice(0, 3);
    expect(versions.map(({ version, template }) => [version, template?.title ?? null])).toEqual([
      [before + 3, null],
      [before + 2, '再看：{{ title }}'],
      [before + 1, '请看：{{ title }}'],
    ]);
    const histories = await Promise.all(versions.map(({ id }) => readHistory(database, id)));
    expect(histories.flat().map(({ type, data }) => [type, data])).toEqual([
      ['message_template.reset', { language: 'zh-CN', kind: 'call', version: before + 3 }],
      ['message_template.saved', { language: 'zh-CN', kind: 'call', version: before + 2 }],
      ['message_template.saved', { language: 'zh-CN', kind: 'call', version: before + 1 }],
    ]);
    expect(await reset()).toMatchObject({ version: before + 3 });
  });

  it('may say something else through a channel', async () => {
    await save({ title: '请看：{{ title }}', channels: { sms: { title: '短：{{ title }}', details: [] } } });
    const [inbox, sms, email] = await said(saying(), 'inbox', 'sms', 'email');
    expect([inbox?.title, sms?.title, email?.title]).toEqual(['请看：碧道', '短：碧道', '请看：碧道']);
    expect([inbox?.details.length, sms?.details.length]).toEqual([3, 0]);
    expect(sms?.opening).toBe(inbox?.opening);
  });

  it('gives way to the shipped one where it fails on real facts', async () => {
    await save({ title: '{% if title == "坏" %}{% else %}{{ title }}{% endif %}' });
    expect(await titles(saying('zh-CN', '好'), 'inbox')).toEqual(['好']);
    expect(await titles(saying('zh-CN', '坏'), 'inbox')).toEqual(['【催办】坏（已逾期 7 天）']);
    const part = '{% assign name = title %}{% if name == "坏" %}{% render name %}{% endif %}x';
    await save({ opening: part });
    expect(await titles(saying('zh-CN', '坏'), 'inbox')).toEqual(['【催办】坏（已逾期 7 天）']);
    await save({ opening: '{% if title == "坏" %}{% for i in (1..9000) %}{{ text }}{% endfor %}{% endif %}x' });
    expect((await said(saying('zh-CN', '坏'), 'inbox'))[0]?.opening).toBe('王督查催办：请抓紧办理并反馈进展。');
  });

  it('is never what the facts say it is', async () => {
    await save({ title: '{{ title }}', channels: { email: { opening: '{{ message }}' } } });
    expect(await titles(saying('zh-CN', '{{ link }}{% raw %}\r\nBcc: x'), 'inbox')).toEqual(['{{ link }}{% raw %} Bcc: x']);
  });

  it('is saved by those who may, one after the other, and never changes', async () => {
    await expect(save({}, undefined, { ...actor, role: 'officer' })).rejects.toMatchObject({ code: 'access.denied' });
    await expect(save({ title: '' })).rejects.toMatchObject({ code: 'message-template.invalid' });
    const { version } = await save({});
    const stale = version - 1;
    await expect(save({}, stale)).rejects.toMatchObject({ code: 'version.stale', facts: { expected: stale, actual: version } });
    await expect(reset(stale)).rejects.toMatchObject({ code: 'version.stale' });
    const both = await Promise.allSettled([save({ title: 'a' }, version), save({ title: 'b' }, version)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(database.query('UPDATE message_template SET template = NULL')).rejects.toThrow(/append-only/);
    expect(() => templateNamed('fr', 'call')).toThrow(/no message-template fr\/call/);
    const states = await listTemplates(database);
    expect(states).toHaveLength(NOTICE_KINDS.length * LANGUAGES.length);
    expect(states.filter(({ isBuiltIn }) => !isBuiltIn)).toMatchObject([{ ...CALL, version: version + 1 }]);
  });
});
