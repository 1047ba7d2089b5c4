import { Department } from '#identity';
import { Policy } from '#policies';
import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, Unique } from 'typeorm';

/** 已吹哨, 已报到答复, 已确认. */
export const CALL_IN_STATES = ['called', 'answered', 'confirmed'] as const;
export type CallInState = (typeof CALL_IN_STATES)[number];

/** A lower unit calls departments in (社区吹哨). */
@Entity('call_in')
@Check('call_in_state_ck', `state IN ('called', 'answered', 'confirmed')`)
@Check('call_in_rating_ck', 'rating BETWEEN 1 AND 5')
@Check('call_in_confirmed_ck', `(state = 'confirmed') = (confirmed_at IS NOT NULL)`)
@Index('call_in_open_idx', ['dueDate', 'id'], { where: `state <> 'confirmed'` })
export class CallIn {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'call_in_pk' }) id: string;
  @Column('text') matter: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text') state: CallInState;
  @Column('uuid') callerId: string;
  @Column('text') callerName: string;
  /** Of the caller. */
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('timestamptz') calledAt: Date;
  /** Answered by this day. */
  @Column('date') dueDate: string;
  /** The last. */
  @Column('int', { nullable: true }) rating: number | null;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  /** How often the caller was not satisfied. */
  @Column('int', { default: 0 }) unsatisfied: number;
  @Column('int', { default: 1 }) version: number;
  /** The version of the default policy under which it was made: who is reminded of it, and when. */
  @ForeignKey(() => Policy, { name: 'call_in_policy_fk' })
  @Column('uuid')
  policyId: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'call_in_caller_department_fk' })
  department?: Department | null;
  @OneToMany(() => CalledDepartment, ({ callIn }) => callIn)
  departments?: CalledDepartment[];
}

/** A department that was called, and how far it is (部门报到). */
@Entity('call_in_department')
@Unique('call_in_department_id_uq', ['id'])
@Check('call_in_department_answer_ck', '(answer IS NULL) = (answered_at IS NULL)')
export class CalledDepartment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'call_in_department_pk' }) callInId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'call_in_department_pk' })
  @Index('call_in_department_department_idx')
  departmentId: string;
  /** Of what it owes: what its ladder is about. */
  @Column('uuid') id: string;
  @Column('date') signBy: string;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('text', { nullable: true }) answeredByName: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;

  @ManyToOne(() => CallIn, ({ departments }) => departments)
  @JoinColumn({ name: 'call_in_id', foreignKeyConstraintName: 'call_in_department_call_fk' })
  callIn?: CallIn;
  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'call_in_department_department_fk' })
  department?: Department;
}
