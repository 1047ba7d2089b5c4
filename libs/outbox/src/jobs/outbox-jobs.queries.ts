import { In } from 'typeorm';
import type { Queryable, Tx } from '#platform';
import type { JobKind } from './job-kinds.js';
import { OutboxJobRecord } from './outbox-job.entity.js';

/** Work that a transaction promises: it will be run at least once after the commit, whatever happens to the queue. */
export interface OutboxJob<Payload = Record<string, string>> {
  /** Unique; a second promise with the same id is the same promise. Letters, digits, `-`, `_` only. */
  id: string;
  kind: JobKind<Payload>;
  payload: Payload;
  /** Not before this instant (default: at once). By the clock of the outside world, as the database tells it. */
  runAt?: Date;
  /** The promiser does it himself right after the commit; the queue gets it only when the lease runs out. */
  claimed?: boolean;
}

export async function enqueueJobs<Payload>(tx: Tx, jobs: readonly OutboxJob<Payload>[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.query(
    `INSERT INTO outbox_job (id, kind, payload, run_at, enqueued_at)
     SELECT id, kind, payload, coalesce(run_at, now()), CASE WHEN claimed THEN now() END FROM jsonb_to_recordset($1::jsonb)
       AS j (id text, kind text, payload jsonb, run_at timestamptz, claimed boolean)
     ON CONFLICT (id) DO NOTHING`,
    [
      JSON.stringify(
        jobs.map((job) => ({
          id: job.id,
          kind: job.kind.name,
          payload: job.payload,
          run_at: job.runAt?.toISOString(),
          claimed: job.claimed,
        })),
      ),
    ],
  );
}

/** They are done; call it in the transaction that writes the result, so that both are or neither is. */
export async function acknowledgeJobs(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query('DELETE FROM outbox_job WHERE id = ANY($1)', [ids]);
}

export interface JobReschedule {
  id: string;
  delayMs: number;
  reason?: string;
}

/** Puts jobs off, in the transaction that records why. */
export async function rescheduleJobs(db: Queryable, jobs: readonly JobReschedule[]): Promise<void> {
  if (jobs.length === 0) return;
  await db.query(
    `UPDATE outbox_job SET run_at = now() + make_interval(secs => p.delay_ms / 1000.0), enqueued_at = NULL, last_error = p.reason
     FROM unnest($1::text[], $2::float8[], $3::text[]) AS p (id, delay_ms, reason) WHERE outbox_job.id = p.id`,
    [jobs.map(({ id }) => id), jobs.map(({ delayMs }) => delayMs), jobs.map(({ reason }) => reason ?? null)],
  );
}

export interface ClaimedJob {
  id: string;
  kind: string;
  payload: Record<string, string>;
}

/**
 * Takes promises that are due and not handed over yet, and those handed over longer than `leaseMs` ago and still
 * open: the queue lost them, or a worker died with them. Rows another relay holds are passed over.
 * A kind that is not in `kinds` is left for a program that knows it.
 * Lease and due time follow the database's clock, so a worker whose own clock is wrong does no harm.
 */
export async function claimOutboxJobs(
  db: Queryable,
  limit: number,
  leaseMs: number,
  kinds: readonly string[] | null = null,
): Promise<ClaimedJob[]> {
  return db.query<ClaimedJob>(
    `WITH due AS (SELECT id FROM outbox_job WHERE enqueued_at IS NULL AND run_at <= now() AND ($3::text[] IS NULL OR kind = ANY($3))
         ORDER BY run_at LIMIT $1 FOR UPDATE SKIP LOCKED),
       lost AS (SELECT id FROM outbox_job WHERE enqueued_at < now() - make_interval(secs => $2 / 1000.0) AND ($3::text[] IS NULL OR kind = ANY($3))
         ORDER BY enqueued_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     UPDATE outbox_job SET enqueued_at = now(), tries = tries + 1
     WHERE id IN (SELECT id FROM due UNION ALL SELECT id FROM lost) RETURNING id, kind, payload`,
    [limit, leaseMs, kinds],
  );
}

/** Gives claimed promises back at once, when the queue would not take them. */
export async function releaseOutboxJobs(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.manager.update(OutboxJobRecord, { id: In(ids) }, { enqueuedAt: null });
}

export async function countOutboxJobs(db: Queryable): Promise<number> {
  return db.manager.count(OutboxJobRecord);
}

/** Puts a job off that threw: 1 s after the first try, then 2 s, 4 s … at most 10 minutes. One that was acknowledged meanwhile is gone. */
export async function rescheduleFailedJob(db: Queryable, id: string, reason: unknown): Promise<void> {
  await db.query(
    `UPDATE outbox_job SET run_at = now() + make_interval(secs => least(2 ^ greatest(0, tries - 1), 600)), enqueued_at = NULL, last_error = $2
     WHERE id = $1`,
    [id, String(reason).slice(0, 1000)],
  );
}
