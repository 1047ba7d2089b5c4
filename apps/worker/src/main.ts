import 'reflect-metadata';
import { House, readStanding, runUntilStopped } from '#assembly';
import { DomainError, readConfig } from '#platform';

/** The worker: runs jobs, relays promises, takes due steps. Any number of them share one database and queue. */
await runUntilStopped('worker', async () => {
  const config = readConfig(process.env);
  if (!config.DATABASE_URL || !config.DUBAN_SECRET) {
    throw new DomainError(
      'config.invalid',
      'A worker of its own needs DATABASE_URL and DUBAN_SECRET. To run everything in one process: npm start',
    );
  }
  // On the database of a demonstration time stands in its year, for every program alike.
  const { clock } = await readStanding(config.DATABASE_URL);
  const house = await House.open({
    config,
    databaseUrl: config.DATABASE_URL,
    secret: config.DUBAN_SECRET,
    role: 'worker',
    clock,
  });
  await house.assertMigrated();
  await house.startWorking();
  house.logger.info('worker ready');
  return () => house.close();
});
