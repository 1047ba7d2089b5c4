import { RemindersDispatcher } from './reminders-dispatcher.js';
import { SecretEncryption } from '#platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseChannels } from '../../../notifications/src/preferences/channel-choice.js';
import { createRobot } from '../../../notifications/src/robots/manage-robots.js';
import { type PersonalChannel, DEFAULT_POLICY, PoliciesService, type Audience } from '#policies';
import { AddressesService, DelegationsService } from '#identity';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { playPeriod } from './play-period.js';

let site: Site;
beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});
afterEach(() => site.close());

/** A policy whose one step goes out on the due date, by itself, through these channels. */
async function policyThrough(channels: string[], audience: Audience[] = ['lead-officers']): Promise<string> {
  const { digest: _, ...policy } = DEFAULT_POLICY;
  const steps = policy.steps.filter(({ key }) => key === 'due').map((step) => ({ ...step, channels, audience }));
  const admin = { ...(await site.actor('ducha')), role: 'admin' as const };
  return (await site.get(PoliciesService).save(admin, 'ways', { ...policy, steps })).id;
}

async function robotOf(name: string, departmentId: string | null): Promise<string> {
  const { database, clock } = site;
  const encryption = site.get(SecretEncryption);
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1';
  const input = { name, vendor: 'wecom-robot', departmentId, language: 'en' as const, url, secret: null };
  const actor = await site.actor('ducha');
  const options = { now: clock.now(), encryption, allowPrivate: false };
  return (await database.transaction((tx) => createRobot(tx, input, actor, options))).id;
}

async function choose(login: string, channels: PersonalChannel[] | null, language: 'zh-CN' | 'en'): Promise<void> {
  const actor = await site.actor(login);
  const { database, clock } = site;
  const read = { expectedVersion: 0, now: clock.now() };
  await database.transaction((tx) => chooseChannels(tx, actor, actor.id, { channels, language }, read));
}

/** `channel recipient address` of all deliveries until after the due date. */
async function sentTo(projectId: string): Promise<string[]> {
  const { database } = site;
  const dispatcher = site.get(RemindersDispatcher);
  await playPeriod({ clock: site.clock, dispatcher }, instantAt('2022-07-15', '09:00'));
  const rows = await database.query<{ line: string }>(
    `SELECT DISTINCT d.channel || ' ' || coalesce(p.name, r.name) || coalesce(' ' || d.address, '') AS line
     FROM delivery d LEFT JOIN person p ON p.id = d.recipient_id LEFT JOIN robot r ON r.id = d.recipient_id
     WHERE d.project_id = $1 ORDER BY 1`,
    [projectId],
  );
  return rows.map(({ line }) => line);
}

/** `login language title` of all deliveries. */
async function titlesOf(projectId: string): Promise<string[]> {
  const rows = await site.database.query<{ line: string }>(
    `SELECT DISTINCT p.login || ' ' || (d.content->>'language') || ' ' || (d.content->>'title') AS line
     FROM delivery d JOIN person p ON p.id = d.recipient_id WHERE d.project_id = $1 ORDER BY 1`,
    [projectId],
  );
  return rows.map(({ line }) => line);
}

describe('a step that names robot', () => {
  it('is told to the lead department’s group, in its language, with people called by name', async () => {
    const policyId = await policyThrough(['inbox', 'robot']);
    const robotId = await robotOf('环保群', await site.departmentId('sthj'));
    await robotOf('城建群', await site.departmentId('cjj'));
    await robotOf('督查群', null);
    const admin = { ...(await site.actor('ducha')), role: 'admin' as const };
    const { id } = await site.actor('huanbao');
    await site.get(AddressesService).set(admin, id, { wecom: 'huanbao1' });
    const projectId = await site.project({ policyId });
    expect(await sentTo(projectId)).toEqual(['inbox 环保经办', 'wecom-robot 环保群']);
    const [delivery] = await site.database.query('SELECT content FROM delivery WHERE recipient_id = $1', [robotId]);
    expect(delivery).toMatchObject({ content: { language: 'en', mentions: [{ name: '环保经办', wecom: 'huanbao1' }] } });
  });

  it('never tells a group of a confidential project', async () => {
    const policyId = await policyThrough(['robot']);
    await robotOf('环保群', await site.departmentId('sthj'));
    const { id } = await site.actor('huanbao');
    const projectId = await site.project({ policyId, confidential: true, readerIds: [id] });
    expect(await sentTo(projectId)).toEqual(['inbox 环保经办']);
  });
});

it('a step reaches a person by the channels that are configured and the person has an address for, else in the inbox', async () => {
  const policyId = await policyThrough(['sms', 'email']);
  const { id } = await site.actor('huanbao');
  await site.database.query('UPDATE person SET email = NULL WHERE id = $1', [id]);
  const projectId = await site.project({ policyId });
  expect(await sentTo(projectId)).toEqual(['inbox 环保经办']);
});

describe('what a person chose', () => {
  it('narrows the channels of a step, and gives its message a language; others get theirs as ever', async () => {
    const policyId = await policyThrough(['email', 'inbox'], ['lead-officers', 'lead-head']);
    await choose('huanbao', [], 'en');
    const projectId = await site.project({ policyId });
    expect(await sentTo(projectId)).toEqual(['email 环保局长 huanbao-head@example.invalid', 'inbox 环保局长', 'inbox 环保经办']);
    expect(await titlesOf(projectId)).toEqual([
      'huanbao en [Reminder] 碧道建设 (due today)',
      'huanbao-head zh-CN 【提醒】碧道建设（今天到期）',
    ]);
  });

  it('leaves the inbox where the step names none of it', async () => {
    const policyId = await policyThrough(['email']);
    await choose('huanbao', ['sms'], 'zh-CN');
    expect(await sentTo(await site.project({ policyId }))).toEqual(['inbox 环保经办']);
  });

  it('is the deputy’s where a deputy gets it', async () => {
    const policyId = await policyThrough(['email', 'inbox']);
    await choose('huanbao-head', ['inbox'], 'en');
    const [person, deputy] = [await site.actor('huanbao'), await site.actor('huanbao-head')];
    const away = { personId: person.id, deputyId: deputy.id, from: '2022-01-17', to: '2022-12-31', reason: '借调' };
    await site.get(DelegationsService).delegate(person, away);
    const projectId = await site.project({ policyId });
    expect(await sentTo(projectId)).toEqual(['inbox 环保局长']);
    expect(await titlesOf(projectId)).toEqual(['huanbao-head en [Reminder] 碧道建设 (due today) (for 环保经办)']);
  });
});
