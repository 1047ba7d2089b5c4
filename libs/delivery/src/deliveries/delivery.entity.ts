import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EngineTime, RealTime } from '#platform';
import type { DeliveryState } from './delivery.js';

/** One message to one recipient through one channel. */
@Entity('delivery')
@Unique('delivery_source_uq', ['sourceId', 'channel', 'recipientId'])
@Check('delivery_state_ck', `state IN ('pending', 'delivered', 'failed', 'withdrawn')`)
@Check('delivery_due_ck', `due_at IS NULL OR (state = 'pending' AND channel = 'webhook')`)
@Check('delivery_order_ck', '(order_key IS NULL) = (order_number IS NULL)')
@Index('delivery_project_pending_idx', ['projectId'], { where: `state = 'pending'` })
@Index('delivery_queue_idx', ['recipientId', 'dueAt', 'id'], { where: 'due_at IS NOT NULL' })
@Index('delivery_in_flight_idx', ['recipientId'], { where: `channel = 'webhook' AND state = 'pending' AND due_at IS NULL` })
@Index('delivery_recipient_failed_idx', ['recipientId', 'createdAt', 'id'], { where: `state = 'failed'` })
@Index('delivery_turn_idx', ['recipientId', 'id'], { where: `state = 'pending' AND channel NOT IN ('inbox', 'webhook')` })
@Index('delivery_order_idx', ['recipientId', 'orderKey', 'orderNumber'], {
  where: `state = 'pending' AND order_key IS NOT NULL`,
})
// Descending, which TypeORM can't express.
@Index('delivery_project_idx', { synchronize: false })
@Index('delivery_recipient_idx', { synchronize: false })
@Index('delivery_created_idx', { synchronize: false })
@Index('delivery_failed_idx', { synchronize: false })
export class DeliveryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'delivery_pk' }) id: string;
  @Column('text') channel: string;
  @Column('uuid') recipientId: string;
  @Column('text', { nullable: true }) address: string | null;
  @Column('uuid') sourceId: string;
  @Column('uuid', { nullable: true }) projectId: string | null;
  @Column('jsonb') content: object;
  @Column('text') state: DeliveryState;
  /** The job that carries it now; one with another id is out of date. */
  @Column('text') jobId: string;
  /** The next attempt was requested by hand. */
  @Column('boolean', { default: false }) manual: boolean;
  @Column('int', { default: 0 }) attempts: number;
  /** Those of them that were requested by hand: they do not count against the retry schedule. */
  @Column('int', { default: 0 }) manualAttempts: number;
  /** When the schedule makes the next attempt, in real time; an attempt by hand does not move it. Null: none is to come. */
  @Column('timestamptz', { nullable: true }) retryAt: RealTime | null;
  @Column('text', { nullable: true }) lastError: string | null;
  /** When it was requested. */
  @Column('timestamptz') createdAt: EngineTime;
  /** The same in real time: how long it has waited is counted from here. */
  @Column('timestamptz', { default: () => 'now()' }) queuedAt: RealTime;
  @Column('timestamptz', { nullable: true }) finishedAt: RealTime | null;
  /** Its position in the queue of its recipient; null while it is not in a queue. */
  @Column('timestamptz', { nullable: true }) dueAt: RealTime | null;
  /** The delivery whose message this one shares. */
  @Column('uuid', { nullable: true }) carrierId: string | null;
  @Column('uuid', { nullable: true }) orderKey: string | null;
  @Column('int', { nullable: true }) orderNumber: number | null;
}

/** One attempt to send a delivery. */
@Entity('delivery_attempt')
@Check('delivery_attempt_outcome_ck', `outcome IN ('delivered', 'failed')`)
export class DeliveryAttempt {
  @ForeignKey(() => DeliveryEntity, { name: 'delivery_attempt_delivery_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'delivery_attempt_pk', select: false })
  deliveryId: string;
  /** 1, 2, 3 … */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'delivery_attempt_pk' }) number: number;
  @Column('timestamptz') @Index('delivery_attempt_started_idx') startedAt: RealTime;
  @Column('int') durationMs: number;
  @Column('text') outcome: 'delivered' | 'failed';
  @Column('int', { nullable: true }) statusCode: number | null;
  @Column('text', { nullable: true }) detail: string | null;
  @Column('text', { nullable: true }) responseExcerpt: string | null;
  /** Requested by hand. */
  @Column('boolean') manual: boolean;
}

/** An attempt as its log shows it. */
export type Attempt = Omit<DeliveryAttempt, 'deliveryId'>;
