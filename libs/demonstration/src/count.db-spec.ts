import { OfficeCalendar } from '#identity';
import { expect, it } from 'vitest';
import { databaseForThisTest } from '../../../test/setup/database.js';
import { givenSite } from '../../../test/setup/given.js';
import { countDemonstration } from './count.queries.js';

it('lights each project by the days of its lead department', async () => {
  const site = await givenSite(await databaseForThisTest());
  try {
    const { database } = site;
    const calendar = site.get(OfficeCalendar);
    await site.project({ dueDate: '2022-06-17' });
    const lamps = async (): Promise<unknown> =>
      (await countDemonstration(database, '2022-06-20', await calendar.ofAll(database))).lamps;
    expect(await lamps()).toMatchObject({ red: 1 });
    const off = { from: '2022-06-20', to: '2022-06-20', set: { working: false, reason: '部门休假' } };
    const [actor, departmentId] = [await site.actor('ducha'), await site.departmentId('sthj')];
    await database.transaction((tx) => calendar.change(tx, { departmentId, ...off }, actor, site.clock.now()));
    expect(await lamps()).toMatchObject({ red: 0, yellow: 1 });
  } finally {
    await site.close();
  }
});
