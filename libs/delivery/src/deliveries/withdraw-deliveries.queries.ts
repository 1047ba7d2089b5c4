import { acknowledgeJobs } from '#outbox';
import type { Tx } from '#platform';

/**
 * Withdraws every message to a person about this project that has not been sent. Webhooks stay: they tell what happened, and that
 * remains true. A message that is being sent at this moment can't be withdrawn.
 * @returns how many were withdrawn
 */
export async function withdrawDeliveries(tx: Tx, projectId: string): Promise<number> {
  const withdrawn = await tx.query<{ job_id: string }>(
    // In the order in which a batch of attempts locks them, so that the two can't deadlock.
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

/**
 * Nothing about a project that has become confidential is sent to a webhook any more, not even again: who reads there is not known. That
 * is every event of it that was not accepted, and every event of another subject that names it.
 */
export async function withdrawWebhooks(tx: Tx, projectId: string): Promise<void> {
  const withdrawn = await tx.query<{ job_id: string }>(
    `WITH open AS (SELECT id FROM delivery WHERE channel = 'webhook' AND (state = 'failed' AND project_id = $1
         OR state = 'pending' AND (project_id = $1 OR strpos(content ->> 'body', $1::text) > 0)) ORDER BY id FOR UPDATE)
     UPDATE delivery SET state = 'withdrawn', due_at = NULL, manual = false, finished_at = now() FROM open WHERE delivery.id = open.id
     RETURNING job_id`,
    [projectId],
  );
  await acknowledgeJobs(
    tx,
    withdrawn.map(({ job_id }) => job_id),
  );
}

/** Withdraws what has not been sent to a recipient who is deleted. The jobs for it find nothing to do. */
export async function withdrawDeliveriesTo(
  tx: Tx,
  { channel, recipientId }: { channel: string; recipientId: string },
): Promise<void> {
  await tx.query(
    `UPDATE delivery SET state = 'withdrawn', due_at = NULL, manual = false, finished_at = now()
     WHERE recipient_id = $1 AND channel = $2 AND state = 'pending'`,
    [recipientId, channel],
  );
}
