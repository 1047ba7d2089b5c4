import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { assertEventsDescribed } from './recorded-events.js';

export interface FreshDatabase {
  url: string;
  /** Before it goes, every event that was recorded in it is held to the catalogue. */
  drop(): Promise<void>;
}

/**
 * A migrated database of its own, cloned from the template: cheap, and nothing of another test in it.
 * @param from another database that nobody is connected to; default: an empty one
 */
export async function freshDatabase(from?: FreshDatabase): Promise<FreshDatabase> {
  const { url, drop } = await cloneTemplate(from && new URL(from.url).pathname.slice(1));
  return { url, drop: () => assertEventsDescribed(url).finally(drop) };
}

/** The same, for a test whose events no module describes. */
export async function cloneTemplate(template = 'duban_template'): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copying files takes half the time of logging each page; this server keeps nothing.
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** The same for a single test: dropped when the test has ended. */
export async function databaseForThisTest(): Promise<string> {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
