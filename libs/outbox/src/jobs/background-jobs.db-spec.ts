import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestingModule } from '@nestjs/testing';
import { Database } from '#platform';
import { dropOutbox, openOutbox } from '../../test/outbox-module.js';
import { createBackgroundJob, readBackgroundJob, reportProgress } from './background-jobs.js';

let module: TestingModule;
let database: Database;

beforeAll(async () => {
  module = await openOutbox();
  database = module.get(Database);
});

afterAll(() => dropOutbox(module));

it.each(['done', 'failed'] as const)('a job that is %s stays so, whatever a second run of it says', async (end) => {
  const now = new Date('2022-03-01T01:00:00Z');
  const id = await database.transaction((tx) => createBackgroundJob(tx, 'plan.import', null, now));
  const read = (): Promise<unknown> => readBackgroundJob(database, id, { id: null, seesAll: true });
  await reportProgress(database, id, { state: 'running', progress: 50, message: '155 items found' }, now);
  expect(await read()).toMatchObject({ state: 'running', progress: 50 });
  await reportProgress(database, id, { state: end, progress: 100, message: 'the end' }, now);
  await reportProgress(database, id, { state: 'running', progress: 5, message: 'reading the text' }, now);
  expect(await read()).toMatchObject({ state: end, progress: 100, message: 'the end' });
});
