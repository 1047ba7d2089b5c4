import { expect, it } from 'vitest';
import { openScratchDatabase } from '../../../test/setup/scratch-database.js';

it('the entities are the tables: TypeORM finds nothing to change', async () => {
  const { database, drop } = await openScratchDatabase();
  // TypeORM looks here for expressions of generated columns, which other modules have.
  await database.query(
    'CREATE TABLE typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
  );
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  await drop();
  const own =
    /\b(delivery|delivery_attempt|webhook_endpoint|endpoint_queue|endpoint_recovery|inbox_message|robot|message_template|channel_choice)\b/;
  expect(upQueries.map(({ query }) => query).filter((query) => own.test(query))).toEqual([]);
});
