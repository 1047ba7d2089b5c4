import type { Tx } from '#platform';
import type { Attempt } from '../deliveries/delivery.entity.js';
import type { DeliveryState } from '../deliveries/delivery.js';

interface WrittenAttempt extends Attempt {
  deliveryId: string;
  /** State of the delivery after the attempt. */
  state: DeliveryState;
  /** Somebody requested another attempt by hand while this one was under way. */
  requestedAgain: boolean;
  /** Until the next attempt of the schedule; null when there is none. */
  delayMs: number | null;
}

export async function writeAttempts(tx: Tx, attempts: readonly WrittenAttempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await tx.query(
    `WITH attempt AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS a (delivery_id uuid, number int, started_at timestamptz, duration_ms int,
       outcome text, status_code int, detail text, response_excerpt text, manual boolean, state text, requested_again boolean, delay_ms float8)),
     logged AS (INSERT INTO delivery_attempt (delivery_id, number, started_at, duration_ms, outcome, status_code, detail, response_excerpt, manual)
       SELECT delivery_id, number, started_at, duration_ms, outcome, status_code, detail, response_excerpt, manual FROM attempt)
     UPDATE delivery SET attempts = a.number, manual_attempts = manual_attempts + a.manual::int, manual = a.requested_again,
       retry_at = clock_timestamp() + make_interval(secs => a.delay_ms / 1000.0), state = a.state,
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
    requested_again: attempt.requestedAgain,
    delay_ms: attempt.delayMs,
  };
}

/** PostgreSQL stores no NUL in a text; the answer of a receiver may hold one. */
function storable(text: string | null): string | null {
  return text?.replaceAll('\0', '\uFFFD') ?? null;
}
