import { readConfig } from '#platform';
import { withHouse } from '../database-access.js';
import { stopSignal, untilAborted } from '../stop-signal.js';

export async function run(): Promise<void> {
  const config = readConfig(process.env);
  const signal = stopSignal();
  await withHouse(config, 'worker', async (house, { alone }) => {
    if (alone) await house.migrate();
    await house.startWorking();
    process.stderr.write('工作进程已启动 The worker runs. Ctrl-C stops it.\n');
    await untilAborted(signal);
  });
}
