import 'reflect-metadata';
import { openServiceApplication } from '#demonstration';
import { runUntilStopped } from '#application';

/** The worker: runs jobs, relays promises, takes due steps. Any number of them share one database and queue. */
await runUntilStopped('worker', async () => {
  const application = await openServiceApplication('worker');
  await application.startWorking();
  application.logger.info('worker ready');
  return () => application.close();
});
