import 'reflect-metadata';
import { openContext, runUntilStopped } from '#application';
import { serviceOptions } from '#demonstration';
import { Logger } from '#platform';
import { WorkerModule } from './worker.module.js';

/** The worker: runs jobs, relays the outbox, takes due steps. Any number of them share one database and queue. */
await runUntilStopped('worker', async () => {
  const worker = await openContext(WorkerModule, await serviceOptions('worker'));
  worker.get(Logger).info('worker ready');
  return worker;
});
