import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Department } from '#identity';
import type { RealTime } from '#platform';

/** A system that reports by webhook, as an actor of its own. Its secrets are only selected to verify. */
@Entity('inbound_source')
@Unique('inbound_source_name_uq', ['name'])
@Check('inbound_source_state_ck', `state IN ('active', 'paused')`)
export class InboundSourceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'inbound_source_pk' }) id: string;
  /** The name of its reports in the history. */
  @Column('text') name: string;
  /** Reports on the projects that this department leads; null: a source of the office, on all that aren't confidential. */
  @ForeignKey(() => Department, { name: 'inbound_source_department_fk' })
  @Column('uuid', { nullable: true })
  departmentId: string | null;
  /** JSONata: body to reports. */
  @Column('text') mapping: string;
  /** Bodies that the mapping has to fit. */
  @Column('jsonb') examples: unknown[];
  /** `whpk_`: verify `v1a` signatures besides the secret; two while a pair is changed. */
  @Column('text', { array: true }) publicKeys: string[];
  @Column('bytea', { select: false }) encryptedSecret: Buffer;
  @Column('text') state: 'active' | 'paused';
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int', { default: 1 }) version: number;
}

/** A secret that was replaced and is still accepted, beside the new one, until its overlap ends. */
@Entity('inbound_source_previous_secret')
export class SourcePreviousSecret {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'inbound_source_previous_secret_pk' }) id: string;
  @ForeignKey(() => InboundSourceEntity, { name: 'inbound_source_previous_secret_source_fk', onDelete: 'CASCADE' })
  @Column('uuid')
  @Index('inbound_source_previous_secret_source_idx')
  sourceId: string;
  @Column('bytea', { select: false }) encryptedSecret: Buffer;
  @Column('timestamptz') validUntil: RealTime;
}
