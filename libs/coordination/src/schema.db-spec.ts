import { DataSource } from 'typeorm';
import { expect, it } from 'vitest';
import { moduleForThisTest } from '../../../test/setup/module.js';
import { CoordinationModule } from './coordination.module.js';

it('the entities are the tables of blockers and call-ins: TypeORM finds nothing to change', async () => {
  const module = await moduleForThisTest([CoordinationModule]);
  const { upQueries } = await module.get(DataSource).driver.createSchemaBuilder().log();
  const own = /"(blocker|call_in|call_in_department)"/;
  expect(upQueries.map(({ query }) => query).filter((query) => own.test(query))).toEqual([]);
});
