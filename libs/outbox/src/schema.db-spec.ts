import { inject, expect, it, onTestFinished } from 'vitest';
import { Database } from '#platform';
import { dropOutbox, openOutbox } from '../test/outbox-module.js';
import { EventRecord, EventSequence } from './events/event.entity.js';
import { OutboxJobRecord } from './jobs/outbox-job.entity.js';

it('the entities are the tables: TypeORM finds nothing to change', async () => {
  const module = await openOutbox();
  onTestFinished(() => dropOutbox(module));
  const { schema } = module.get(Database);
  const entities = [EventRecord, EventSequence, OutboxJobRecord];
  const database = await Database.open({ url: inject('postgresUrl'), schema, entities, migrations: [] });
  onTestFinished(() => database.close());
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
