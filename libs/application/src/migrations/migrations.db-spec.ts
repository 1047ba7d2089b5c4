import { expect, it } from 'vitest';
import { Database } from '#platform';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { MIGRATIONS } from '../features.js';

it('all migrations go down to nothing and up again', async () => {
  const database = await Database.open({ url: await databaseForThisTest(), migrations: MIGRATIONS });
  const tables = async (): Promise<string[]> => {
    const rows = await database.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'duban' AND tablename <> 'schema_migration' ORDER BY tablename`,
    );
    return rows.map(({ tablename }) => tablename);
  };
  const all = await tables();
  expect(all).toContain('project');
  for (const _ of MIGRATIONS) await database.undoLastMigration();
  expect(await tables()).toEqual([]);
  expect(await database.query(`SELECT 1 FROM pg_proc WHERE pronamespace = 'duban'::regnamespace`)).toEqual([]);
  await database.migrate();
  expect(await tables()).toEqual(all);
  await database.close();
});
