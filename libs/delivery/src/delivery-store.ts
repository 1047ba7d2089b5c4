import type { Queryable, Tx } from '#platform';
import type { DeliveryState, WordedDelivery } from './delivery.js';

/** A delivery as the worker sees it. */
export interface DeliveryRow extends Omit<WordedDelivery, 'order'> {
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

/** What the worker needs of a row, also of one that a statement has just changed. */
export const DELIVERY_ROW = `delivery.id, delivery.channel, delivery.recipient_id AS "recipientId", address, source_id AS "sourceId", project_id AS "projectId",
  content, state, due_at IS NOT NULL AS waiting, job_id AS "jobId", manual, attempts, created_at AS "createdAt"`;

/** In the order of their ids. */
export async function readDeliveryRows(db: Queryable, ids: readonly string[]): Promise<DeliveryRow[]> {
  return db.query<DeliveryRow>(`SELECT ${DELIVERY_ROW} FROM delivery WHERE id = ANY($1) ORDER BY id`, [ids]);
}

/** Where a delivery stands now, as far as it decides whether the word of a worker still counts. */
export type Standing = Pick<DeliveryRow, 'id' | 'channel' | 'recipientId' | 'state' | 'jobId' | 'waiting' | 'attempts'>;

/** Locked in the order of their ids. */
export async function lockStandings(tx: Tx, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await tx.query<Standing>(
    `SELECT id, channel, recipient_id AS "recipientId", state, job_id AS "jobId", due_at IS NOT NULL AS waiting, attempts FROM delivery WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function lockStanding(tx: Tx, id: string): Promise<Standing | undefined> {
  return (await lockStandings(tx, [id])).get(id);
}

export interface WrittenAttempt extends Attempt {
  deliveryId: string;
  /** Of the delivery after it. */
  state: DeliveryState;
  /** Somebody asked for another attempt by hand while this one was on the wire. */
  askedAgain: boolean;
}

export async function writeAttempts(tx: Tx, attempts: readonly WrittenAttempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await tx.query(
    `WITH attempt AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS a (delivery_id uuid, number int, started_at timestamptz, duration_ms int,
       outcome text, status_code int, detail text, response_excerpt text, manual boolean, state text, asked_again boolean)),
     logged AS (INSERT INTO delivery_attempt (delivery_id, number, started_at, duration_ms, outcome, status_code, detail, response_excerpt, manual)
       SELECT delivery_id, number, started_at, duration_ms, outcome, status_code, detail, response_excerpt, manual FROM attempt)
     UPDATE delivery SET attempts = a.number, manual = a.asked_again, state = a.state,
       last_error = CASE a.outcome WHEN 'failed' THEN a.detail END,
       finished_at = CASE WHEN a.state <> 'pending' THEN a.started_at + make_interval(secs => a.duration_ms / 1000.0) END,
       carrier_id = CASE WHEN a.state <> 'pending' THEN carrier_id END
     FROM attempt a WHERE id = a.delivery_id`,
    [JSON.stringify(attempts.map(toRow))],
  );
}

function toRow(attempt: WrittenAttempt): Record<string, unknown> {
  return {
    delivery_id: attempt.deliveryId,
    number: attempt.number,
    started_at: attempt.startedAt,
    duration_ms: attempt.durationMs,
    outcome: attempt.outcome,
    status_code: attempt.statusCode,
    detail: storable(attempt.detail),
    response_excerpt: storable(attempt.responseExcerpt),
    manual: attempt.manual,
    state: attempt.state,
    asked_again: attempt.askedAgain,
  };
}

/** PostgreSQL keeps no NUL in a text; what the other side answers may hold one. */
function storable(text: string | null): string | null {
  return text?.replaceAll('\0', '\uFFFD') ?? null;
}
