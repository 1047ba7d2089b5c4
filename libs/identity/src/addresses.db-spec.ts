import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform';
import { freshDatabase } from '../../../test/setup/database.js';
import { givenSite, type Site } from '../../../test/setup/given.js';
import { addressesOf, type PersonAddresses, readAddresses, setAddresses } from './addresses.js';

let site: Site;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await freshDatabase();
  drop = () => database.drop();
  site = await givenSite(database.url);
});
afterAll(async () => {
  await site.close();
  await drop();
});

async function set(by: string, whose: string, addresses: PersonAddresses): Promise<PersonAddresses> {
  const [actor, { id }] = [await site.actor(by), await site.actor(whose)];
  return site.application.database.transaction((tx) => setAddresses(tx, actor, id, addresses));
}

describe('the addresses of a person', () => {
  it('are set as a whole, by the person', async () => {
    await set('huanbao', 'huanbao', { mobile: '13800000001', wecom: 'lisi' });
    expect(await set('huanbao', 'huanbao', { feishu: 'ou_1' })).toEqual({ feishu: 'ou_1' });
    const actor = await site.actor('huanbao');
    expect(await addressesOf(site.application.database, actor, actor.id)).toEqual({ feishu: 'ou_1' });
  });

  it('are nobody else’s business but that of who manages the roster', async () => {
    await expect(set('chengjian', 'huanbao', {})).rejects.toMatchObject({ code: 'access.denied' });
    const actor = await site.actor('chengjian');
    const { id } = await site.actor('huanbao');
    await expect(addressesOf(site.application.database, actor, id)).rejects.toMatchObject({ code: 'access.denied' });
    const admin = { ...actor, role: 'admin' as const };
    await expect(addressesOf(site.application.database, admin, newId())).rejects.toMatchObject({ code: 'person.not-found' });
    expect(await site.application.database.transaction((tx) => setAddresses(tx, admin, id, { mobile: '13800000002' }))).toEqual({
      mobile: '13800000002',
    });
  });

  it.each<PersonAddresses>([{ mobile: '138-0000' }, { wecom: 'all> <@all' }, { feishu: '' }])(
    'have a form: %j has not',
    async (wrong) => {
      await expect(set('huanbao', 'huanbao', wrong)).rejects.toMatchObject({ code: 'address.invalid' });
    },
  );

  it('count a phone as a mobile where it is one', async () => {
    const { id } = await site.actor('leader');
    const { database } = site.application;
    await database.query(`UPDATE person SET phone = '13900000000' WHERE id = $1`, [id]);
    expect((await readAddresses(database, [id])).get(id)).toEqual({ mobile: '13900000000' });
    await database.query(`UPDATE person SET phone = '020-12345678' WHERE id = $1`, [id]);
    expect((await readAddresses(database, [id])).get(id)).toEqual({});
  });
});
