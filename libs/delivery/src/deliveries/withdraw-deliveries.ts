import { acknowledgeJobs } from '#outbox';
import type { Tx } from '#platform';

/**
 * Takes back every message to a person about this project that isn't out yet. Webhooks stay: they tell what happened,
 * and that remains true. A message that is on the wire at this moment can't be called back.
 * @returns how many were withdrawn
 */
export async function withdrawDeliveries(tx: Tx, projectId: string): Promise<number> {
  const withdrawn = await tx.query<{ job_id: string }>(
    // In the order in which a round of attempts locks them, so that the two can't lock each other out.
    `WITH open AS (SELECT id FROM delivery WHERE project_id = $1 AND state = 'pending' AND channel <> 'webhook' ORDER BY id FOR UPDATE)
     UPDATE delivery SET state = 'withdrawn', manual = false, finished_at = now() FROM open WHERE delivery.id = open.id
     RETURNING job_id`,
    [projectId],
  );
  await acknowledgeJobs(
    tx,
    withdrawn.map(({ job_id }) => job_id),
  );
  return withdrawn.length;
}
