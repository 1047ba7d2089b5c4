import { afterEach, beforeEach, expect, it } from 'vitest';
import { chooseChannels } from '../../../notifications/src/preferences/channel-choice.js';
import { PeopleService } from '#identity';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { ADMINISTRATOR, givenSite, type Site } from '../../../../test/setup/given.js';
import { DEFAULT_POLICY, PoliciesService } from '#policies';
import { UnreachableService, type UnreachableQuestion } from './unreachable.service.js';

let site: Site;
beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});
afterEach(() => site.close());

/** `login channel:obstacle …` of a page. */
async function unreachable(question: Partial<UnreachableQuestion> = {}, by = 'ducha'): Promise<string[]> {
  const { items } = await site.get(UnreachableService).list(await site.actor(by), { limit: 50, ...question });
  return items.map(({ login, blocked }) =>
    [login, ...blocked.map(({ channel, obstacle }) => `${channel}:${obstacle}`)].join(' '),
  );
}

async function chooseNothing(login: string): Promise<void> {
  const actor = await site.actor(login);
  const { database, clock } = site;
  const read = { expectedVersion: 0, now: clock.now() };
  await database.transaction((tx) => chooseChannels(tx, actor, actor.id, { channels: [], language: 'zh-CN' }, read));
}

it('names who has only the inbox, and why each channel that would be used does not lead there', async () => {
  expect(await unreachable()).toEqual(['chengjian email:no-address']);
  await chooseNothing('ducha');
  expect(await unreachable()).toEqual(['chengjian email:no-address', 'ducha email:not-chosen']);
  expect(await unreachable({ departmentId: await site.departmentId('cjj') })).toEqual(['chengjian email:no-address']);
});

it('goes by the policies in use: the newest of each name, and what running projects stand under', async () => {
  const { database } = site;
  const admin = { ...(await site.actor('ducha')), role: 'admin' as const };
  const saveWith = (channels: string[]): Promise<{ id: string }> => {
    const steps = DEFAULT_POLICY.steps.map((step) => ({ ...step, channels }));
    return site.get(PoliciesService).save(admin, 'ways', { ...DEFAULT_POLICY, steps });
  };
  const { id: policyId } = await saveWith(['sms']);
  await saveWith(['inbox']);
  expect(await unreachable()).toEqual(['chengjian email:no-address']);
  const projectId = await site.project({ policyId });
  expect(await unreachable()).toEqual(['chengjian email:no-address sms:not-set-up']);
  await database.query(`UPDATE project SET state = 'cancelled' WHERE id = $1`, [projectId]);
  expect(await unreachable()).toEqual(['chengjian email:no-address']);
});

it('leaves out who has left and whom no policy means; is for those who read the roster; pages by login', async () => {
  const { database } = site;
  const { id } = await site.actor('chengjian');
  await database.query(`UPDATE person SET email = NULL`);
  await database.query(`UPDATE person SET role = 'admin' WHERE login = 'leader'`);
  await site.get(PeopleService).update(ADMINISTRATOR, id, { active: false });
  expect(await unreachable()).toEqual(['ducha', 'huanbao', 'huanbao-head'].map((login) => `${login} email:no-address`));
  const actor = await site.actor('ducha');
  const first = await site.get(UnreachableService).list(actor, { limit: 2 });
  expect(first.items.map(({ login }) => login)).toEqual(['ducha', 'huanbao']);
  const next = await site.get(UnreachableService).list(actor, { limit: 2, cursor: first.nextCursor ?? '' });
  expect([next.items.map(({ login }) => login), next.nextCursor]).toEqual([['huanbao-head'], null]);
  await expect(unreachable({}, 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
});
