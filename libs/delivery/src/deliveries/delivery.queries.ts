import type { EngineTime, Queryable, RealTime, Tx } from '#platform';
import type { DeliveryState, NewDelivery } from './delivery.js';

/** A delivery as the worker sees it. */
export interface DeliveryRow extends Omit<NewDelivery, 'order'> {
  id: string;
  state: DeliveryState;
  /** In the queue of its recipient, not in the outbox. */
  waiting: boolean;
  /** The job that carries it now; one with another id is out of date. */
  jobId: string;
  /** The next attempt was requested by hand. */
  manual: boolean;
  /** Attempts made so far. It only grows, so it also tells a late writer that it is late. */
  attempts: number;
  /** Those of them that were requested by hand. */
  manualAttempts: number;
  /** When the schedule makes the next attempt; null before the first, and when none is to come. */
  retryAt: RealTime | null;
  createdAt: EngineTime;
}

/** What the worker needs of a row, also of one that a statement has just changed. */
export const DELIVERY_ROW = `delivery.id, delivery.channel, delivery.recipient_id AS "recipientId", address, source_id AS "sourceId", project_id AS "projectId",
  content, state, due_at IS NOT NULL AS waiting, job_id AS "jobId", manual, attempts, manual_attempts AS "manualAttempts",
  retry_at AS "retryAt", created_at AS "createdAt"`;

/** In the order of their ids. */
export async function readDeliveryRows(db: Queryable, ids: readonly string[]): Promise<DeliveryRow[]> {
  return db.query<DeliveryRow>(`SELECT ${DELIVERY_ROW} FROM delivery WHERE id = ANY($1) ORDER BY id`, [ids]);
}

/** What decides whether the result of a worker still counts. */
export type CurrentState = Pick<DeliveryRow, 'id' | 'channel' | 'recipientId' | 'state' | 'jobId' | 'waiting' | 'attempts'>;

/** Locked in the order of their ids. */
export async function lockStates(tx: Tx, ids: readonly string[]): Promise<Map<string, CurrentState>> {
  const rows = await tx.query<CurrentState>(
    `SELECT id, channel, recipient_id AS "recipientId", state, job_id AS "jobId", due_at IS NOT NULL AS waiting, attempts FROM delivery WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function lockState(tx: Tx, id: string): Promise<CurrentState | undefined> {
  return (await lockStates(tx, [id])).get(id);
}
