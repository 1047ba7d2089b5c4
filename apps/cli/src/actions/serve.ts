import { readConfig } from '#platform';
import { Closers } from '../closers.js';
import { assertPortFree } from '../free-port.js';
import { startService } from '../service/start-service.js';
import { greet } from '../service/welcome.js';
import { endProcess, Stopped, stopSignal, untilAborted } from '../stop-signal.js';

export async function run({ empty = false }: { empty?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  if (config.PORT !== 0) await assertPortFree(config.HOST, config.PORT);
  const signal = stopSignal();
  const closers = new Closers();
  try {
    const service = await startService({ config, empty, signal }, closers);
    await greet(service, config);
    await untilAborted(signal);
  } catch (error) {
    // Whatever fails because everything is being closed is no news.
    if (!(signal.reason instanceof Stopped)) throw error;
  } finally {
    await closers.closeAll();
  }
  process.stderr.write('已停止 Stopped.\n');
  endProcess();
}
