import type { SelectQueryBuilder } from 'typeorm';
import type { Actor } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { visibleTo } from '#projects';
import { type InboundMessage, InboundMessageEntity, type MessageState } from './message.entity.js';

export interface MessageWithBody extends InboundMessage {
  /** The time of the signature, and what else is worth keeping. */
  headers: Record<string, string>;
  /** As it came; empty when it was deleted after its time. */
  body: string;
}

export interface MessageQuestion {
  sourceId: string;
  state?: MessageState;
  cursor?: string;
  limit: number;
}

/** Of those that concern no project that the actor may not see, the latest first. */
export async function listMessages(
  { manager }: Queryable,
  question: MessageQuestion,
  actor: Actor,
): Promise<Page<InboundMessage>> {
  const { sourceId, state, cursor, limit } = question;
  const query = manager
    .createQueryBuilder(InboundMessageEntity, 'message')
    .where({ sourceId })
    .orderBy('message.id', 'DESC')
    .limit(limit + 1);
  onlyVisibleTo(query, actor);
  if (state) query.andWhere('message.state = :state', { state });
  if (cursor) query.andWhere('message.id < :id::uuid', { id: decodeCursor(cursor, 1)[0] });
  return toPage<InboundMessage>(await query.getMany(), limit, ({ id }) => [id]);
}

/** @throws DomainError `inbound-message.not-found` */
export async function readMessage({ manager }: Queryable, id: string, actor: Actor): Promise<MessageWithBody> {
  const query = manager
    .createQueryBuilder(InboundMessageEntity, 'message')
    .addSelect(['message.headers', 'message.body'])
    .where('message.id = :id', { id });
  onlyVisibleTo(query, actor);
  const message = await query.getOne();
  if (!message) throw notFound('inbound-message', id);
  return { ...message, body: message.body.toString('utf8') };
}

function onlyVisibleTo(query: SelectQueryBuilder<InboundMessageEntity>, actor: Actor): void {
  const parameters: Record<string, unknown> = {};
  const condition = visibleTo(actor, (value) => {
    const name = `actor${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `:${name}`;
  });
  if (condition === 'true') return;
  query.andWhere(`NOT EXISTS (SELECT 1 FROM project p WHERE p.id = ANY (message.projectIds) AND NOT ${condition})`, parameters);
}
