import { migrateQueue } from '#outbox';
import { Database, SystemClock, type Tx } from '#platform';
import { ensureDefaultPolicy } from '#policies';
import { ensureDefaultScoreRules } from '#reporting';
import { ENTITIES, MIGRATIONS } from './registry.js';

export function openDatabase(url: string, applicationName: string, schema?: string): Promise<Database> {
  return Database.open({ url, applicationName, entities: ENTITIES, migrations: MIGRATIONS, ...(schema ? { schema } : {}) });
}

/** Migrates a database from nothing to now, queue included. */
export async function migrate(url: string): Promise<void> {
  const database = await openDatabase(url, 'duban-migrate');
  try {
    await database.migrate();
    await migrateQueue({ kind: 'postgres', url });
    await database.transaction((tx) => ensureDefaultRules(tx, new SystemClock().now()));
  } finally {
    await database.close();
  }
}

/** What ships with Duban as data: the default policy, and the rules of the scorecard. */
export async function ensureDefaultRules(tx: Tx, now: Date): Promise<void> {
  await ensureDefaultPolicy(tx, now);
  await ensureDefaultScoreRules(tx, now);
}
