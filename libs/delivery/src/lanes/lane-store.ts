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

/**
 * Writes into the lanes how attempts ended, in their order, and locks them; a lane whose endpoint is gone is missing in the
 * answer. Time is the database's.
 */
export async function recordInLanes(tx: Tx, outcomes: ReadonlyMap<string, readonly boolean[]>): Promise<Map<string, LaneRow>> {
  if (outcomes.size === 0) return new Map();
  const rows = await tx.query<LaneRow & { id: string; at: Date }>(
    `SELECT endpoint_id AS id, ${LANE}, clock_timestamp() AS at FROM endpoint_lane WHERE endpoint_id = ANY($1) ORDER BY endpoint_id FOR UPDATE`,
    [[...outcomes.keys()]],
  );
  const lanes = new Map(
    rows.map((row) => [row.id, (outcomes.get(row.id) ?? []).reduce((lane, ok) => after(lane, ok, row.at), row as LaneRow)]),
  );
  await tx.query(
    `UPDATE endpoint_lane SET last_ok = l.last_ok, failures_in_a_row = l.failures_in_a_row, window_started_at = l.window_started_at,
       window_attempts = l.window_attempts, window_failures = l.window_failures, open_until = l.open_until,
       failing_since = l.failing_since, warned_percent = l.warned_percent
     FROM jsonb_to_recordset($1::jsonb) AS l (endpoint_id uuid, last_ok boolean, failures_in_a_row int, window_started_at timestamptz,
       window_attempts int, window_failures int, open_until timestamptz, failing_since timestamptz, warned_percent int)
     WHERE endpoint_lane.endpoint_id = l.endpoint_id`,
    [JSON.stringify([...lanes].map(([id, lane]) => toRow(id, lane)))],
  );
  return lanes;
}

function after(lane: LaneRow, ok: boolean, at: Date): LaneRow {
  return { ...afterAttempt(lane, ok, at), warnedPercent: ok ? 0 : lane.warnedPercent };
}

function toRow(endpointId: string, lane: LaneRow): Record<string, unknown> {
  return {
    endpoint_id: endpointId,
    last_ok: lane.lastOk,
    failures_in_a_row: lane.failuresInARow,
    window_started_at: lane.windowStartedAt,
    window_attempts: lane.windowAttempts,
    window_failures: lane.windowFailures,
    open_until: lane.openUntil,
    failing_since: lane.failingSince,
    warned_percent: lane.warnedPercent,
  };
}

/** Puts deliveries (back) into their lanes. Their promises have to be settled in the same transaction. */
export async function waitInLanes(tx: Tx, waits: readonly { deliveryId: string; delayMs: number }[]): Promise<void> {
  if (waits.length === 0) return;
  await tx.query(
    `UPDATE delivery SET due_at = now() + make_interval(secs => w.delay_ms / 1000.0)
     FROM unnest($1::uuid[], $2::float8[]) AS w (id, delay_ms) WHERE delivery.id = w.id`,
    [waits.map(({ deliveryId }) => deliveryId), waits.map(({ delayMs }) => delayMs)],
  );
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

/** Back to its place among what waits, as if it had never been let out; its promise has to be settled in the same transaction. */
export async function waitInPlace(tx: Tx, deliveryId: string): Promise<void> {
  await tx.query('UPDATE delivery SET due_at = least(created_at, now()) WHERE id = $1', [deliveryId]);
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
