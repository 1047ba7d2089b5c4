import { Department } from '#identity';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Project } from './project.entity.js';

/** A department that helps with a project (配合单位), and how far its part is. */
@Entity('project_cooperation')
@Unique('project_cooperation_id_uq', ['id'])
export class Cooperation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_cooperation_pk' }) projectId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_cooperation_pk' })
  @Index('project_cooperation_department_idx')
  departmentId: string;
  /** Of its part: what its ladder is about. A department that helps again later has another part. */
  @Column('uuid') id: string;
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
