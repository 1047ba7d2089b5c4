import { expect, it } from 'vitest';
import { schemaDifferences } from '../../../test/setup/schema-differences.js';
import { Policy } from './policy/policy.entity.js';

it('the entities are the tables: TypeORM finds nothing to change', async () => {
  expect(await schemaDifferences([Policy])).toEqual([]);
});
