import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/actor.js';
import { Department } from '../departments/department.entity.js';

@Entity('person')
@Check('person_role_ck', `role IN ('admin', 'supervisor', 'leader', 'officer')`)
@Check('person_officer_department_ck', `role <> 'officer' OR department_id IS NOT NULL`)
// On lower(login), which TypeORM can't express.
@Index('person_login_uq', { synchronize: false })
export class Person {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_pk' }) id: string;
  @Column('text') login: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  /** 职务 */
  @Column('text', { nullable: true }) post: string | null;
  @Column('text') role: Role;
  @Column('uuid', { nullable: true }) @Index('person_department_idx') departmentId: string | null;
  /** Head of the department (部门负责人). */
  @Column('boolean', { default: false }) isHead: boolean;
  @Column('boolean', { default: true }) active: boolean;
  /** Left out unless a query selects it. */
  @Column('text', { nullable: true, select: false }) passwordHash?: string | null;
  /** Somebody else knows the password: it was generated, or set by an administrator. */
  @Column('boolean', { default: false }) mustChangePassword: boolean;
  @Column('timestamptz', { select: false }) createdAt?: Date;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'person_department_fk' })
  department?: Department;
}

/** What a message needs to reach somebody. */
export type PersonContact = Pick<Person, 'id' | 'name' | 'email' | 'role' | 'departmentId'>;
