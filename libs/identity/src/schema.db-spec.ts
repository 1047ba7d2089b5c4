import { expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { moduleForThisTest } from '../../../test/setup/module.js';
import { IdentityModule } from './identity.module.js';

it('the entities are the tables: TypeORM finds nothing to change', async () => {
  const module = await moduleForThisTest([IdentityModule]);
  const { upQueries } = await module.get(DataSource).driver.createSchemaBuilder().log();
  const own = /\b(access_token|api_key|delegation|department|department_day|person|person_address)\b/;
  expect(upQueries.map(({ query }) => query).filter((query) => own.test(query))).toEqual([]);
});
