import { newId, notFound, type EngineTime, type Queryable, type Tx } from '#platform';
import type { BackgroundJob } from './background-job.entity.js';

export async function createBackgroundJob(tx: Tx, kind: string, createdBy: string | null, now: EngineTime): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO background_job (id, kind, state, progress, message, created_by, created_at, updated_at)
     VALUES ($1, $2, 'waiting', 0, '', $3, $4, $4)`,
    [id, kind, createdBy, now],
  );
  return id;
}

/** A job may run twice at the same time, so the word of one that is still at work never takes back that it has ended. */
export async function reportProgress(
  db: Queryable,
  id: string,
  change: { state: BackgroundJob['state']; progress: number; message: string; result?: Record<string, unknown> },
  now: EngineTime,
): Promise<void> {
  await db.query(
    `UPDATE background_job SET state = $2, progress = $3, message = $4, result = $5, updated_at = $6
     WHERE id = $1 AND ($2 IN ('done', 'failed') OR state IN ('waiting', 'running'))`,
    [id, change.state, change.progress, change.message, change.result ? JSON.stringify(change.result) : null, now],
  );
}

/** @throws DomainError `job.not-found`; also for a job that another person started. */
export async function readBackgroundJob(
  db: Queryable,
  id: string,
  visibleTo: { id: string | null; seesAll: boolean },
): Promise<BackgroundJob> {
  const [job] = await db.query<BackgroundJob>(
    `SELECT id, kind, state, progress, message, result, created_by AS "createdBy", created_at AS "createdAt", updated_at AS "updatedAt"
     FROM background_job WHERE id = $1 AND ($2 OR created_by = $3)`,
    [id, visibleTo.seesAll, visibleTo.id],
  );
  if (!job) throw notFound('job', id);
  return job;
}
