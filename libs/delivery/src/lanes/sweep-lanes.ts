import type { Database } from '#platform';

const BATCH = 1000;

/**
 * Gives up what has waited too long for an endpoint that is off; answers how many. Run it in a loop.
 * @param before what was asked for earlier, by the wire clock
 */
export async function sweepLanes(database: Database, before: Date): Promise<number> {
  const given = await database.query<{ id: string }>(
    `UPDATE delivery SET state = 'failed', due_at = NULL, manual = false, finished_at = now(),
       last_error = 'The endpoint was off for too long; nothing was sent.'
     WHERE id IN (SELECT d.id FROM webhook_endpoint e JOIN delivery d ON d.recipient_id = e.id
       WHERE e.state <> 'active' AND d.due_at IS NOT NULL AND d.created_at < $1 LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED)
     RETURNING id`,
    [before],
  );
  return given.length;
}
