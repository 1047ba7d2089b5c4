import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '#event-queue';
import type { Actor } from '#identity';
import { type Database, newId } from '#platform';
import { aMessage, clock, supervisor } from '../../test/given.js';
import { closeRoom, openRoom } from '../../test/room.js';
import type { Saying } from '../delivery.js';
import { LANGUAGES, type Message } from '../messages/message.js';
import { EXAMPLES, KINDS } from '../messages/notice.js';
import { type Template, TEMPLATES } from '../messages/template.js';
import { requestDeliveries } from '../request-deliveries.js';
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
beforeAll(async () => {
  database = await openRoom();
});
afterAll(() => closeRoom(database));

function save(change: Partial<Template>, expectedVersion: number, name = CALL, by = actor): Promise<TemplateReading> {
  const template = { ...TEMPLATES[name.language][name.kind], ...change };
  return database.transaction((tx) => saveTemplate(tx, name, { template, expectedVersion }, by, clock.now()));
}

function reset(expectedVersion: number): Promise<TemplateReading> {
  return database.transaction((tx) => resetTemplate(tx, CALL, expectedVersion, actor, clock.now()));
}

const saying = (language: 'zh-CN' | 'en' = 'zh-CN', title = '碧道'): Saying => ({
  notice: { kind: 'call', severity: 'warning', facts: { ...EXAMPLES.call, title } },
  language,
});

/** What was said through these channels. */
async function said(content: Saying, ...channels: string[]): Promise<Message[]> {
  const sourceId = newId();
  const wishes = channels.map((channel) => ({ ...aMessage({ channel, sourceId }), content }));
  await database.transaction((tx) => requestDeliveries(tx, wishes, clock.now()));
  const rows = await database.query<{ channel: string; content: Message }>(
    'SELECT channel, content FROM delivery WHERE source_id = $1',
    [sourceId],
  );
  return channels.map((channel) => rows.find((row) => row.channel === channel)!.content);
}

const titles = async (content: Saying, ...channels: string[]): Promise<string[]> =>
  (await said(content, ...channels)).map(({ title }) => title);

describe('a template of people', () => {
  it('holds from the next transaction on, in its language alone, until it is taken back', async () => {
    expect(await titles(saying(), 'inbox')).toEqual(['【催办】碧道（已逾期 7 天）']);
    const saved = await save({ title: '请看：{{ title }}' }, 0);
    expect(saved).toMatchObject({
      version: 1,
      isBuiltIn: false,
      changedByName: '王督查',
      inForce: { title: '请看：{{ title }}' },
    });
    expect(await titles(saying(), 'inbox')).toEqual(['请看：碧道']);
    expect(await titles(saying('en'), 'inbox')).toEqual(['[Urged] 碧道 (7 days overdue)']);
    await save({ title: '再看：{{ title }}' }, 1);
    expect(await titles(saying(), 'inbox')).toEqual(['再看：碧道']);
    expect(await reset(2)).toMatchObject({ version: 3, isBuiltIn: true, inForce: TEMPLATES['zh-CN'].call });
    expect(await titles(saying(), 'inbox')).toEqual(['【催办】碧道（已逾期 7 天）']);
    const { versions } = await readTemplate(database, CALL);
    expect(versions.map(({ version, template }) => [version, template?.title ?? null])).toEqual([
      [3, null],
      [2, '再看：{{ title }}'],
      [1, '请看：{{ title }}'],
    ]);
    const histories = await Promise.all(versions.map(({ id }) => readHistory(database, id)));
    expect(histories.flat().map(({ type, data }) => [type, data])).toEqual([
      ['message_template.reset', { language: 'zh-CN', kind: 'call', version: 3 }],
      ['message_template.saved', { language: 'zh-CN', kind: 'call', version: 2 }],
      ['message_template.saved', { language: 'zh-CN', kind: 'call', version: 1 }],
    ]);
    expect(await reset(3)).toMatchObject({ version: 3 });
  });

  it('may say something else through a channel', async () => {
    await save({ title: '请看：{{ title }}', channels: { sms: { title: '短：{{ title }}', details: [] } } }, 3);
    const [inbox, sms, email] = await said(saying(), 'inbox', 'sms', 'email');
    expect([inbox?.title, sms?.title, email?.title]).toEqual(['请看：碧道', '短：碧道', '请看：碧道']);
    expect([inbox?.details.length, sms?.details.length]).toEqual([3, 0]);
    expect(sms?.opening).toBe(inbox?.opening);
  });

  it('gives way to the shipped one where it fails on real facts', async () => {
    await save({ title: '{% if title == "坏" %}{% else %}{{ title }}{% endif %}' }, 4);
    expect(await titles(saying('zh-CN', '好'), 'inbox')).toEqual(['好']);
    expect(await titles(saying('zh-CN', '坏'), 'inbox')).toEqual(['【催办】坏（已逾期 7 天）']);
    const part = '{% assign name = title %}{% if name == "坏" %}{% render name %}{% endif %}x';
    await save({ opening: part }, 5);
    expect(await titles(saying('zh-CN', '坏'), 'inbox')).toEqual(['【催办】坏（已逾期 7 天）']);
    await save({ opening: '{% if title == "坏" %}{% for i in (1..9000) %}{{ text }}{% endfor %}{% endif %}x' }, 6);
    expect((await said(saying('zh-CN', '坏'), 'inbox'))[0]?.opening).toBe('王督查催办：请抓紧办理并反馈进展。');
  });

  it('is never what the facts say it is', async () => {
    await save({ title: '{{ title }}', channels: { email: { opening: '{{ message }}' } } }, 7);
    expect(await titles(saying('zh-CN', '{{ link }}{% raw %}\r\nBcc: x'), 'inbox')).toEqual(['{{ link }}{% raw %} Bcc: x']);
  });

  it('is saved by those who may, one after the other, and never changes', async () => {
    await expect(save({}, 8, CALL, { ...actor, role: 'officer' })).rejects.toMatchObject({ code: 'access.denied' });
    await expect(save({ title: '' }, 8)).rejects.toMatchObject({ code: 'message-template.invalid' });
    await expect(save({}, 2)).rejects.toMatchObject({ code: 'version.stale', facts: { expected: 2, actual: 8 } });
    await expect(reset(2)).rejects.toMatchObject({ code: 'version.stale' });
    const both = await Promise.allSettled([save({ title: 'a' }, 8), save({ title: 'b' }, 8)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(database.query('UPDATE message_template SET template = NULL')).rejects.toThrow(/append-only/);
    expect(() => templateNamed('fr', 'call')).toThrow(/no message-template fr\/call/);
    const states = await listTemplates(database);
    expect(states).toHaveLength(KINDS.length * LANGUAGES.length);
    expect(states.filter(({ isBuiltIn }) => !isBuiltIn)).toMatchObject([{ ...CALL, version: 9 }]);
  });
});
