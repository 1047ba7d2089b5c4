import { describe, expect, it } from 'vitest';
import { moduleForThisTest } from '../../../test/setup/module.js';
import { Database } from '#platform';
import { ProjectsModule } from './projects.module.js';

describe('the tables of projects', () => {
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
