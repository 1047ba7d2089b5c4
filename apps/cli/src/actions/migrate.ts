import { checkServers, MigrationService } from '#application';
import { AdministratorsService } from '#identity';
import { readConfig } from '#platform';
import { withServices } from '../database-access.js';

export async function run(): Promise<void> {
  const config = readConfig(process.env);
  await checkServers(config, { migrates: true });
  await withServices(config, 'migrate', async (services) => {
    const done = await services.get(MigrationService).migrate();
    process.stdout.write(done.length > 0 ? `${done.join('\n')}\n` : '数据库已是最新 The database is up to date.\n');
    if (!(await services.get(AdministratorsService).hasAny()))
      process.stderr.write('还没有管理员 There is no administrator yet. Make one: duban admin create\n');
  });
}
