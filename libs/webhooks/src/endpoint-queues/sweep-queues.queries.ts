import type { Queryable } from '#platform';

/** What waits for an endpoint that is not active, and what happens meanwhile, is kept so many days. */
export const BACKLOG_DAYS = 30;

const BATCH = 1000;

/** Fails deliveries that have waited for longer than that for an endpoint that is not active; answers how many. */
export async function sweepQueues(db: Queryable): Promise<number> {
  const failed = await db.query<{ id: string }>(
    `UPDATE delivery SET state = 'failed', due_at = NULL, manual = false, finished_at = now(),
       last_error = 'The endpoint was off for too long; nothing was sent.'
     WHERE id IN (SELECT d.id FROM webhook_endpoint e JOIN delivery d ON d.recipient_id = e.id
       WHERE e.state <> 'active' AND d.due_at IS NOT NULL AND d.queued_at < now() - make_interval(days => ${BACKLOG_DAYS}) LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED)
     RETURNING id`,
  );
  return failed.length;
}
