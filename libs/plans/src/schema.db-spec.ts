import { expect, it } from 'vitest';
import { Department, Person } from '#identity';
import { BackgroundJob } from '#outbox';
import { schemaDifferences } from '../../../test/setup/schema-differences.js';
import { PlanItem } from './entities/plan-item.entity.js';
import { Plan } from './entities/plan.entity.js';
import { PlanRevision } from './revisions/plan-revision.entity.js';

it('the entities are the tables: TypeORM finds nothing to change', async () => {
  expect(await schemaDifferences([Department, Person, BackgroundJob, Plan, PlanItem, PlanRevision])).toEqual([]);
});
