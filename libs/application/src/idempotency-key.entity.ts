import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer to a request that carried an `Idempotency-Key`; without a status the request is still being worked on. */
@Entity('idempotency_key')
@Index('idempotency_key_created_idx', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'idempotency_key_pk' }) actorId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_key_pk' }) key: string;
  /** Hash of method, address, If-Match and body: another request under the same key is refused. */
  @Column('text') requestHash: string;
  @Column('int', { nullable: true }) status: number | null;
  @Column('jsonb', { nullable: true }) body: unknown;
  @Column('jsonb', { nullable: true }) headers: Record<string, string> | null;
  @Column('timestamptz') createdAt: Date;
}
