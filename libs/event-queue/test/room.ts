import { inject } from 'vitest';
import { Database, newId } from '#platform';
import { EventQueue1700000000100 } from '../src/migrations/1700000000100-event-queue.js';

/** A database with this room's tables only, for one test file. */
export async function openRoom(): Promise<Database> {
  const schema = `events_${newId().replaceAll('-', '')}`;
  const database = await Database.open({
    url: inject('postgresUrl'),
    schema,
    entities: [],
    migrations: [EventQueue1700000000100],
    poolSize: 20,
  });
  await database.migrate();
  return database;
}

export async function closeRoom(database: Database): Promise<void> {
  await database.dropSchema();
  await database.close();
}
