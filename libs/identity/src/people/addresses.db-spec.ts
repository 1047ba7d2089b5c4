import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, newId } from '#platform';
import { openModule } from '../../../../test/setup/module.js';
import type { Actor } from '../access/actor.js';
import { directory } from '../directory.js';
import { IdentityModule } from '../identity.module.js';
import { AddressesService } from './addresses.service.js';
import type { PersonAddresses } from './person-address.entity.js';
import { loadRoster } from './roster.js';

const ROSTER = {
  departments: [
    { code: 'sthj', name: '生态环境分局', shortName: '生态环境局', aliases: [], duties: '' },
    { code: 'cjj', name: '城市建设局', shortName: '城建局', aliases: [], duties: '' },
  ],
  people: [
    { login: 'huanbao', name: '环保经办', role: 'officer' as const, departmentCode: 'sthj' },
    { login: 'chengjian', name: '城建经办', role: 'officer' as const, departmentCode: 'cjj' },
    { login: 'leader', name: '分管领导', role: 'leader' as const },
  ],
};

let module: Awaited<ReturnType<typeof openModule>>;
let database: Database;
let service: AddressesService;
beforeAll(async () => {
  module = await openModule([IdentityModule]);
  database = module.get(Database);
  service = module.get(AddressesService);
  await database.transaction((tx) => loadRoster(tx, ROSTER, new Date('2022-03-01T01:00:00Z')));
});
afterAll(() => module.close());

async function actorOf(login: string): Promise<Actor> {
  const [row] = await database.query<{ id: string }>('SELECT id FROM person WHERE login = $1', [login]);
  return (await directory.actor(database, row?.id ?? '')) as Actor;
}

async function set(by: string, whose: string, addresses: PersonAddresses): Promise<PersonAddresses> {
  const [actor, { id }] = [await actorOf(by), await actorOf(whose)];
  return service.set(actor, id, addresses);
}

describe('the addresses of a person', () => {
  it('are set as a whole, by the person', async () => {
    await set('huanbao', 'huanbao', { mobile: '13800000001', wecom: 'lisi' });
    expect(await set('huanbao', 'huanbao', { feishu: 'ou_1' })).toEqual({ feishu: 'ou_1' });
    const actor = await actorOf('huanbao');
    expect(await service.read(actor, actor.id)).toEqual({ feishu: 'ou_1' });
  });

  it('are nobody else’s business but that of who manages the roster', async () => {
    await expect(set('chengjian', 'huanbao', {})).rejects.toMatchObject({ code: 'access.denied' });
    const actor = await actorOf('chengjian');
    const { id } = await actorOf('huanbao');
    await expect(service.read(actor, id)).rejects.toMatchObject({ code: 'access.denied' });
    const admin = { ...actor, role: 'admin' as const };
    await expect(service.read(admin, newId())).rejects.toMatchObject({ code: 'person.not-found' });
    expect(await service.set(admin, id, { mobile: '13800000002' })).toEqual({
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
    const { id } = await actorOf('leader');
    await database.query(`UPDATE person SET phone = '13900000000' WHERE id = $1`, [id]);
    expect((await directory.addresses(database, [id])).get(id)).toEqual({ mobile: '13900000000' });
    await database.query(`UPDATE person SET phone = '020-12345678' WHERE id = $1`, [id]);
    expect((await directory.addresses(database, [id])).get(id)).toEqual({});
  });
});
