import { Test } from '@nestjs/testing';
import { expect, it, onTestFinished } from 'vitest';
import { DataSource } from 'typeorm';
import { readConfig } from '#platform';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { ServicesModule } from '../services.module.js';

it('the entities of all modules are the tables: TypeORM finds nothing to change and no table without an entity', async () => {
  const environment = readConfig({
    DATABASE_URL: await databaseForThisTest(),
    DUBAN_SECRET: 'a secret that is long enough for a test',
    LOG_LEVEL: 'silent',
  });
  const module = await Test.createTestingModule({ imports: [ServicesModule.forRoot({ role: 'test', environment })] }).compile();
  onTestFinished(() => module.close());
  const source = module.get(DataSource);
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
  const tables: { name: string }[] = await source.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'duban' ORDER BY 1`,
  );
  const entities = new Set(source.entityMetadatas.map(({ tableName }) => tableName));
  expect([...entities, 'schema_migration'].sort()).toEqual(tables.map(({ name }) => name).sort());
});
