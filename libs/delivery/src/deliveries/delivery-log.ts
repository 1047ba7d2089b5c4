import type { Actor } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { visibleTo } from '#projects';
import type { DeliveryState } from './delivery.js';
import type { Attempt } from './attempt.js';

/** A delivery as its log shows it. */
export interface Delivery {
  id: string;
  channel: string;
  recipientId: string;
  address: string | null;
  sourceId: string;
  projectId: string | null;
  state: DeliveryState;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  /** When it was delivered, failed for good or withdrawn. */
  finishedAt: Date | null;
}

export interface DeliveryQuestion {
  /** Leaves out messages about projects that this one does not see. */
  seenBy?: Actor;
  endpointId?: string;
  projectId?: string;
  state?: DeliveryState;
  cursor?: string;
  limit: number;
}

const COLUMNS = `id, channel, recipient_id AS "recipientId", address, source_id AS "sourceId", project_id AS "projectId", state, attempts,
  last_error AS "lastError", created_at AS "createdAt", finished_at AS "finishedAt"`;

function visible(actor: Actor, put: (value: unknown) => string): string {
  const condition = visibleTo(actor, put);
  if (condition === 'true') return condition;
  return `(project_id IS NULL OR EXISTS (SELECT 1 FROM project p WHERE p.id = delivery.project_id AND ${condition}))`;
}

/** The latest first. */
export async function listDeliveries(db: Queryable, question: DeliveryQuestion): Promise<Page<Delivery>> {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  if (question.endpointId) conditions.push(`channel = 'webhook' AND recipient_id = ${put(question.endpointId)}`);
  if (question.projectId) conditions.push(`project_id = ${put(question.projectId)}`);
  if (question.state === 'failed')
    conditions.push(`state = 'failed'`); // Literal, so that the partial index serves.
  else if (question.state) conditions.push(`state = ${put(question.state)}`);
  if (question.seenBy) conditions.push(visible(question.seenBy, put));
  if (question.cursor) {
    const [createdAt, id] = decodeCursor(question.cursor, 2);
    conditions.push(`(created_at, id) < (${put(createdAt)}::timestamptz, ${put(id)}::uuid)`);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const rows = await db.query<Delivery>(
    `SELECT ${COLUMNS} FROM delivery ${where} ORDER BY created_at DESC, id DESC LIMIT ${put(question.limit + 1)}`,
    values,
  );
  return toPage(rows, question.limit, (row) => [row.createdAt.toISOString(), row.id]);
}

export interface DeliveryWithAttempts extends Delivery {
  /** What the channel sends: a message to people, the body of a webhook. */
  content: object;
  attemptLog: Attempt[];
}

/** @throws DomainError `delivery.not-found`, also for one about a project that `seenBy` does not see */
export async function readDelivery(db: Queryable, id: string, seenBy?: Actor): Promise<DeliveryWithAttempts> {
  const values: unknown[] = [id];
  const condition = seenBy ? visible(seenBy, (value) => `$${values.push(value)}`) : 'true';
  const [delivery] = await db.query<DeliveryWithAttempts>(
    `SELECT ${COLUMNS}, content FROM delivery WHERE id = $1 AND ${condition}`,
    values,
  );
  if (!delivery) throw notFound('delivery', id);
  const attemptLog = await db.query<Attempt>(
    `SELECT number, started_at AS "startedAt", duration_ms AS "durationMs", outcome, status_code AS "statusCode", detail,
       response_excerpt AS "responseExcerpt", manual
     FROM delivery_attempt WHERE delivery_id = $1 ORDER BY number`,
    [id],
  );
  return { ...delivery, attemptLog };
}
