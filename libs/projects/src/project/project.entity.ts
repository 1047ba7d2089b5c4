import { Department, Person } from '#identity';
import { type Origin, Policy } from '#policies';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { ProjectLife } from './project-life.js';

/**
 * A registered item (督办项目): who answers for it, until when, and how far it is. Each version of a row is kept in
 * `project_version` by a trigger.
 */
@Entity('project')
@Unique('project_plan_item_uq', ['planItemId'])
@Check(
  'project_state_ck',
  `state IN ('registered', 'in_progress', 'in_review', 'suspended', 'closed', 'cancelled', 'carried_over')`,
)
@Check('project_percent_ck', 'percent BETWEEN 0 AND 100')
@Check('project_weight_ck', 'weight BETWEEN 1 AND 100')
@Check('project_parent_ck', 'parent_id <> id')
@Check('project_carried_from_ck', 'carried_from_id <> id')
@Check('project_origin_ck', `origin IN ('plan', 'instruction', 'meeting', 'finding', 'proposal', 'hotline', 'direct')`)
@Check('project_priority_ck', `priority IN ('urgent', 'high', 'normal')`)
@Check('project_recurrence_ck', `recurrence IN ('weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly')`)
@Check('project_readers_ck', `confidential OR reader_ids = '{}'`)
@Check('project_objection_ck', '(objection IS NULL) = (objected_at IS NULL)')
@Check('project_extension_ck', 'num_nonnulls(requested_due_date, extension_reason, extension_requested_at) IN (0, 3)')
@Check('project_report_return_ck', '(report_returned_at IS NULL) = (report_return_reason IS NULL)')
@Index('project_due_idx', ['dueDate', 'id'])
@Index('project_lead_due_idx', ['leadDepartmentId', 'dueDate', 'id'])
@Index('project_policy_idx', ['policyId', 'id'])
@Index('project_plan_idx', ['planId'])
@Index('project_parent_idx', ['parentId'], { where: 'parent_id IS NOT NULL' })
@Index('project_decision_idx', ['id'], { where: 'requested_due_date IS NOT NULL OR objection IS NOT NULL' })
@Index('project_carried_from_uq', ['carriedFromId'], {
  unique: true,
  where: `carried_from_id IS NOT NULL AND state <> 'cancelled'`,
})
// Few are: whoever asks what is hidden from him reads only these.
@Index('project_confidential_idx', ['id'], { where: 'confidential' })
// GIN, trigram and hash indexes, which TypeORM can't express.
@Index('project_series_idx', { synchronize: false })
@Index('project_tags_idx', { synchronize: false })
@Index('project_search_idx', { synchronize: false })
@Index('project_title_idx', { synchronize: false })
export class Project extends ProjectLife {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_pk' }) id: string;
  @Column('uuid', { nullable: true }) planId: string | null;
  @Column('uuid', { nullable: true }) planItemId: string | null;
  /** The task that this is a part of (分解), and its weight in it. */
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('int', { default: 1 }) weight: number;
  /** The project of the year before that goes on as this one (结转). */
  @Column('uuid', { nullable: true }) carriedFromId: string | null;
  @Column('text') title: string;
  @Column('text') text: string;
  /** Headings that it is filed under. */
  @Column('text', { array: true, default: [] }) path: string[];
  /** Where it comes from, and the paper that says so: number and date of a note, title of the minutes, line of a list of findings. */
  @Column('text', { default: 'plan' }) origin: Origin;
  @Column('text', { nullable: true }) originNote: string | null;
  /** The date it was registered with; later changes don't touch it. */
  @Column('date') originalDueDate: string;
  @Column('timestamptz') registeredAt: Date;
  /** When the present version began, by the engine's clock. */
  @Column('timestamptz', { default: () => 'now()' }) changedAt: Date;
  @Column('int', { default: 1 }) version: number;

  @ManyToOne(() => Project)
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'project_parent_fk' })
  parent?: Project | null;
  @ManyToOne(() => Project)
  @JoinColumn({ name: 'carried_from_id', foreignKeyConstraintName: 'project_carried_from_fk' })
  carriedFrom?: Project | null;
  @ManyToOne(() => Department)
  @JoinColumn({ name: 'lead_department_id', foreignKeyConstraintName: 'project_lead_fk' })
  leadDepartment?: Department;
  @ManyToOne(() => Person)
  @JoinColumn({ name: 'leader_id', foreignKeyConstraintName: 'project_leader_fk' })
  leader?: Person | null;
  @ManyToOne(() => Policy)
  @JoinColumn({ name: 'policy_id', foreignKeyConstraintName: 'project_policy_fk' })
  policy?: Policy;
}
