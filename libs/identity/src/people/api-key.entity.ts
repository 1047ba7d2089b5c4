import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from '../access/actor.js';
import { Department } from '../departments/department.entity.js';

/** What another program proves itself with; only its hash is kept. */
@Entity('api_key')
@Unique('api_key_hash_uq', ['keyHash'])
@Check('api_key_role_ck', `role IN ('admin', 'supervisor', 'leader', 'officer')`)
@Check('api_key_officer_department_ck', `role <> 'officer' OR department_id IS NOT NULL`)
export class ApiKey {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'api_key_pk' }) id: string;
  @Column('text') name: string;
  /** Left out unless a query selects it. */
  @Column('bytea', { select: false }) keyHash?: Buffer;
  /** Its last four characters, to tell keys apart. */
  @Column('text') hint: string;
  @Column('text') role: Role;
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('uuid', { nullable: true, select: false }) createdBy?: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'api_key_department_fk' })
  department?: Department;
}
