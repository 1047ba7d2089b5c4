import { type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '#identity';
import { decodeCursor, type Queryable, notFound, type Page, toPage } from '#platform';
import { visibleTo } from '#projects';
import type { DeliveryState } from './delivery.js';
import { type Attempt, DeliveryAttempt, DeliveryEntity } from './delivery.entity.js';

const FIELDS = [
  'id',
  'channel',
  'recipientId',
  'address',
  'sourceId',
  'projectId',
  'state',
  'attempts',
  'retryAt',
  'lastError',
  'createdAt',
  'finishedAt',
] as const;

/** A delivery as its log shows it; `finishedAt`: when it was delivered, failed for good or withdrawn. */
export interface Delivery extends Pick<DeliveryEntity, (typeof FIELDS)[number]> {
  /** The type of the event of a webhook (`duban.project.reminded`), the title of a message. */
  about: string;
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

export interface DeliveryWithAttempts extends Delivery {
  /** What the channel sends: a message to people, the body of a webhook. */
  content: object;
  attemptLog: Attempt[];
}

/** The latest first. */
export async function listDeliveries({ manager }: Queryable, question: DeliveryQuestion): Promise<Page<Delivery>> {
  const { seenBy, endpointId, projectId, state, cursor, limit } = question;
  const query = manager
    .createQueryBuilder(DeliveryEntity, 'delivery')
    .select([...FIELDS, 'content'].map((field) => `delivery.${field}`))
    .orderBy({ 'delivery.createdAt': 'DESC', 'delivery.id': 'DESC' })
    .limit(limit + 1);
  if (endpointId) query.andWhere(`delivery.channel = 'webhook' AND delivery.recipientId = :endpointId`, { endpointId });
  if (projectId) query.andWhere('delivery.projectId = :projectId', { projectId });
  // Literal, so that the partial index serves.
  if (state === 'failed') query.andWhere(`delivery.state = 'failed'`);
  else if (state) query.andWhere('delivery.state = :state', { state });
  if (seenBy) onlyVisibleTo(query, seenBy);
  if (cursor) {
    const [createdAt, id] = decodeCursor(cursor, 2);
    query.andWhere('(delivery.createdAt, delivery.id) < (:createdAt::timestamptz, :id::uuid)', { createdAt, id });
  }
  const deliveries = (await query.getMany()).map(({ content, ...delivery }) => ({ ...delivery, about: aboutOf(content) }));
  return toPage<Delivery>(deliveries, limit, (row) => [row.createdAt.toISOString(), row.id]);
}

/** @throws DomainError `delivery.not-found`, also for one about a project that `seenBy` does not see */
export async function readDelivery({ manager }: Queryable, id: string, seenBy?: Actor): Promise<DeliveryWithAttempts> {
  const query = manager
    .createQueryBuilder(DeliveryEntity, 'delivery')
    .select([...FIELDS, 'content'].map((field) => `delivery.${field}`))
    .where('delivery.id = :id', { id });
  if (seenBy) onlyVisibleTo(query, seenBy);
  const delivery = await query.getOne();
  if (!delivery) throw notFound('delivery', id);
  const attemptLog = await manager.find(DeliveryAttempt, { where: { deliveryId: id }, order: { number: 'ASC' } });
  return { ...delivery, about: aboutOf(delivery.content), attemptLog };
}

function aboutOf(content: { title?: unknown; body?: unknown }): string {
  if (typeof content.title === 'string') return content.title;
  const event: unknown = typeof content.body === 'string' ? JSON.parse(content.body) : null;
  const { type } = (event ?? {}) as { type?: unknown };
  return typeof type === 'string' ? type : '';
}

function onlyVisibleTo(query: SelectQueryBuilder<DeliveryEntity>, actor: Actor): void {
  const parameters: Record<string, unknown> = {};
  const condition = visibleTo(actor, (value) => {
    const name = `actor${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `:${name}`;
  });
  if (condition === 'true') return;
  query.andWhere(
    `(delivery.projectId IS NULL OR EXISTS (SELECT 1 FROM project p WHERE p.id = delivery.projectId AND ${condition}))`,
    parameters,
  );
}
