import type { Queryable } from '#platform';

const BATCH = 1000;

/**
 * Forgets the bodies of messages that were applied or passed over before an instant; answers how many. The messages themselves
 * stay: they keep a repeat from being applied. What failed keeps its body, to be replayed. Run it in a loop.
 */
export async function sweepBodies(db: Queryable, before: Date): Promise<number> {
  const swept = await db.query(
    `UPDATE inbound_message SET body = '' WHERE id IN (SELECT id FROM inbound_message
       WHERE state IN ('applied', 'ignored') AND octet_length(body) > 0 AND finished_at < $1 LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [before],
  );
  return swept.length;
}
