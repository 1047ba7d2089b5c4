import { readConfig } from '#platform';
import { withHouse } from '../database-access.js';

export async function run(): Promise<void> {
  await withHouse(readConfig(process.env), 'migrate', async (application) => {
    const done = await application.migrate();
    process.stdout.write(done.length > 0 ? `${done.join('\n')}\n` : '数据库已是最新 The database is up to date.\n');
  });
}
