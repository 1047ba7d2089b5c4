import { DomainError, notFound, type Tx } from '#platform';
import type { MadeProjectTransition } from '../transitions/side-effect.js';
import { MAX_ATTACHMENTS } from './attachments/attachments.service.js';

/**
 * Files that a move names belong to it from now on: each is handed in once, by who uploaded it.
 * @throws DomainError `attachment.too-many`, `attachment.not-found`
 */
export async function handIn(
  tx: Tx,
  { after, command, now }: MadeProjectTransition,
  reportId: string | null,
): Promise<{ attachmentIds?: string[] }> {
  const ids = [...new Set(command.attachmentIds ?? [])];
  if (ids.length === 0) return {};
  if (ids.length > MAX_ATTACHMENTS)
    throw new DomainError('attachment.too-many', `A report takes up to ${MAX_ATTACHMENTS} files.`);
  const taken = await tx.query<{ id: string }>(
    `UPDATE attachment SET report_id = $4, handed_in_at = $5
     WHERE id = ANY ($1) AND project_id = $2 AND uploaded_by = $3 AND handed_in_at IS NULL RETURNING id`,
    [ids, after.id, command.actor.id, reportId, now],
  );
  const missing = ids.find((id) => !taken.some((one) => one.id === id));
  if (missing) throw notFound('attachment', missing);
  return { attachmentIds: ids };
}
