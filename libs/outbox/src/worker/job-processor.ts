import { WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Database, Logger } from '#platform';
import { rescheduleFailedJob } from '../jobs/outbox-jobs.queries.js';
import { OutboxRelay } from './outbox-relay.js';

/**
 * Does the jobs of one kind: a class with `@Processor(kind.queue)` among the providers of a module that only workers import.
 * A job runs at least once for its row in the outbox, maybe twice at the same time: `handle` acknowledges the row by its id, in
 * the transaction that writes the result. One that throws is logged and tried again later, after 1 s, 2 s, 4 s … at most 10 minutes.
 */
export abstract class JobProcessor<Payload extends Record<string, string>> extends WorkerHost {
  @Inject(Database) private readonly outboxDatabase: Database;
  @Inject(Logger) private readonly processorLogger: Logger;
  @Inject(OutboxRelay) private readonly relay: OutboxRelay;

  /** Jobs of this kind at the same time in one process, where that is fewer than `WORKER_CONCURRENCY`. */
  readonly atOnce: number = Infinity;

  /** Jobs that are being done now. */
  running = 0;

  /** `jobId`: the id of the job in the outbox. */
  abstract handle(payload: Payload, jobId: string): Promise<void>;

  async process({ id: jobId = '', name: kind, data }: Job<Payload>): Promise<void> {
    this.running += 1;
    try {
      await this.handle(data, jobId);
    } catch (error) {
      this.processorLogger.error({ job: { id: jobId, kind, payload: data }, err: error }, 'job failed, it will be tried again');
      await rescheduleFailedJob(this.outboxDatabase, jobId, error);
      throw error;
    } finally {
      this.running -= 1;
    }
    // It may have enqueued others, and the relay need not wait to find them.
    this.relay.wake();
  }
}
