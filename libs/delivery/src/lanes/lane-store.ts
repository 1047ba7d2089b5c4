import type { Queryable, Tx } from '#platform';
import { afterAttempt, type Lane } from './lane.js';

/** Deliveries to this channel wait in the lane of their endpoint; those to people are promised outright. */
export const LANE_CHANNEL = 'webhook';

/** A lane on record. */
export interface LaneRow extends Lane {
  /** The share of Duban's patience that its owner was told of last. */
  warnedPercent: number;
}

const LANE = `last_ok AS "lastOk", failures_in_a_row AS "failuresInARow", window_started_at AS "windowStartedAt",
  window_attempts AS "windowAttempts", window_failures AS "windowFailures", open_until AS "openUntil",
  failing_since AS "failingSince", warned_percent AS "warnedPercent"`;

/** Writes how an attempt ended into the lane, and locks it; undefined when the endpoint is gone. Time is the database's. */
export async function recordInLane(tx: Tx, endpointId: string, ok: boolean): Promise<LaneRow | undefined> {
  const [row] = await tx.query<LaneRow & { at: Date }>(
    `SELECT ${LANE}, clock_timestamp() AS at FROM endpoint_lane WHERE endpoint_id = $1 FOR UPDATE`,
    [endpointId],
  );
  if (!row) return undefined;
  const lane: LaneRow = { ...afterAttempt(row, ok, row.at), warnedPercent: ok ? 0 : row.warnedPercent };
  await tx.query(
    `UPDATE endpoint_lane SET last_ok = $2, failures_in_a_row = $3, window_started_at = $4, window_attempts = $5,
       window_failures = $6, open_until = $7, failing_since = $8, warned_percent = $9 WHERE endpoint_id = $1`,
    [
      endpointId,
      lane.lastOk,
      lane.failuresInARow,
      lane.windowStartedAt,
      lane.windowAttempts,
      lane.windowFailures,
      lane.openUntil,
      lane.failingSince,
      lane.warnedPercent,
    ],
  );
  return lane;
}

/** Puts a delivery (back) into its lane. Its promise, if there is one, has to be settled in the same transaction. */
export async function waitInLane(tx: Tx, deliveryId: string, delayMs: number): Promise<void> {
  await tx.query(`UPDATE delivery SET due_at = now() + make_interval(secs => $2 / 1000.0) WHERE id = $1`, [deliveryId, delayMs]);
}

/**
 * Somebody switched the endpoint on again: what was is forgotten, and what had failed before goes out at once, before what
 * came later.
 */
export async function reopenLane(tx: Tx, endpointId: string): Promise<void> {
  await tx.query(
    `UPDATE endpoint_lane SET last_ok = NULL, failures_in_a_row = 0, failing_since = NULL, warned_percent = 0, window_started_at = NULL,
       window_attempts = 0, window_failures = 0, open_until = NULL WHERE endpoint_id = $1`,
    [endpointId],
  );
  await tx.query('UPDATE delivery SET due_at = created_at WHERE recipient_id = $1 AND due_at IS NOT NULL AND attempts > 0', [
    endpointId,
  ]);
}

/** Before whatever else waits in the lane: somebody asked for it by hand. */
export async function waitAtTheHead(tx: Tx, deliveryId: string): Promise<void> {
  await tx.query(`UPDATE delivery SET due_at = '-infinity' WHERE id = $1`, [deliveryId]);
}

/** Deliveries that wait in any lane, those for a later attempt too. */
export async function countWaitingDeliveries(db: Queryable): Promise<number> {
  const [row] = await db.query<{ n: number }>('SELECT count(*) AS n FROM delivery WHERE due_at IS NOT NULL');
  return row?.n ?? 0;
}
