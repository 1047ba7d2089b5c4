import type { Database, Tx } from '#platform';
import type { Turn, TurnRequest } from '#delivery';

/** 企业微信 and 钉钉 take 20 messages a minute from a robot; two less, because what is sent evenly doesn't arrive so. */
export const TURN_EVERY_MS = 60_000 / 18;

/** So many deliveries share a message: what a person still reads, and what fits into the shortest form. */
const MOST_TOGETHER = 10;

/** A delivery that goes along with another one looks again after this time, should that one not have come to an end. */
const CARRIED_MS = 60_000;

/** Beyond so many that are ahead, when one's turn comes is guessed again later. */
const COUNTED_AHEAD = 1000;

/** Still waiting, as the index of those that wait for a turn says it. */
const WAITS = `state = 'pending' AND channel NOT IN ('inbox', 'webhook')`;

/**
 * Gives a delivery the robot's next turn, and takes along the oldest others that wait for it; or says how long to wait for one.
 * Turns are handed out under the lock of the robot's row and by the database's clock, so the pace holds over all workers; nobody
 * queues for the lock. A worker that dies with a turn leaves its deliveries bound together; who makes its job again takes a new turn
 * for them.
 */
export function takeRobotTurn(database: Database, delivery: TurnRequest, everyMs: number): Promise<Turn> {
  const { id, recipientId } = delivery;
  return database.transaction(async (tx) => {
    const [robot] = await tx.query<{ active: boolean; waitMs: number }>(
      `SELECT active, greatest(0, extract(epoch FROM next_send_at - clock_timestamp()) * 1000)::float8 AS "waitMs" FROM robot WHERE id = $1`,
      [recipientId],
    );
    if (!robot?.active) return { companions: [] }; // Nothing will be sent, so there is nothing to wait for.
    if (robot.waitMs > 0 || !(await lockTurn(tx, recipientId))) {
      const turnsAhead = Math.floor((await countAhead(tx, delivery)) / MOST_TOGETHER);
      return { waitMs: Math.ceil((robot.waitMs || everyMs) + turnsAhead * everyMs) };
    }
    if (await isCarried(tx, delivery)) return { waitMs: CARRIED_MS };
    const companions = await gather(tx, delivery);
    await tx.query('UPDATE delivery SET carrier_id = $1 WHERE id = ANY($2)', [id, [id, ...companions]]);
    await tx.query(`UPDATE robot SET next_send_at = clock_timestamp() + make_interval(secs => $2 / 1000.0) WHERE id = $1`, [
      recipientId,
      everyMs,
    ]);
    return { companions };
  });
}

/** False when the turn is not free, or somebody else is taking it. */
async function lockTurn(tx: Tx, robotId: string): Promise<boolean> {
  const locked = await tx.query(
    'SELECT 1 FROM robot WHERE id = $1 AND (next_send_at IS NULL OR next_send_at <= clock_timestamp()) FOR UPDATE SKIP LOCKED',
    [robotId],
  );
  return locked.length > 0;
}

/** Another one that is still under way takes it along, or its job is out of date, which shows when it is made again. */
async function isCarried(tx: Tx, { id, jobId }: TurnRequest): Promise<boolean> {
  const [free] = await tx.query(
    `SELECT 1 FROM delivery d WHERE id = $1 AND state = 'pending' AND job_id = $2
       AND NOT EXISTS (SELECT 1 FROM delivery c WHERE c.id = d.carrier_id AND c.id <> d.id AND c.carrier_id = c.id AND c.state = 'pending')`,
    [id, jobId],
  );
  return !free;
}

async function countAhead(tx: Tx, { id, recipientId }: TurnRequest): Promise<number> {
  const [ahead] = await tx.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM delivery WHERE recipient_id = $1 AND id < $2 AND carrier_id IS NULL AND ${WAITS}
       LIMIT ${COUNTED_AHEAD}) ahead`,
    [recipientId, id],
  );
  return ahead?.n ?? 0;
}

/** Those that are bound to it already, then the oldest that are due; what waits to be tried again is left alone until then. */
async function gather(tx: Tx, { id, recipientId }: TurnRequest): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM delivery d WHERE recipient_id = $1 AND id <> $2 AND ${WAITS}
       AND (carrier_id = $2 OR (carrier_id IS NULL AND (attempts = 0
         OR EXISTS (SELECT 1 FROM outbox_job p WHERE p.id = d.job_id AND p.run_at <= now()))))
     ORDER BY carrier_id IS NULL, id LIMIT ${MOST_TOGETHER - 1} FOR UPDATE SKIP LOCKED`,
    [recipientId, id],
  );
  return rows.map((row) => row.id);
}
