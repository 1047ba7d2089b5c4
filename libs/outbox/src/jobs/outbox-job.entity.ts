import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A job that is not done yet. */
@Entity('outbox_job')
@Index('outbox_job_due_idx', ['runAt'], { where: 'enqueued_at IS NULL' })
@Index('outbox_job_lease_idx', ['enqueuedAt'], { where: 'enqueued_at IS NOT NULL' })
export class OutboxJobRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'outbox_job_pk' }) id: string;
  @Column('text') kind: string;
  @Column('jsonb') payload: Record<string, string>;
  /** Not before this instant, by the clock of the database. */
  @Column('timestamptz') runAt: Date;
  /** When it was handed to the queue, or claimed by who enqueued it; null: it waits. */
  @Column('timestamptz', { nullable: true }) enqueuedAt: Date | null;
  @Column('int', { default: 0 }) tries: number;
  /** Why the last try failed. */
  @Column('text', { nullable: true }) lastError: string | null;
}
