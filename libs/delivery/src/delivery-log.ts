import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import type { DeliveryState, MessageContent, WebhookContent } from './delivery.js';
import type { Attempt } from './delivery-store.js';

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
  endpointId?: string;
  projectId?: string;
  state?: DeliveryState;
  cursor?: string;
  limit: number;
}

const COLUMNS = `id, channel, recipient_id AS "recipientId", address, source_id AS "sourceId", project_id AS "projectId", state, attempts,
  last_error AS "lastError", created_at AS "createdAt", finished_at AS "finishedAt"`;

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
  content: MessageContent | WebhookContent;
  attemptLog: Attempt[];
}

/** @throws DomainError `delivery.not-found` */
export async function readDelivery(db: Queryable, id: string): Promise<DeliveryWithAttempts> {
  const [delivery] = await db.query<DeliveryWithAttempts>(`SELECT ${COLUMNS}, content FROM delivery WHERE id = $1`, [id]);
  if (!delivery) throw notFound('delivery', id);
  const attemptLog = await db.query<Attempt>(
    `SELECT number, started_at AS "startedAt", duration_ms AS "durationMs", outcome, status_code AS "statusCode", detail,
       response_excerpt AS "responseExcerpt", manual
     FROM delivery_attempt WHERE delivery_id = $1 ORDER BY number`,
    [id],
  );
  return { ...delivery, attemptLog };
}
