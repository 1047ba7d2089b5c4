import { inject } from 'vitest';
import { OUTBOX_MIGRATIONS } from '#outbox';
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
    migrations: [...OUTBOX_MIGRATIONS, ...IDENTITY_MIGRATIONS, ...DELIVERY_MIGRATIONS],
  });
}

export async function closeRoom(database: Database): Promise<void> {
  await database.dropSchema();
  await database.close();
}
