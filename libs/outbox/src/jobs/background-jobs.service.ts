import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Clock, Database, type DomainError, newId, notFound, type Tx } from '#platform';
import { BackgroundJob } from './background-job.entity.js';
import type { JobKind } from './job-kinds.js';
import { acknowledgeJobs, enqueueJobs } from './outbox-jobs.queries.js';

interface JobStep {
  /** 0 to 100. */
  progress: number;
  message: string;
  result?: Record<string, unknown>;
}

type JobEnd = Pick<BackgroundJob, 'message'> & { state: 'done' | 'failed'; result: Record<string, unknown> };

/** Long work that people watch: a row that says how far it is, beside the job in the outbox that does it. Both have the same id. */
@Injectable()
export class BackgroundJobs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Enqueues the work; answers the id by which it is watched. */
  async start<Payload>(tx: Tx, kind: JobKind<Payload>, payload: Payload, createdBy: string | null): Promise<string> {
    const id = await this.record(tx, kind, createdBy);
    await enqueueJobs(tx, [{ id, kind, payload }]);
    return id;
  }

  /** Records work that the caller does by himself, and ends with {@link end}. */
  async record(tx: Tx, { name: kind }: JobKind<unknown>, createdBy: string | null): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    const beginning = { state: 'waiting' as const, progress: 0, message: '', result: null };
    await tx.manager.insert(BackgroundJob, { id, kind, ...beginning, createdBy, createdAt: now, updatedAt: now });
    return id;
  }

  /**
   * Says how far it is, at once or with the transaction. A job may run twice at the same time, so one that is still at work never takes back
   * that it has ended.
   */
  async report(id: string, { result, ...step }: JobStep, tx?: Tx): Promise<void> {
    const change = { ...step, state: 'running' as const, ...(result ? { result } : {}) };
    await this.change((tx ?? this.database).manager, id, change, ['waiting', 'running']);
  }

  /** Ends it, in the transaction that writes the result. */
  async end(tx: Tx, id: string, end: JobEnd): Promise<void> {
    await this.change(tx.manager, id, { ...end, progress: 100 }, ['waiting', 'running', 'done', 'failed']);
    await acknowledgeJobs(tx, [id]);
  }

  /** Ends it with what refused the work: code and facts of the refusal are its result. */
  async fail(tx: Tx, id: string, { code, message, facts }: DomainError): Promise<void> {
    await this.end(tx, id, { state: 'failed', message, result: { ...facts, code } });
  }

  /** A second run finds nothing left to do: what the first one said stays. */
  async endIdle(tx: Tx, id: string, result: Record<string, unknown>): Promise<void> {
    const message = 'nothing left to do';
    await this.change(tx.manager, id, { state: 'done', progress: 100, message, result }, ['waiting', 'running']);
    await acknowledgeJobs(tx, [id]);
  }

  /** @throws DomainError `job.not-found`; also for a job that another person started */
  async read(id: string, visibleTo: { id: string | null; seesAll: boolean }): Promise<BackgroundJob> {
    const job = await this.database.manager.findOneBy(BackgroundJob, { id });
    if (job && (visibleTo.seesAll || (job.createdBy !== null && job.createdBy === visibleTo.id))) return job;
    throw notFound('job', id);
  }

  private async change(
    manager: EntityManager,
    id: string,
    { result, ...change }: Partial<BackgroundJob>,
    from: BackgroundJob['state'][],
  ): Promise<void> {
    // TypeORM's type of a partial row knows no open records; the column takes them.
    const written = result ? { result: result as object } : {};
    await manager.update(BackgroundJob, { id, state: In(from) }, { ...change, ...written, updatedAt: this.clock.now() });
  }
}
