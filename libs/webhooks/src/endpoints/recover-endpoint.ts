import {
  type ActorRef,
  createBackgroundJob,
  defineJob,
  rescheduleJob,
  enqueueJobs,
  recordEvents,
  reportProgress,
  acknowledgeJob,
} from '#outbox';
import { DomainError, notFound, type Tx } from '#platform';
import { type Endpoint, readEndpoint } from './endpoint.js';

/** The next part of what an endpoint missed is to be put into its queue. */
export const endpointRecovery = defineJob<{ endpointId: string; jobId: string }>('endpoint.recovery');

export interface Span {
  /** From this instant on, by when the deliveries were asked for. */
  from: Date;
  /** Before this one. */
  to: Date;
}

/** So many go into the queue at a time, and only when nothing else waits there. */
const PART = 50;
const LOOK_AGAIN_MS = 1000;
const NIL = '00000000-0000-0000-0000-000000000000';

/**
 * Starts to send again what an endpoint failed to take: each failed delivery of the span once, the earliest first, with its own id
 * and content. Live deliveries go before: a part is added only while nothing waits in the queue.
 * @returns the id of the background job that shows how far it is
 * @throws DomainError `endpoint.not-found`, `endpoint.recovering`
 */
export async function recoverEndpoint(tx: Tx, endpointId: string, span: Span, actor: ActorRef, now: Date): Promise<string> {
  await readEndpoint(tx, endpointId);
  const jobId = await createBackgroundJob(tx, endpointRecovery.name, actor.id, now);
  const [started] = await tx.query<{ total: number }>(
    `INSERT INTO endpoint_recovery (endpoint_id, job_id, since, until, last_created_at, last_id, total)
     SELECT $1, $2, $3, $4, $3, '${NIL}', (SELECT count(*) FROM delivery
       WHERE recipient_id = $1 AND state = 'failed' AND created_at >= $3 AND created_at < $4)
     ON CONFLICT (endpoint_id) DO NOTHING RETURNING total`,
    [endpointId, jobId, span.from, span.to],
  );
  if (!started) {
    throw new DomainError(
      'endpoint.recovering',
      'What this endpoint missed is already being sent again. Wait until that ends, or stop it.',
      {
        id: endpointId,
      },
    );
  }
  await enqueueJobs(tx, [{ id: jobId, kind: endpointRecovery, payload: { endpointId, jobId } }]);
  const data = { from: span.from.toISOString(), to: span.to.toISOString(), deliveries: started.total };
  await recordEvents(tx, [
    { type: 'endpoint.recovery_started', subject: { kind: 'endpoint', id: endpointId }, actor, at: now, data },
  ]);
  return jobId;
}

/**
 * Stops it: what is in the queue already still goes out, the rest stays failed.
 * @throws DomainError `recovery.not-found`
 */
export async function stopRecovery(tx: Tx, endpointId: string, now: Date): Promise<void> {
  const [recovery] = await tx.query<Recovery>(`DELETE FROM endpoint_recovery WHERE endpoint_id = $1 RETURNING ${COLUMNS}`, [
    endpointId,
  ]);
  if (!recovery) throw notFound('recovery', endpointId);
  await acknowledgeJob(tx, recovery.jobId);
  await report(tx, recovery, 'done', `stopped after ${recovery.put} of ${recovery.total} deliveries`, now);
}

interface Recovery {
  jobId: string;
  since: Date;
  until: Date;
  total: number;
  put: number;
  lastCreatedAt: Date;
  lastId: string;
}

const COLUMNS = `job_id AS "jobId", since, until, total, put, last_created_at AS "lastCreatedAt", last_id AS "lastId"`;

/** One step: adds the next part if the queue is empty, and enqueues the next step or ends. */
export async function continueRecovery(tx: Tx, endpointId: string, jobId: string, now: Date): Promise<void> {
  const [recovery] = await tx.query<Recovery>(
    `SELECT ${COLUMNS} FROM endpoint_recovery WHERE endpoint_id = $1 AND job_id = $2 FOR UPDATE`,
    [endpointId, jobId],
  );
  if (!recovery) return acknowledgeJob(tx, jobId);
  const reason = await waitReason(tx, endpointId);
  if (reason) {
    await report(tx, recovery, 'running', reason, now);
    return rescheduleJob(tx, jobId, LOOK_AGAIN_MS);
  }
  const part = await putPart(tx, endpointId, recovery);
  const last = part.at(-1);
  const after = { ...recovery, put: recovery.put + part.length };
  if (part.length < PART || !last) {
    await tx.query('DELETE FROM endpoint_recovery WHERE endpoint_id = $1', [endpointId]);
    await acknowledgeJob(tx, jobId);
    return report(tx, after, 'done', `${after.put} deliveries are sent again`, now);
  }
  await tx.query(
    'UPDATE endpoint_recovery SET put = $2, last_created_at = $3::timestamptz, last_id = $4 WHERE endpoint_id = $1',
    [endpointId, after.put, last.createdAt, last.id],
  );
  await report(tx, after, 'running', `${after.put} of ${after.total} deliveries`, now);
  await rescheduleJob(tx, jobId, LOOK_AGAIN_MS);
}

/** Why nothing can be added now, in words; null when the queue is empty. */
async function waitReason(tx: Tx, endpointId: string): Promise<string | null> {
  const { state }: Endpoint = await readEndpoint(tx, endpointId);
  if (state !== 'active') return `waits: the endpoint is ${state}`;
  const [busy] = await tx.query(
    `SELECT 1 FROM delivery WHERE recipient_id = $1 AND due_at <= now()
     UNION ALL SELECT 1 FROM endpoint_queue WHERE endpoint_id = $1 AND open_until > now() LIMIT 1`,
    [endpointId],
  );
  return busy ? 'waits for the deliveries before' : null;
}

/** The next failed ones, the earliest first; those that fail once more are behind the mark and not taken again. */
async function putPart(tx: Tx, endpointId: string, recovery: Recovery): Promise<{ id: string; createdAt: string }[]> {
  const part = await tx.query<{ id: string; createdAt: string }>(
    `WITH part AS (SELECT id FROM delivery
       WHERE recipient_id = $1 AND state = 'failed' AND created_at >= $2 AND created_at < $3
         AND (created_at, id) > ((SELECT last_created_at FROM endpoint_recovery WHERE endpoint_id = $1), $4)
       ORDER BY created_at, id LIMIT ${PART} FOR UPDATE)
     UPDATE delivery SET state = 'pending', due_at = now(), finished_at = NULL FROM part WHERE delivery.id = part.id
     RETURNING delivery.id, created_at::text AS "createdAt"`,
    [endpointId, recovery.since, recovery.until, recovery.lastId],
  );
  return part.sort((a, b) => (a.createdAt === b.createdAt ? a.id.localeCompare(b.id) : a.createdAt.localeCompare(b.createdAt)));
}

function report(tx: Tx, recovery: Recovery, state: 'running' | 'done', message: string, now: Date): Promise<void> {
  const { put, total } = recovery;
  const progress = state === 'done' ? 100 : Math.floor((100 * put) / Math.max(total, put, 1));
  return reportProgress(tx, recovery.jobId, { state, progress, message, result: { deliveries: put, of: total } }, now);
}
