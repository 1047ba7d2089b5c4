import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { PolicyDefinition } from './policy.js';

/** A saved version of a policy; it never changes. Projects stay under the version that they were registered or moved under. */
@Entity('policy')
@Unique('policy_name_version_uq', ['name', 'version'])
export class Policy {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'policy_pk' }) id: string;
  @Column('text') name: string;
  @Column('int') version: number;
  @Column('jsonb') definition: PolicyDefinition;
  /** Left out unless a query selects it. */
  @Column('uuid', { nullable: true, select: false }) createdBy?: string | null;
  /** Null: it came with Duban. */
  @Column('text', { nullable: true }) createdByName: string | null;
  @Column('timestamptz') createdAt: Date;
}
