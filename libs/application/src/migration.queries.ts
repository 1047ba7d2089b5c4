import type { Database } from '#platform';

/** So many migrations were run; none in an empty database. */
export async function countMigrations(database: Database): Promise<number> {
  const [table] = await database.query<{ name: string | null }>(`SELECT to_regclass('schema_migration')::text AS name`);
  return table?.name ? (await database.query('SELECT 1 FROM schema_migration')).length : 0;
}
