import 'reflect-metadata';
import { openServiceApplication } from '#demonstration';
import { runUntilStopped } from '#application';
import { createApi } from './create-api.js';

/** The API as a program of its own; a worker somewhere does what it promises. */
await runUntilStopped('api', async () => {
  const application = await openServiceApplication('api');
  const app = await createApi(application);
  await app.listen(application.config.PORT, application.config.HOST);
  application.logger.info({ url: await app.getUrl() }, 'api ready');
  return async () => {
    await app.close();
    await application.close();
  };
});
