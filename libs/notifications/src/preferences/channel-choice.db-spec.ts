import { Channels } from '#delivery';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { type Actor, AddressesService } from '#identity';
import { newId } from '#platform';
import { freshDatabase } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { type ChannelChoice } from './channel-choice.entity.js';
import { chooseChannels } from './channel-choice.js';
import { readContacts } from './contacts.js';
import { readPersonalChannels } from './personal-channels.js';

let site: Site;
let drop: () => Promise<void>;
let officer: Actor;
beforeAll(async () => {
  const database = await freshDatabase();
  drop = () => database.drop();
  site = await givenSite(database.url);
  officer = await site.actor('huanbao');
});
afterAll(async () => {
  await site.close();
  await drop();
});
beforeEach(() => site.database.query('DELETE FROM channel_choice'));

type Wish = Pick<ChannelChoice, 'channels' | 'language'>;
const AT_ONCE = { digest: false, quietFrom: null, quietTo: null };
const ENGLISH: Wish = { channels: ['email'], language: 'en' };

function choose(actor: Actor, wish: Wish, expectedVersion: number, personId = officer.id): Promise<ChannelChoice> {
  const { database, clock } = site;
  return database.transaction((tx) => chooseChannels(tx, actor, personId, wish, { expectedVersion, now: clock.now() }));
}

it('nobody has to choose: without it everything is chosen that the policy allows, in zh-CN', async () => {
  const { database } = site;
  const channels = site.get(Channels).names;
  await site.get(AddressesService).set(officer, officer.id, { wecom: 'lisi' });
  expect(await readPersonalChannels(database, officer, officer.id, channels)).toEqual({
    personId: officer.id,
    channels: null,
    language: 'zh-CN',
    digest: false,
    quietFrom: null,
    quietTo: null,
    version: 0,
    options: [
      { channel: 'inbox', chosen: true, usable: true, gap: null, address: null },
      { channel: 'email', chosen: true, usable: true, gap: null, address: 'huanbao@example.invalid' },
      { channel: 'sms', chosen: true, usable: false, gap: 'not-set-up', address: null },
      { channel: 'wecom-app', chosen: true, usable: false, gap: 'not-set-up', address: 'lisi' },
    ],
  });
  const { options } = await readPersonalChannels(database, officer, officer.id, ['inbox', 'sms', 'wecom-app']);
  expect(options.map(({ gap }) => gap)).toEqual([null, 'not-set-up', 'no-address', null]);
});

it('a choice keeps the inbox, is told to the history without addresses, and can be taken back', async () => {
  const { database } = site;
  const channels = site.get(Channels).names;
  expect(await choose(officer, ENGLISH, 0)).toEqual({ channels: ['inbox', 'email'], language: 'en', ...AT_ONCE, version: 1 });
  const { options } = await readPersonalChannels(database, officer, officer.id, channels);
  expect(options.map(({ chosen }) => chosen)).toEqual([true, true, false, false]);
  expect(await choose(officer, { channels: [], language: 'zh-CN' }, 1)).toMatchObject({ channels: ['inbox'], version: 2 });
  await choose(officer, { channels: null, language: 'en' }, 2);
  const history = await readHistory(database, officer.id);
  expect(history.map(({ type, data }) => ({ type, data }))).toEqual([
    event({ channels: null, language: 'zh-CN' }, { channels: ['inbox', 'email'], language: 'en' }),
    event({ channels: ['inbox', 'email'], language: 'en' }, { channels: ['inbox'], language: 'zh-CN' }),
    event({ channels: ['inbox'], language: 'zh-CN' }, { channels: null, language: 'en' }),
  ]);
  expect((await readContacts(database, [{ id: officer.id, email: null }])).get(officer.id)).toMatchObject({
    chosen: null,
    language: 'en',
  });
});

function event(before: Wish, after: Wish): unknown {
  return {
    type: 'person.channels_chosen',
    data: { person: '环保经办', before: { ...before, ...AT_ONCE }, after: { ...after, ...AT_ONCE } },
  };
}

it('is the person’s own, and that of who manages the roster; of two who choose at once one reads again', async () => {
  const other = await site.actor('ducha');
  const { database } = site;
  const channels = site.get(Channels).names;
  await expect(choose(other, ENGLISH, 0)).rejects.toMatchObject({ code: 'access.denied' });
  await expect(readPersonalChannels(database, other, officer.id, channels)).rejects.toMatchObject({ code: 'access.denied' });
  const admin: Actor = { ...other, role: 'admin' };
  await expect(choose(admin, ENGLISH, 0, newId())).rejects.toMatchObject({ code: 'person.not-found' });
  const both = await Promise.allSettled([choose(admin, ENGLISH, 0), choose(officer, ENGLISH, 0)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(choose(officer, ENGLISH, 0)).rejects.toMatchObject({ code: 'version.stale' });
});
