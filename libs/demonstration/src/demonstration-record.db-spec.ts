import { expect, it } from 'vitest';
import { databaseForThisTest } from '../../../test/setup/database.js';
import { givenSite } from '../../../test/setup/given.js';
import { readDatabaseState } from './demonstration-record.js';

it('tells a database without people from one with a roster', async () => {
  const url = await databaseForThisTest();
  expect(await readDatabaseState(url)).toMatchObject({ empty: true, demonstration: null });
  await (await givenSite(url)).close();
  expect(await readDatabaseState(url)).toMatchObject({ empty: false, demonstration: null });
});
