import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Project } from '../project/project.entity.js';

/** Somebody asks for a report out of turn (要求反馈). */
@Entity('report_request')
@Index('report_request_project_idx', ['projectId', 'dueDate'])
export class ReportRequest {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'report_request_pk' }) id: string;
  @Column('uuid') projectId: string;
  @Column('uuid') requestedBy: string;
  @Column('text') requestedByName: string;
  @Column('date') dueDate: string;
  @Column('text') text: string;
  @Column('timestamptz') requestedAt: Date;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;

  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'report_request_project_fk' })
  project?: Project;
}
