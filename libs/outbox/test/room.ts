import { inject } from 'vitest';
import { Database, newId } from '#platform';
import { OUTBOX_MIGRATIONS } from '../src/migrations/index.js';

/** A database with this room's tables only, for one test file. */
export async function openRoom(): Promise<Database> {
  const schema = `events_${newId().replaceAll('-', '')}`;
  const database = await Database.open({
    url: inject('postgresUrl'),
    schema,
    entities: [],
    migrations: OUTBOX_MIGRATIONS,
    poolSize: 20,
  });
  await database.migrate();
  return database;
}

export async function closeRoom(database: Database): Promise<void> {
  await database.dropSchema();
  await database.close();
}
