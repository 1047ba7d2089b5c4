import { MigrationService } from '#application';
import { readConfig } from '#platform';
import { withServices } from '../database-access.js';

export async function run(): Promise<void> {
  await withServices(readConfig(process.env), 'migrate', async (services) => {
    const done = await services.get(MigrationService).migrate();
    process.stdout.write(done.length > 0 ? `${done.join('\n')}\n` : '数据库已是最新 The database is up to date.\n');
  });
}
