import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#platform';
import { closeRoom, openRoom } from '../test/room.js';
import { createBackgroundJob, readBackgroundJob, reportProgress } from './background-jobs.js';

let database: Database;

beforeAll(async () => {
  database = await openRoom();
});

afterAll(() => closeRoom(database));

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
