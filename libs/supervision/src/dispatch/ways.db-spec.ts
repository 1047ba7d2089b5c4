import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRobot } from '#delivery';
import { setAddresses } from '#identity';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { savePolicy } from '../policy/policies.js';
import { playPeriod } from './play-period.js';

let site: Site;
beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});
afterEach(() => site.close());

/** A policy whose one step goes out on the due date, through these channels. */
async function policyThrough(channels: string[]): Promise<string> {
  const steps = DEFAULT_POLICY.steps
    .filter(({ key }) => key === 'due')
    .map((step) => ({ ...step, channels, audience: ['lead-officers' as const] }));
  const admin = { ...(await site.actor('ducha')), role: 'admin' as const };
  const { database, clock } = site.house;
  return (await database.transaction((tx) => savePolicy(tx, 'ways', { ...DEFAULT_POLICY, steps }, admin, clock.now()))).id;
}

async function robotOf(name: string, departmentId: string | null): Promise<string> {
  const { database, sealer, clock } = site.house;
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1';
  const input = { name, vendor: 'wecom-robot', departmentId, language: 'en' as const, url, secret: null };
  const actor = await site.actor('ducha');
  const options = { now: clock.now(), sealer, allowPrivate: false };
  return (await database.transaction((tx) => createRobot(tx, input, actor, options))).id;
}

/** `channel recipient address` of all deliveries until after the due date. */
async function sentTo(projectId: string): Promise<string[]> {
  const { database, dispatcher } = site.house;
  await playPeriod({ database, clock: site.clock, dispatcher }, instantAt('2022-07-15', '09:00'));
  const rows = await database.query<{ line: string }>(
    `SELECT DISTINCT d.channel || ' ' || coalesce(p.name, r.name) || coalesce(' ' || d.address, '') AS line
     FROM delivery d LEFT JOIN person p ON p.id = d.recipient_id LEFT JOIN robot r ON r.id = d.recipient_id
     WHERE d.project_id = $1 ORDER BY 1`,
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
    await site.house.database.transaction((tx) => setAddresses(tx, admin, id, { wecom: 'huanbao1' }));
    const projectId = await site.project({ policyId });
    expect(await sentTo(projectId)).toEqual(['inbox 环保经办', 'wecom-robot 环保群']);
    const [delivery] = await site.house.database.query('SELECT content FROM delivery WHERE recipient_id = $1', [robotId]);
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

it('a step reaches a person by the channels that the house has and the person has an address for, else in the inbox', async () => {
  const policyId = await policyThrough(['sms', 'email']);
  const { id } = await site.actor('huanbao');
  await site.house.database.query('UPDATE person SET email = NULL WHERE id = $1', [id]);
  const projectId = await site.project({ policyId });
  expect(await sentTo(projectId)).toEqual(['inbox 环保经办']);
});
