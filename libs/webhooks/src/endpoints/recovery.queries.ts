import type { Tx } from '#platform';

const NIL = '00000000-0000-0000-0000-000000000000';

/** Failed for good, or waits for another attempt after one that failed. A condition on `delivery`. */
const MISSED = `(state = 'failed' OR (due_at > now() AND attempts > 0))`;

/** Counts what the endpoint missed in the span; undefined when it is being recovered already. */
export async function insertRecovery(
  tx: Tx,
  endpointId: string,
  jobId: string,
  { from, to }: { from: Date; to: Date },
): Promise<number | undefined> {
  const [started] = await tx.query<{ total: number }>(
    `INSERT INTO endpoint_recovery (endpoint_id, job_id, since, until, last_created_at, last_id, total)
     SELECT $1, $2, $3, $4, $3, '${NIL}', (SELECT count(*) FROM delivery
       WHERE recipient_id = $1 AND ${MISSED} AND created_at >= $3 AND created_at < $4)
     ON CONFLICT (endpoint_id) DO NOTHING RETURNING total`,
    [endpointId, jobId, from, to],
  );
  return started?.total;
}

/**
 * Something could be dispatched from the queue now, or nothing may be. A delivery that is due behind an earlier one of its subject, which
 * waits for another attempt, does not make it busy: it may have to wait for hours.
 */
export async function isQueueBusy(tx: Tx, endpointId: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM delivery d WHERE recipient_id = $1 AND due_at <= now() AND NOT EXISTS (SELECT 1 FROM delivery before
         WHERE before.recipient_id = $1 AND before.order_key = d.order_key AND before.order_number < d.order_number
           AND before.state = 'pending' AND before.due_at > now())
     UNION ALL SELECT 1 FROM endpoint_queue WHERE endpoint_id = $1 AND (open_until > now() OR paused_until > now()) LIMIT 1`,
    [endpointId],
  );
  return rows.length > 0;
}

/** A delivery with its instant to the microsecond, which a `Date` does not hold. */
export interface Mark {
  id: string;
  createdAt: string;
}

/**
 * Makes the next deliveries of the recovery's span due that failed or wait for another attempt, the earliest first. Those that fail once
 * more are behind the mark and not taken again. These attempts are by hand: they use up none of the retry schedule.
 */
export async function requeueFailed(tx: Tx, endpointId: string, limit: number): Promise<Mark[]> {
  const part = await tx.query<Mark>(
    `WITH part AS (SELECT d.id FROM delivery d JOIN endpoint_recovery r ON r.endpoint_id = d.recipient_id
       WHERE d.recipient_id = $1 AND ${MISSED} AND d.created_at >= r.since AND d.created_at < r.until
         AND (d.created_at, d.id) > (r.last_created_at, r.last_id)
       ORDER BY d.created_at, d.id LIMIT $2 FOR UPDATE OF d)
     UPDATE delivery SET due_at = now(), manual = true, state = 'pending', finished_at = NULL,
       retry_at = CASE WHEN state = 'pending' THEN retry_at END FROM part WHERE delivery.id = part.id
     RETURNING delivery.id, created_at::text AS "createdAt"`,
    [endpointId, limit],
  );
  return part.sort((a, b) => (a.createdAt === b.createdAt ? a.id.localeCompare(b.id) : a.createdAt.localeCompare(b.createdAt)));
}

export async function moveMark(tx: Tx, endpointId: string, put: number, last: Mark): Promise<void> {
  await tx.query(
    'UPDATE endpoint_recovery SET put = $2, last_created_at = $3::timestamptz, last_id = $4 WHERE endpoint_id = $1',
    [endpointId, put, last.createdAt, last.id],
  );
}
