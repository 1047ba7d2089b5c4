import type { Queryable, RealTime } from '#platform';

const BATCH = 5000;

/**
 * Deletes the attempts of finished deliveries that were made more than so many days ago; answers how many. The deliveries themselves
 * stay: they keep a repeat from being sent.
 */
export async function sweepAttempts(db: Queryable, now: RealTime, days: number): Promise<number> {
  const [swept] = await db.query<{ n: number }>(
    `WITH old AS (SELECT a.delivery_id, a.number FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
         WHERE a.started_at < $1 AND d.state <> 'pending' LIMIT ${BATCH}),
       gone AS (DELETE FROM delivery_attempt a USING old WHERE a.delivery_id = old.delivery_id AND a.number = old.number RETURNING 1)
     SELECT count(*) AS n FROM gone`,
    [new Date(now.getTime() - days * 86_400_000)],
  );
  return swept?.n ?? 0;
}
