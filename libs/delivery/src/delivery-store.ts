import type { Queryable, Tx } from '#platform';
import type { DeliveryState, WordedDelivery } from './delivery.js';

/** A delivery as the worker sees it. */
export interface DeliveryRow extends WordedDelivery {
  id: string;
  state: DeliveryState;
  /** In the lane of its endpoint, carried by no promise. */
  waiting: boolean;
  /** The promise that carries it now; a job with another id is out of date. */
  jobId: string;
  /** The next attempt was asked for by hand. */
  manual: boolean;
  /** Attempts made so far. It only grows, so it also tells a late writer that it is late. */
  attempts: number;
  createdAt: Date;
}

/** One try of a delivery. */
export interface Attempt {
  /** 1, 2, 3 … */
  number: number;
  /** Wire clock. */
  startedAt: Date;
  durationMs: number;
  outcome: 'delivered' | 'failed';
  statusCode: number | null;
  detail: string | null;
  responseExcerpt: string | null;
  /** Asked for by hand. */
  manual: boolean;
}

const ROW = `id, channel, recipient_id AS "recipientId", address, source_id AS "sourceId", project_id AS "projectId",
  content, state, due_at IS NOT NULL AS waiting, job_id AS "jobId", manual, attempts, created_at AS "createdAt"`;

export async function readDeliveryRow(db: Queryable, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await db.query<DeliveryRow>(`SELECT ${ROW} FROM delivery WHERE id = $1`, [id]);
  return row;
}

/** In the order of their ids. */
export async function readDeliveryRows(db: Queryable, ids: readonly string[]): Promise<DeliveryRow[]> {
  return db.query<DeliveryRow>(`SELECT ${ROW} FROM delivery WHERE id = ANY($1) ORDER BY id`, [ids]);
}

export async function lockDelivery(tx: Tx, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await tx.query<DeliveryRow>(`SELECT ${ROW} FROM delivery WHERE id = $1 FOR UPDATE`, [id]);
  return row;
}

/** @param askedAgain somebody asked for another attempt by hand while this one was on the wire */
export async function writeAttempt(
  tx: Tx,
  deliveryId: string,
  attempt: Attempt,
  state: DeliveryState,
  askedAgain: boolean,
): Promise<void> {
  await tx.query(
    `INSERT INTO delivery_attempt (delivery_id, number, started_at, duration_ms, outcome, status_code, detail, response_excerpt, manual)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      deliveryId,
      attempt.number,
      attempt.startedAt,
      attempt.durationMs,
      attempt.outcome,
      attempt.statusCode,
      storable(attempt.detail),
      storable(attempt.responseExcerpt),
      attempt.manual,
    ],
  );
  await tx.query(
    `UPDATE delivery SET attempts = $2, manual = $6, state = $3, last_error = $4, finished_at = $5,
     carrier_id = CASE WHEN $5::timestamptz IS NOT NULL THEN carrier_id END WHERE id = $1`,
    [
      deliveryId,
      attempt.number,
      state,
      attempt.outcome === 'failed' ? storable(attempt.detail) : null,
      state === 'pending' ? null : new Date(attempt.startedAt.getTime() + attempt.durationMs),
      askedAgain,
    ],
  );
}

/** PostgreSQL keeps no NUL in a text; what the other side answers may hold one. */
function storable(text: string | null): string | null {
  return text?.replaceAll('\0', '\uFFFD') ?? null;
}
