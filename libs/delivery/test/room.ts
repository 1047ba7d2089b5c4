import { EventQueue1700000000100 } from '#event-queue';
import { Database, newId } from '#platform';
import { Delivery1700000000500 } from '../src/migrations/1700000000500-delivery.js';

/** A database with only what this room stands on, empty, for one test file. */
export async function openRoom(): Promise<Database> {
  const database = await Database.open({
    url: process.env.DUBAN_TEST_DATABASE_URL ?? '',
    schema: `delivery_${newId().replaceAll('-', '')}`,
    entities: [],
    migrations: [EventQueue1700000000100, Delivery1700000000500],
  });
  await database.migrate();
  return database;
}

export async function closeRoom(database: Database): Promise<void> {
  await database.dropSchema();
  await database.close();
}
