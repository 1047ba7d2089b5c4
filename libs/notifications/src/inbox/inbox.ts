import { IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { decodeCursor, type Queryable, notFound, type Page, toPage, type Tx } from '#platform';
import { type InboxMessage, InboxMessageEntity } from './inbox-message.entity.js';
import { notifyFollowers } from './inbox.queries.js';

/** A person's messages, the latest first. */
export async function listInbox(
  { manager }: Queryable,
  personId: string,
  { unreadOnly, cursor, limit }: { unreadOnly?: boolean; cursor?: string; limit: number },
): Promise<Page<InboxMessage>> {
  const query = manager
    .createQueryBuilder(InboxMessageEntity, 'message')
    .where({ personId })
    .orderBy({ 'message.createdAt': 'DESC', 'message.id': 'DESC' })
    .limit(limit + 1);
  if (unreadOnly) query.andWhere('message.readAt IS NULL');
  if (cursor) {
    const [createdAt, id] = decodeCursor(cursor, 2);
    query.andWhere('(message.createdAt, message.id) < (:createdAt::timestamptz, :id::uuid)', { createdAt, id });
  }
  return toPage<InboxMessage>(await query.getMany(), limit, (row) => [row.createdAt.toISOString(), row.id]);
}

export function countUnread({ manager }: Queryable, personId: string): Promise<number> {
  return manager.countBy(InboxMessageEntity, { personId, readAt: IsNull() });
}

/**
 * Marks one message as read; the first time counts.
 * @throws DomainError `message.not-found`, also for a message of somebody else
 */
export async function markRead(tx: Tx, personId: string, id: string, now: Date): Promise<InboxMessage> {
  await tx.manager.update(InboxMessageEntity, { id, personId, readAt: IsNull() }, { readAt: now });
  const message = await tx.manager.findOneBy(InboxMessageEntity, { id, personId });
  if (!message) throw notFound('message', id);
  await notifyFollowers(tx, personId);
  return message;
}

/**
 * Marks everything as read; with `upTo`, that message and what came before it: what came since stays unread.
 * @returns how many were unread until now
 * @throws DomainError `message.not-found`, also for a message of somebody else
 */
export async function markAllRead(tx: Tx, personId: string, upTo: string | null, now: Date): Promise<number> {
  const last = upTo === null ? null : await numberOf(tx, personId, upTo);
  if (upTo !== null && last === null) throw notFound('message', upTo);
  const which = { personId, readAt: IsNull(), ...(last === null ? {} : { number: LessThanOrEqual(last) }) };
  const { affected } = await tx.manager.update(InboxMessageEntity, which, { readAt: now });
  await notifyFollowers(tx, personId);
  return affected ?? 0;
}

/** The place of a message among those of its person, in the order in which they came; null when it is not theirs. */
export async function numberOf({ manager }: Queryable, personId: string, id: string): Promise<number | null> {
  const select = { id: true, number: true } as const;
  return (await manager.findOne(InboxMessageEntity, { select, where: { personId, id } }))?.number ?? null;
}

/** The message that came in last. */
export function newestMessage(
  { manager }: Queryable,
  personId: string,
): Promise<Pick<InboxMessageEntity, 'id' | 'number'> | null> {
  const select = { id: true, number: true } as const;
  return manager.findOne(InboxMessageEntity, { select, where: { personId }, order: { number: 'DESC' } });
}

/** What came in after a number, in that order. */
export function messagesAfter({ manager }: Queryable, personId: string, number: number, limit: number): Promise<InboxMessage[]> {
  return manager.find(InboxMessageEntity, {
    where: { personId, number: MoreThan(number) },
    order: { number: 'ASC' },
    take: limit,
  });
}
