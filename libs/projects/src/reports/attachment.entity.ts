import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Project } from '../project/project.entity.js';
import { ProgressReport } from './progress-report.entity.js';

/** A file that proves what a department reports; its bytes lie in the attachment storage. */
@Entity('attachment')
@Check('attachment_bytes_ck', 'bytes > 0')
@Index('attachment_project_idx', ['projectId', 'uploadedAt'])
export class Attachment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'attachment_pk' }) id: string;
  @Column('uuid') projectId: string;
  /** The report it was handed in with; null for evidence of completion and for what still waits. */
  @Column('uuid', { nullable: true }) reportId: string | null;
  @Column('text') name: string;
  @Column('text') mediaType: string;
  @Column('int') bytes: number;
  @Column('text') sha256: string;
  @Column('uuid', { select: false }) uploadedBy: string;
  @Column('text') uploadedByName: string;
  @Column('timestamptz') uploadedAt: Date;
  /** Null: uploaded, and named by no transition yet. */
  @Column('timestamptz', { nullable: true }) handedInAt: Date | null;

  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'attachment_project_fk' })
  project?: Project;
  @ManyToOne(() => ProgressReport)
  @JoinColumn({ name: 'report_id', foreignKeyConstraintName: 'attachment_report_fk' })
  report?: ProgressReport | null;
}
