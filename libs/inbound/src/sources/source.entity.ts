import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Department } from '#identity';

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
  @Column('bytea', { nullable: true, select: false }) encryptedPreviousSecret: Buffer | null;
  /** Until then the previous secret is accepted as well; null when there is none. */
  @Column('timestamptz', { nullable: true }) previousSecretUntil: Date | null;
  @Column('text') state: 'active' | 'paused';
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int', { default: 1 }) version: number;
}
