import { enqueueJobs } from '#outbox';
import { newId, type Tx } from '#platform';
import { readSource } from '../sources/source.js';
import { inboundMessage } from './inbound-job.js';

/**
 * Applies a message again by the mapping as it is now, if nothing came of it before; one that was applied, or waits, stays as it is.
 * @returns whether it is tried again
 * @throws DomainError `inbound-source.not-found` when its source was deleted
 */
export async function replayMessage(tx: Tx, message: { id: string; sourceId: string }): Promise<boolean> {
  await readSource(tx, message.sourceId);
  return (await putBack(tx, `id = $1 AND state IN ('failed', 'ignored')`, message.id)) > 0;
}

/**
 * The same for all messages of a source that failed; those that were passed over only one by one.
 * @returns how many are tried again
 * @throws DomainError `inbound-source.not-found`
 */
export async function replayFailed(tx: Tx, sourceId: string): Promise<number> {
  await readSource(tx, sourceId);
  return putBack(tx, `source_id = $1 AND state = 'failed'`, sourceId);
}

async function putBack(tx: Tx, condition: string, value: string): Promise<number> {
  const messages = await tx.query<{ id: string; sourceId: string }>(
    `UPDATE inbound_message SET state = 'waiting', reason = NULL, finished_at = NULL WHERE ${condition} RETURNING id, source_id AS "sourceId"`,
    [value],
  );
  // A promise of its own: a job of before with the message's id may still be on its way.
  await enqueueJobs(
    tx,
    messages.map(({ id, sourceId }) => ({ id: `${id}_${newId()}`, kind: inboundMessage, payload: { messageId: id, sourceId } })),
  );
  return messages.length;
}
