import type { SendResult } from '#delivery';
import type { RealTime, Tx } from '#platform';
import { afterAttempt, type EndpointHealth } from './endpoint-health.js';

/** The health of an endpoint as its queue records it. */
export interface RecordedHealth extends EndpointHealth {
  /** The warning threshold of the failure budget that was reported last. */
  warnedPercent: number;
}

const COLUMNS = `last_ok AS "lastOk", failures_in_a_row AS "failuresInARow", window_started_at AS "windowStartedAt",
  window_attempts AS "windowAttempts", window_failures AS "windowFailures", open_until AS "openUntil", paused_until AS "pausedUntil",
  failing_since AS "failingSince", warned_percent AS "warnedPercent"`;

/**
 * Locks the queues of these endpoints and records how attempts ended, in their order. An endpoint that was deleted is missing in the
 * answer. Time is the database's.
 */
export async function recordHealth(
  tx: Tx,
  outcomes: ReadonlyMap<string, readonly SendResult[]>,
): Promise<Map<string, RecordedHealth>> {
  if (outcomes.size === 0) return new Map();
  const rows = await tx.query<RecordedHealth & { id: string; at: RealTime }>(
    `SELECT endpoint_id AS id, ${COLUMNS}, clock_timestamp() AS at FROM endpoint_queue WHERE endpoint_id = ANY($1) ORDER BY endpoint_id FOR UPDATE`,
    [[...outcomes.keys()]],
  );
  const healths = new Map(
    rows.map((row) => [
      row.id,
      (outcomes.get(row.id) ?? []).reduce((health, result) => after(health, result, row.at), row as RecordedHealth),
    ]),
  );
  await tx.query(
    `UPDATE endpoint_queue SET last_ok = l.last_ok, failures_in_a_row = l.failures_in_a_row, window_started_at = l.window_started_at,
       window_attempts = l.window_attempts, window_failures = l.window_failures, open_until = l.open_until, paused_until = l.paused_until,
       failing_since = l.failing_since, warned_percent = l.warned_percent
     FROM jsonb_to_recordset($1::jsonb) AS l (endpoint_id uuid, last_ok boolean, failures_in_a_row int, window_started_at timestamptz,
       window_attempts int, window_failures int, open_until timestamptz, paused_until timestamptz, failing_since timestamptz, warned_percent int)
     WHERE endpoint_queue.endpoint_id = l.endpoint_id`,
    [JSON.stringify([...healths].map(([id, health]) => toRow(id, health)))],
  );
  return healths;
}

function after(health: RecordedHealth, result: SendResult, at: RealTime): RecordedHealth {
  const pauseMs = result.ok ? undefined : result.pauseMs;
  return { ...afterAttempt(health, result.ok, at, pauseMs), warnedPercent: result.ok ? 0 : health.warnedPercent };
}

function toRow(endpointId: string, health: RecordedHealth): Record<string, unknown> {
  return {
    endpoint_id: endpointId,
    last_ok: health.lastOk,
    failures_in_a_row: health.failuresInARow,
    window_started_at: health.windowStartedAt,
    window_attempts: health.windowAttempts,
    window_failures: health.windowFailures,
    open_until: health.openUntil,
    paused_until: health.pausedUntil,
    failing_since: health.failingSince,
    warned_percent: health.warnedPercent,
  };
}

/** For an endpoint that is activated again: resets its health, and makes what failed before due at once, before later deliveries. */
export async function resetQueue(tx: Tx, endpointId: string): Promise<void> {
  await tx.query(
    `UPDATE endpoint_queue SET last_ok = NULL, failures_in_a_row = 0, failing_since = NULL, warned_percent = 0, window_started_at = NULL,
       window_attempts = 0, window_failures = 0, open_until = NULL, paused_until = NULL WHERE endpoint_id = $1`,
    [endpointId],
  );
  await tx.query('UPDATE delivery SET due_at = queued_at WHERE recipient_id = $1 AND due_at IS NOT NULL AND attempts > 0', [
    endpointId,
  ]);
}
