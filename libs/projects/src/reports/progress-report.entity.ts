import { Department } from '#identity';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Project } from '../project/project.entity.js';

/** What a department reported (进展反馈). */
@Entity('progress_report')
@Check('progress_report_percent_ck', 'percent BETWEEN 0 AND 100')
@Index('progress_report_project_idx', ['projectId', 'reportedAt'])
export class ProgressReport {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'progress_report_pk' }) id: string;
  @Column('uuid') projectId: string;
  /** Whose report it is; null for those from before departments that help reported. */
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('int') percent: number;
  @Column('text') text: string;
  @Column('text', { nullable: true }) problems: string | null;
  @Column('uuid', { nullable: true }) reportedBy: string | null;
  @Column('text') reportedByName: string;
  @Column('timestamptz') reportedAt: Date;
  /** When a supervisor held that it was not enough, and why. */
  @Column('timestamptz', { nullable: true }) returnedAt: Date | null;
  @Column('text', { nullable: true }) returnReason: string | null;

  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'progress_report_project_fk' })
  project?: Project;
  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'progress_report_department_fk' })
  department?: Department | null;
}
