import { Any, IsNull, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '#identity';
import { decodeCursor, type Queryable, notFound, type Page, toPage, type Tx } from '#platform';
import { bindTo, knownTo } from '#projects';
import { type InboxMessage, InboxMessageEntity } from './inbox-message.entity.js';
import { notifyFollowers } from './inbox.queries.js';

export interface InboxQuestion {
  unreadOnly?: boolean;
  /** Of the notice. */
  kind?: string;
  projectId?: string;
  cursor?: string;
  limit: number;
}

/** A person's messages but those about projects that have been made confidential to the person since. */
function inboxOf({ manager }: Queryable, actor: Actor): SelectQueryBuilder<InboxMessageEntity> {
  const query = manager.createQueryBuilder(InboxMessageEntity, 'message').where({ personId: actor.id });
  return query.andWhere(knownTo('message.projectId', actor, bindTo(query)));
}

/** The latest first. */
export async function listInbox(
  db: Queryable,
  actor: Actor,
  { unreadOnly, kind, projectId, cursor, limit }: InboxQuestion,
): Promise<Page<InboxMessage>> {
  const query = inboxOf(db, actor)
    .orderBy({ 'message.createdAt': 'DESC', 'message.id': 'DESC' })
    .limit(limit + 1);
  if (unreadOnly) query.andWhere('message.readAt IS NULL');
  if (kind) query.andWhere('message.kind = :kind', { kind });
  if (projectId) query.andWhere('message.projectId = :projectId', { projectId });
  if (cursor) {
    const [createdAt, id] = decodeCursor(cursor, 2);
    query.andWhere('(message.createdAt, message.id) < (:createdAt::timestamptz, :id::uuid)', { createdAt, id });
  }
  return toPage<InboxMessage>(await query.getMany(), limit, (row) => [row.createdAt.toISOString(), row.id]);
}

export function countUnread(db: Queryable, actor: Actor): Promise<number> {
  return inboxOf(db, actor).andWhere('message.readAt IS NULL').getCount();
}

/**
 * Marks one message as read; the first time counts.
 * @throws DomainError `message.not-found`, also for a message of somebody else
 */
export async function markRead(tx: Tx, actor: Actor, id: string, now: Date): Promise<InboxMessage> {
  const message = await inboxOf(tx, actor).andWhere('message.id = :id', { id }).getOne();
  if (!message) throw notFound('message', id);
  await tx.manager.update(InboxMessageEntity, { id, readAt: IsNull() }, { readAt: now });
  await notifyFollowers(tx, actor.id);
  return { ...message, readAt: message.readAt ?? now };
}

/**
 * Marks everything as read; with `upTo`, that message and what came before it: what came since stays unread.
 * @returns how many were unread until now
 * @throws DomainError `message.not-found`, also for a message of somebody else
 */
export async function markAllRead(tx: Tx, actor: Actor, upTo: string | null, now: Date): Promise<number> {
  const last = upTo === null ? null : await numberOf(tx, actor, upTo);
  if (upTo !== null && last === null) throw notFound('message', upTo);
  const unread = inboxOf(tx, actor).select('message.id').andWhere('message.readAt IS NULL');
  if (last !== null) unread.andWhere('message.number <= :last', { last });
  const ids = (await unread.getMany()).map(({ id }) => id);
  await tx.manager.update(InboxMessageEntity, { id: Any(ids), readAt: IsNull() }, { readAt: now });
  await notifyFollowers(tx, actor.id);
  return ids.length;
}

/** The place of a message among those of its person, in the order in which they came; null when it is not theirs. */
export async function numberOf(db: Queryable, actor: Actor, id: string): Promise<number | null> {
  const query = inboxOf(db, actor).select(['message.id', 'message.number']);
  return (await query.andWhere('message.id = :id', { id }).getOne())?.number ?? null;
}

/** The message that came in last. */
export function newestMessage(db: Queryable, actor: Actor): Promise<Pick<InboxMessageEntity, 'id' | 'number'> | null> {
  return inboxOf(db, actor).select(['message.id', 'message.number']).orderBy('message.number', 'DESC').limit(1).getOne();
}

/** What came in after a number, in that order. */
export function messagesAfter(db: Queryable, actor: Actor, number: number, limit: number): Promise<InboxMessage[]> {
  const query = inboxOf(db, actor).andWhere('message.number > :number', { number });
  return query.orderBy('message.number', 'ASC').limit(limit).getMany();
}
