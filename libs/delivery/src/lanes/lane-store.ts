import type { Tx } from '#platform';
import { afterAttempt, type Lane } from './lane.js';

/** Deliveries to this channel wait in the lane of their endpoint; those to people are promised outright. */
export const LANE_CHANNEL = 'webhook';

const LANE = `last_ok AS "lastOk", failures_in_a_row AS "failuresInARow", window_started_at AS "windowStartedAt",
  window_attempts AS "windowAttempts", window_failures AS "windowFailures", open_until AS "openUntil"`;

/** Writes how an attempt ended into the lane, and locks it; does nothing when the endpoint is gone. Time is the database's. */
export async function recordInLane(tx: Tx, endpointId: string, ok: boolean): Promise<void> {
  const [row] = await tx.query<Lane & { at: Date }>(
    `SELECT ${LANE}, clock_timestamp() AS at FROM endpoint_lane WHERE endpoint_id = $1 FOR UPDATE`,
    [endpointId],
  );
  if (!row) return;
  const lane = afterAttempt(row, ok, row.at);
  await tx.query(
    `UPDATE endpoint_lane SET last_ok = $2, failures_in_a_row = $3, window_started_at = $4, window_attempts = $5,
       window_failures = $6, open_until = $7 WHERE endpoint_id = $1`,
    [
      endpointId,
      lane.lastOk,
      lane.failuresInARow,
      lane.windowStartedAt,
      lane.windowAttempts,
      lane.windowFailures,
      lane.openUntil,
    ],
  );
}

/** Puts a delivery (back) into its lane. Its promise, if there is one, has to be settled in the same transaction. */
export async function waitInLane(tx: Tx, deliveryId: string, delayMs: number): Promise<void> {
  await tx.query(`UPDATE delivery SET due_at = now() + make_interval(secs => $2 / 1000.0) WHERE id = $1`, [deliveryId, delayMs]);
}

/** Before whatever else waits in the lane: somebody asked for it by hand. */
export async function waitAtTheHead(tx: Tx, deliveryId: string): Promise<void> {
  await tx.query(`UPDATE delivery SET due_at = '-infinity' WHERE id = $1`, [deliveryId]);
}
