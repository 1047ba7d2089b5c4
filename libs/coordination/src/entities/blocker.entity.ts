import { Department, Person } from '#identity';
import { Project } from '#projects';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** 资金, 用地, 审批, 征拆, 其他. */
export const BLOCKER_KINDS = ['funds', 'land', 'approval', 'relocation', 'other'] as const;
export type BlockerKind = (typeof BLOCKER_KINDS)[number];

/** 已提出, 已交办, 已解决. */
export const BLOCKER_STATES = ['raised', 'assigned', 'resolved'] as const;
export type BlockerState = (typeof BLOCKER_STATES)[number];

/** What holds a project up (难点). */
@Entity('blocker')
@Check('blocker_kind_ck', `kind IN ('funds', 'land', 'approval', 'relocation', 'other')`)
@Check('blocker_state_ck', `state IN ('raised', 'assigned', 'resolved')`)
@Check('blocker_resolved_ck', `(state = 'resolved') = (resolved_at IS NOT NULL)`)
@Index('blocker_open_idx', ['raisedAt', 'id'], { where: `state <> 'resolved'` })
export class Blocker {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'blocker_pk' }) id: string;
  @Column('uuid') @Index('blocker_project_idx') projectId: string;
  @Column('text') kind: BlockerKind;
  @Column('text') text: string;
  @Column('text') state: BlockerState;
  @Column('uuid') raisedBy: string;
  @Column('text') raisedByName: string;
  /** Whose people raised it. */
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('timestamptz') raisedAt: Date;
  @Column('uuid', { nullable: true }) assignedDepartmentId: string | null;
  @Column('uuid', { nullable: true }) assignedPersonId: string | null;
  /** By when it is to be resolved. */
  @Column('date', { nullable: true }) dueDate: string | null;
  @Column('timestamptz', { nullable: true }) resolvedAt: Date | null;
  @Column('text', { nullable: true }) resolution: string | null;
  /** From the day it was raised to the day it was resolved, by the days of the department that was to resolve it; null while it is open. */
  @Column('int', { nullable: true }) workdays: number | null;
  @Column('int', { default: 0 }) reopenings: number;
  @Column('int', { default: 1 }) version: number;

  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'blocker_project_fk' })
  project?: Project;
  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'blocker_department_fk' })
  department?: Department | null;
  @ManyToOne(() => Department)
  @JoinColumn({ name: 'assigned_department_id', foreignKeyConstraintName: 'blocker_assigned_department_fk' })
  assignedDepartment?: Department | null;
  @ManyToOne(() => Person)
  @JoinColumn({ name: 'assigned_person_id', foreignKeyConstraintName: 'blocker_assigned_person_fk' })
  assignedPerson?: Person | null;
}
