import { readConfig } from '#platform';
import { withHouse } from '../database-access.js';
import { stopSignal, untilAborted } from '../stop-signal.js';

export async function run(): Promise<void> {
  const config = readConfig(process.env);
  const signal = stopSignal();
  await withHouse(config, 'worker', async (application, { alone }) => {
    if (alone) await application.migrate();
    await application.startWorking();
    process.stderr.write('工作进程已启动 The worker runs. Ctrl-C stops it.\n');
    await untilAborted(signal);
  });
}
