import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Department } from '#identity';
import type { EngineTime } from '#platform';
import { Project } from '#projects';

/** The people of a department were told of a project for the first time. Nothing is scored that happened before. */
@Entity('project_notice')
export class ProjectNotice {
  @ForeignKey(() => Project, { name: 'project_notice_project_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_notice_pk' })
  projectId: string;
  @ForeignKey(() => Department, { name: 'project_notice_department_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_notice_pk' })
  departmentId: string;
  @Column('timestamptz') toldAt: EngineTime;
}
