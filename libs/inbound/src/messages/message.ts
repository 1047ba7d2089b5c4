import type { Actor } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { visibleTo } from '#projects';
import type { AppliedReport } from '../reports/apply-reports.js';

/** Waiting for its turn, applied, passed over by the mapping (`[]`), or failed with a reason. The last two can be replayed. */
export const MESSAGE_STATES = ['waiting', 'applied', 'ignored', 'failed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What a source sent, and what came of it. */
export interface InboundMessage {
  id: string;
  sourceId: string;
  /** The sender's; a repeat of it is the same message. */
  webhookId: string;
  state: MessageState;
  /** Why it failed, in a sentence; null otherwise. */
  reason: string | null;
  /** What it did, in order; empty unless applied. */
  reports: AppliedReport[];
  /** How often it was tried. */
  tries: number;
  receivedAt: Date;
  finishedAt: Date | null;
}

export interface MessageWithBody extends InboundMessage {
  /** The time of the signature, and what else is worth keeping. */
  headers: Record<string, string>;
  /** As it came; empty when it was swept. */
  body: string;
}

export interface MessageQuestion {
  sourceId: string;
  state?: MessageState;
  cursor?: string;
  limit: number;
}

export const MESSAGE_COLUMNS = `id, source_id AS "sourceId", webhook_id AS "webhookId", state, reason, reports, tries,
  received_at AS "receivedAt", finished_at AS "finishedAt"`;

/** A message about a project that the actor may not see is as good as not there. */
function visible(actor: Actor, put: (value: unknown) => string): string {
  const condition = visibleTo(actor, put);
  if (condition === 'true') return condition;
  return `NOT EXISTS (SELECT 1 FROM project p WHERE p.id = ANY (project_ids) AND NOT ${condition})`;
}

/** The latest first. */
export async function listMessages(db: Queryable, question: MessageQuestion, actor: Actor): Promise<Page<InboundMessage>> {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [`source_id = ${put(question.sourceId)}`, visible(actor, put)];
  if (question.state) conditions.push(`state = ${put(question.state)}`);
  if (question.cursor) conditions.push(`id < ${put(decodeCursor(question.cursor, 1)[0])}::uuid`);
  const rows = await db.query<InboundMessage>(
    `SELECT ${MESSAGE_COLUMNS} FROM inbound_message WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ${put(question.limit + 1)}`,
    values,
  );
  return toPage(rows, question.limit, ({ id }) => [id]);
}

/** @throws DomainError `inbound-message.not-found` */
export async function readMessage(db: Queryable, id: string, actor: Actor): Promise<MessageWithBody> {
  const values: unknown[] = [id];
  const [message] = await db.query<Omit<MessageWithBody, 'body'> & { body: Buffer }>(
    `SELECT ${MESSAGE_COLUMNS}, headers, body FROM inbound_message WHERE id = $1 AND ${visible(actor, (value) => `$${values.push(value)}`)}`,
    values,
  );
  if (!message) throw notFound('inbound-message', id);
  return { ...message, body: message.body.toString('utf8') };
}
