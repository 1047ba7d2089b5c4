import { Processor } from '@nestjs/bullmq';
import type { Provider } from '@nestjs/common';
import { beforeAll, expect, inject, it } from 'vitest';
import { newId } from '#platform';
import { openOutbox } from '../../test/outbox-module.js';
import { defineJob, type JobKind } from '../jobs/job-kinds.js';
import { OutboxModule } from '../outbox.module.js';
import { migrateQueue } from '../queue/migrate-queue.queries.js';
import { type QueueBackend } from '../queue/queue-backend.js';
import { JobProcessor } from './job-processor.js';

const letter = defineJob<{ to: string }>('letter.write');
const parcel = defineJob<{ to: string }>('parcel.pack');

class Handles extends JobProcessor<{ to: string }> {
  async handle(): Promise<void> {}
}

@Processor(letter.queue)
class Clerk extends Handles {}

@Processor(letter.queue)
class SecondClerk extends Handles {}

@Processor(parcel.queue)
class Packer extends Handles {}

const newBackend = (): QueueBackend => ({
  kind: 'postgres',
  url: inject('postgresUrl'),
  schema: `bullmq_${newId().replaceAll('-', '')}`,
});
const backend = newBackend();

const startOf = (kinds: readonly JobKind<unknown>[], providers: Provider[], worker: Parameters<typeof openOutbox>[0] = {}) =>
  openOutbox({
    imports: [{ module: class Feature {}, imports: [OutboxModule.forFeature(kinds)], providers }],
    worker: { backend, scheduling: false, ...worker.worker },
  });

beforeAll(() => migrateQueue(backend));

it.each([
  ['has no processor', [letter, parcel], [Packer], /Jobs letter\.write have no processor/],
  ['has two processors', [letter], [Clerk, SecondClerk], /letter\.write have two processors, Clerk and SecondClerk/],
  ['is not declared', [letter], [Clerk, Packer], /Packer works on the queue parcel-pack, which nothing fills/],
])('a worker does not start when a kind of job %s', async (_fault, kinds, processors, sentence) => {
  await expect(startOf(kinds, processors)).rejects.toThrow(sentence);
});

it('a worker does not start when the tables of the queue are missing', async () => {
  const worker = { backend: newBackend() };
  await expect(startOf([letter], [Clerk], { worker })).rejects.toThrow(/tables of the queue are not up to date.*duban migrate/);
});

it.each([
  ['every kind of job has one processor', [letter, parcel], [Clerk, Packer], false],
  ['it is a part of one, also when a kind has none', [letter, parcel], [Packer], true],
])('a worker starts when %s', async (_case, kinds, processors, partial) => {
  await (await startOf(kinds, processors, { worker: { partial } })).close();
});
