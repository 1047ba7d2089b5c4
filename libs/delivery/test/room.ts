import { inject } from 'vitest';
import { EVENT_QUEUE_MIGRATIONS } from '#event-queue';
import { Database, newId } from '#platform';
import { IDENTITY_MIGRATIONS } from '#identity';
import { DELIVERY_MIGRATIONS } from '../src/migrations/index.js';

/** A database with only what this room stands on, empty, for one test file. */
export async function openRoom(): Promise<Database> {
  const database = await openSchema(`delivery_${newId().replaceAll('-', '')}`);
  await database.migrate();
  return database;
}

export function openSchema(schema: string): Promise<Database> {
  return Database.open({
    url: inject('postgresUrl'),
    schema,
    entities: [],
    migrations: [...EVENT_QUEUE_MIGRATIONS, ...IDENTITY_MIGRATIONS, ...DELIVERY_MIGRATIONS],
  });
}

export async function closeRoom(database: Database): Promise<void> {
  await database.dropSchema();
  await database.close();
}
