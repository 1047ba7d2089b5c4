import { dropDemonstration, loadDemonstration, readDatabaseState } from '#demonstration';
import { DomainError, readConfig } from '#platform';
import { type DatabaseAccess, withDatabase } from '../database-access.js';
import { showProgress } from '../output/progress.js';
import { demonstrationSummary } from '../service/welcome.js';
import { Stopped, stopSignal } from '../stop-signal.js';

export async function run(): Promise<void> {
  const config = readConfig(process.env);
  const signal = stopSignal();
  await withDatabase(config, async (access) => {
    if (!access.alone && !config.DATABASE_URL)
      throw new DomainError('home.taken', 'Duban is running. Stop it (Ctrl-C) and run this again.');
    await assertReplaceable(access);
    await dropDemonstration(access.databaseUrl, config);
    const progress = showProgress();
    try {
      const { numbers } = await loadDemonstration({
        environment: access.environment,
        fast: access.alone,
        signal,
        onProgress: (percent, message) => progress.update(percent, message),
      });
      progress.update(100, '完成 Done');
      progress.stop();
      process.stdout.write(`${demonstrationSummary(numbers, config)}\n`);
    } catch (error) {
      progress.stop();
      if (!(signal.reason instanceof Stopped)) throw error;
      process.stderr.write('演示未完成，下次从头开始 The demonstration was broken off; the next run begins anew.\n');
    }
  });
}

/** Real data are never replaced: only an empty database, or one that says itself that it is a demonstration. */
async function assertReplaceable({ databaseUrl }: DatabaseAccess): Promise<void> {
  const { demonstration, empty } = await readDatabaseState(databaseUrl);
  if (demonstration || empty) return;
  throw new DomainError(
    'demonstration.not-empty',
    'The database holds real data, which the demonstration would replace. Set DUBAN_HOME to another folder, or DATABASE_URL to an empty database.',
  );
}
