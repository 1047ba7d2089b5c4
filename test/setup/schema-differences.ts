import { Database, type DatabaseOptions } from '#platform';
import { databaseForThisTest } from './database.js';

/** The SQL that would turn the migrated tables of these entities into what the entities declare; empty when they agree. */
export async function schemaDifferences(entities: NonNullable<DatabaseOptions['entities']>): Promise<string[]> {
  const database = await Database.open({ url: await databaseForThisTest(), entities, migrations: [] });
  try {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await database.close();
  }
}
