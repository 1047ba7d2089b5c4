import 'reflect-metadata';
import { runUntilStopped } from '#application';
import { serviceOptions } from '#demonstration';
import { AdministratorsService } from '#identity';
import { Environment, Logger } from '#platform';
import { createApi } from './create-api.js';

/** The API as a program of its own; a worker somewhere does the jobs that it enqueues. */
await runUntilStopped('api', async () => {
  const api = await createApi(await serviceOptions('api'));
  const { PORT, HOST } = api.get(Environment);
  await api.listen(PORT, HOST);
  api.get(Logger).info({ url: await api.getUrl() }, 'api ready');
  if (!(await api.get(AdministratorsService).hasAny())) api.get(Logger).warn('nobody can log in yet; run: duban admin create');
  return api;
});
