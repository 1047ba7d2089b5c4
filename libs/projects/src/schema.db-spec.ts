import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { moduleForThisTest } from '../../../test/setup/module.js';
import { Database } from '#platform';
import { ProjectsModule } from './projects.module.js';

describe('the tables of projects', () => {
  it('are what the entities say: TypeORM finds nothing to change', async () => {
    const module = await moduleForThisTest([ProjectsModule]);
    const { upQueries } = await module.get(DataSource).driver.createSchemaBuilder().log();
    const own = /"(project|project_cooperation|progress_report|report_request|attachment|milestone|indicator|indicator_value)"/;
    expect(upQueries.map(({ query }) => query).filter((query) => own.test(query))).toEqual([]);
  });

  it('a kept version has every column of a project, and the time for which it held', async () => {
    const module = await moduleForThisTest([ProjectsModule]);
    const columnsOf = async (table: string): Promise<string[]> => {
      const rows = await module
        .get(Database)
        .query<{ column: string }>(
          `SELECT column_name || ' ' || data_type AS column FROM information_schema.columns WHERE table_name = $1 ORDER BY 1`,
          [table],
        );
      return rows.map(({ column }) => column);
    };
    const time = ['valid_from timestamp with time zone', 'valid_to timestamp with time zone'];
    expect(await columnsOf('project_version')).toEqual([...(await columnsOf('project')), ...time].sort());
  });
});
