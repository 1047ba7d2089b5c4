import type { Queryable } from '#platform';

/** What waits for an endpoint that is not active, and what happens meanwhile, is kept so many days. */
export const BACKLOG_DAYS = 30;

const BATCH = 1000;

/** Fails deliveries that have waited for longer than that for an endpoint that is not active; answers how many. */
export async function sweepQueues(db: Queryable, now: Date): Promise<number> {
  const failed = await db.query<{ id: string }>(
    `UPDATE delivery SET state = 'failed', due_at = NULL, manual = false, finished_at = now(),
       last_error = 'The endpoint was off for too long; nothing was sent.'
     WHERE id IN (SELECT d.id FROM webhook_endpoint e JOIN delivery d ON d.recipient_id = e.id
       WHERE e.state <> 'active' AND d.due_at IS NOT NULL AND d.created_at < $1 LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED)
     RETURNING id`,
    [new Date(now.getTime() - BACKLOG_DAYS * 86_400_000)],
  );
  return failed.length;
}
