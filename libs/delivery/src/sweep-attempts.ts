import type { Database } from '#platform';

const BATCH = 5000;

/**
 * Forgets the attempts of finished deliveries that were made before an instant; answers how many. The deliveries themselves stay:
 * they keep a repeat from being sent. Run it in a loop.
 */
export async function sweepAttempts(database: Database, before: Date): Promise<number> {
  const swept = await database.query<{ n: number }>(
    `WITH old AS (SELECT a.delivery_id, a.number FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
         WHERE a.started_at < $1 AND d.state <> 'pending' LIMIT ${BATCH}),
       gone AS (DELETE FROM delivery_attempt a USING old WHERE a.delivery_id = old.delivery_id AND a.number = old.number RETURNING 1)
     SELECT count(*) AS n FROM gone`,
    [before],
  );
  return swept[0]?.n ?? 0;
}
