import { checkServers, MigrationService, openContext } from '#application';
import { readConfig } from '#platform';
import { WorkerModule } from '#worker';
import { closeWorker } from '../close-worker.js';
import { programOn, withDatabase, withServicesOn } from '../database-access.js';
import { endProcess, stopSignal, untilAborted } from '../stop-signal.js';

export async function run(): Promise<void> {
  const config = readConfig(process.env);
  await checkServers(config, { migrates: false });
  const signal = stopSignal();
  await withDatabase(config, async (access) => {
    const program = await programOn(access, 'worker');
    if (access.alone) await withServicesOn(program, (services) => services.get(MigrationService).migrate());
    const worker = await openContext(WorkerModule, program);
    try {
      process.stderr.write('工作进程已启动 The worker runs. Ctrl-C stops it.\n');
      await untilAborted(signal);
    } finally {
      await closeWorker(worker);
    }
  });
  endProcess();
}
