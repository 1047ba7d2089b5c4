import 'reflect-metadata';
import { openServiceHouse, runUntilStopped } from '#assembly';
import { createApi } from './create-api.js';

/** The API as a program of its own; a worker somewhere does what it promises. */
await runUntilStopped('api', async () => {
  const house = await openServiceHouse('api');
  const app = await createApi(house);
  await app.listen(house.config.PORT, house.config.HOST);
  house.logger.info({ url: await app.getUrl() }, 'api ready');
  return async () => {
    await app.close();
    await house.close();
  };
});
