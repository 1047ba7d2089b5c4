import { DomainError, notFound, type Tx } from '#platform';
import { In, IsNull } from 'typeorm';
import type { MadeProjectTransition } from '../transitions/side-effect.js';
import { Attachment } from './attachment.entity.js';
import { MAX_ATTACHMENTS } from './attachments.service.js';

/**
 * Files that a transition names belong to it from now on: each is handed in once, by who uploaded it.
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
  const waiting = await tx.manager.find(Attachment, {
    where: { id: In(ids), projectId: after.id, uploadedBy: command.actor.id, handedInAt: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  const missing = ids.find((id) => !waiting.some((one) => one.id === id));
  if (missing) throw notFound('attachment', missing);
  await tx.manager.update(Attachment, { id: In(ids) }, { reportId, handedInAt: now });
  return { attachmentIds: ids };
}
