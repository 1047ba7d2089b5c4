import { Injectable } from '@nestjs/common';
import { Database, Environment } from '#platform';
import { claimOutboxJobs, type ClaimedJob, countOutboxJobs, releaseOutboxJobs } from '../jobs/outbox-jobs.queries.js';
import { JobKinds } from '../queue/declared-job-kinds.js';
import { Queues } from '../queue/queues.js';
import { Scheduler } from './scheduler.js';

const BATCH = 500;
const IDLE_MS = 250;

/**
 * Hands due jobs of the outbox to BullMQ. Any number of processes do so at the same time. A job whose kind no module of this
 * process declares is left alone for a newer worker.
 */
@Injectable()
export class OutboxRelay extends Scheduler {
  constructor(
    private readonly database: Database,
    private readonly environment: Environment,
    private readonly kinds: JobKinds,
    private readonly queues: Queues,
  ) {
    super('relay', IDLE_MS);
  }

  /** Answers how many jobs it handed over. */
  async round(): Promise<number> {
    const kinds = this.kinds.all;
    const names = kinds.map(({ name }) => name);
    const claimed = await claimOutboxJobs(this.database, BATCH, this.environment.QUEUE_LEASE_MS, names);
    const open = new Set(claimed.map(({ id }) => id));
    try {
      for (const { name, queue } of kinds) {
        const jobs = claimed.filter(({ kind }) => kind === name);
        if (jobs.length === 0) continue;
        await this.queues.open(queue).addBulk(jobs.map(asBullJob));
        for (const { id } of jobs) open.delete(id);
      }
    } catch (error) {
      await releaseOutboxJobs(this.database, [...open]);
      throw error;
    }
    return claimed.length;
  }

  /** How many jobs are not done yet. */
  countOpen(): Promise<number> {
    return countOutboxJobs(this.database);
  }
}

function asBullJob({ id, kind, payload }: ClaimedJob): { name: string; data: unknown; opts: { jobId: string } } {
  return { name: kind, data: payload, opts: { jobId: id } };
}
