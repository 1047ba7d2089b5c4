import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { OfficeCalendar } from '#identity';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import type { CallInCommand } from './call-in-state-machine.js';
import { CallInsService } from './call-ins.service.js';
import { type CallInView, listCallIns, readCallIn } from './read-call-ins.js';

let site: Site;
let id: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  const departmentIds = [await site.departmentId('cjj')];
  const actor = await site.actor('huanbao');
  const call = { matter: '道路积水', place: '科技四路', dueDate: '2022-01-21', departmentIds };
  id = await site.database.transaction((tx) => site.get(CallInsService).raise(tx, call, actor));
});

afterEach(() => site.close());

async function transition(
  login: string,
  name: CallInCommand['transition'],
  said: Partial<CallInCommand> = {},
): Promise<CallInView> {
  const command = { callInId: id, transition: name, actor: await site.actor(login), expectedVersion: null, ...said };
  await site.database.transaction((tx) => site.get(CallInsService).transition(tx, command));
  return readCallIn(site.database, await site.actor('ducha'), id, '2022-01-17');
}

const overdueOn = async (today: string): Promise<number> =>
  (await listCallIns(site.database, await site.actor('ducha'), { overdue: true }, { limit: 10 }, today)).items.length;

describe('a call-in', () => {
  it('is signed and answered by who is named, and confirmed by who called', async () => {
    expect((await transition('chengjian', 'sign')).departments[0]?.acknowledgedAt).not.toBeNull();
    expect(await transition('chengjian', 'answer', { text: '已抽排' })).toMatchObject({ state: 'answered' });
    expect(await transition('huanbao', 'confirm', { rating: 5 })).toMatchObject({ state: 'confirmed', rating: 5, version: 4 });
    await expect(transition('huanbao', 'confirm', { rating: 4 })).rejects.toMatchObject({ code: 'call-in.illegal-transition' });
  });

  it('goes back when the caller is not satisfied, and to the supervisor at the second time', async () => {
    await transition('chengjian', 'sign');
    for (const unsatisfied of [1, 2]) {
      await transition('chengjian', 'answer', { text: '已处理' });
      expect(await transition('huanbao', 'confirm', { rating: 2 })).toMatchObject({ state: 'called', unsatisfied });
    }
    const types = (await readHistory(site.database, id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'call_in.unsatisfied')).toHaveLength(2);
    expect(types.at(-1)).toBe('call_in.referred_to_supervisor');
  });

  it('is moved by nobody else', async () => {
    await expect(transition('huanbao', 'sign')).rejects.toMatchObject({ code: 'call-in.not-yours' });
    await expect(transition('chengjian', 'answer', { text: '已处理' })).rejects.toMatchObject({ code: 'call-in.not-yours' });
    await transition('chengjian', 'sign');
    await transition('chengjian', 'answer', { text: '已处理' });
    await expect(transition('chengjian', 'confirm', { rating: 5 })).rejects.toMatchObject({ code: 'call-in.not-yours' });
    await expect(transition('huanbao', 'confirm')).rejects.toMatchObject({ code: 'transition.incomplete' });
  });

  it('is signed by each department within a workday of its own', async () => {
    const [cjj, sthj] = [await site.departmentId('cjj'), await site.departmentId('sthj')];
    const actor = await site.actor('ducha');
    const off = { from: '2022-01-18', to: '2022-01-19', set: { working: false, reason: '部门休假' } };
    const call = { matter: '井盖缺失', dueDate: '2022-01-21', departmentIds: [cjj, sthj] };
    id = await site.database.transaction(async (tx) => {
      await site.get(OfficeCalendar).change(tx, { departmentId: cjj, ...off }, actor, site.clock.now());
      return site.get(CallInsService).raise(tx, call, actor);
    });
    const signBy = async (): Promise<unknown> => {
      const view = await readCallIn(site.database, actor, id, '2022-01-20');
      return [view.signBy, view.overdue, Object.fromEntries(view.departments.map((one) => [one.id, one.signBy]))];
    };
    expect(await signBy()).toEqual(['2022-01-18', true, { [cjj]: '2022-01-20', [sthj]: '2022-01-18' }]);
    await transition('huanbao', 'sign');
    expect(await signBy()).toMatchObject(['2022-01-18', false, {}]);
  });

  it('is overdue when it is not signed within a workday, or not answered by its day', async () => {
    expect([await overdueOn('2022-01-18'), await overdueOn('2022-01-19')]).toEqual([0, 1]);
    site.clock.moveTo(instantAt('2022-01-18', '09:00'));
    await transition('chengjian', 'sign');
    expect([await overdueOn('2022-01-21'), await overdueOn('2022-01-22')]).toEqual([0, 1]);
    await transition('chengjian', 'answer', { text: '已抽排' });
    expect(await overdueOn('2022-01-22')).toBe(0);
  });
});
