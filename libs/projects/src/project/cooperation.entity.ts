import { Department } from '#identity';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Project } from './project.entity.js';

/** A department that helps with a project (配合单位), and how far its part is. */
@Entity('project_cooperation')
export class Cooperation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_cooperation_pk' }) projectId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_cooperation_pk' })
  @Index('project_cooperation_department_idx')
  departmentId: string;
  @Column('timestamptz', { default: () => 'now()' }) assignedAt: Date;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastReportAt: Date | null;

  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'project_cooperation_project_fk' })
  project?: Project;
  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'project_cooperation_department_fk' })
  department?: Department;
}
