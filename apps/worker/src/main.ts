import 'reflect-metadata';
import { openServiceHouse, runUntilStopped } from '#assembly';

/** The worker: runs jobs, relays promises, takes due steps. Any number of them share one database and queue. */
await runUntilStopped('worker', async () => {
  const house = await openServiceHouse('worker');
  await house.startWorking();
  house.logger.info('worker ready');
  return () => house.close();
});
