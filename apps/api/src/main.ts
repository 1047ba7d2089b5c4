import 'reflect-metadata';
import { House, readStanding, runUntilStopped } from '#assembly';
import { DomainError, readConfig } from '#platform';
import { createApi } from './create-api.js';

/** The API as a program of its own; a worker somewhere does what it promises. */
await runUntilStopped('api', async () => {
  const config = readConfig(process.env);
  if (!config.DATABASE_URL || !config.DUBAN_SECRET) {
    throw new DomainError(
      'config.invalid',
      'An API of its own needs DATABASE_URL and DUBAN_SECRET. To run everything in one process: npm start',
    );
  }
  // On the database of a demonstration time stands in its year, for every program alike.
  const { clock } = await readStanding(config.DATABASE_URL);
  const house = await House.open({ config, databaseUrl: config.DATABASE_URL, secret: config.DUBAN_SECRET, role: 'api', clock });
  await house.assertMigrated();
  const app = await createApi(house);
  await app.listen(config.PORT, config.HOST);
  house.logger.info({ url: await app.getUrl() }, 'api ready');
  return async () => {
    await app.close();
    await house.close();
  };
});
