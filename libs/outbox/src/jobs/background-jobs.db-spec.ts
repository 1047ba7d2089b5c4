import { expect, it, onTestFinished } from 'vitest';
import { Database } from '#platform';
import { dropOutbox, openOutbox } from '../../test/outbox-module.js';
import { BackgroundJobsModule } from './background-jobs.module.js';
import { BackgroundJobs } from './background-jobs.service.js';
import { defineJob } from './job-kinds.js';

it.each(['done', 'failed'] as const)('a job that is %s stays so, whatever a second run of it says', async (state) => {
  const module = await openOutbox({ imports: [BackgroundJobsModule] });
  onTestFinished(() => dropOutbox(module));
  const [jobs, database] = [module.get(BackgroundJobs, { strict: false }), module.get(Database)];
  const id = await database.transaction((tx) => jobs.record(tx, defineJob('plan.import'), null));
  const read = (): Promise<unknown> => jobs.read(id, { id: null, seesAll: true });
  await jobs.report(id, { progress: 50, message: '155 items found' });
  expect(await read()).toMatchObject({ state: 'running', progress: 50 });
  await database.transaction((tx) => jobs.end(tx, id, { state, message: 'the end', result: { items: 155 } }));
  await jobs.report(id, { progress: 5, message: 'reading the text' });
  await database.transaction((tx) => jobs.endIdle(tx, id, {}));
  expect(await read()).toMatchObject({ state, progress: 100, message: 'the end', result: { items: 155 } });
});
