import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a department reported (进展反馈). */
@Entity('progress_report')
export class ProgressReport {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  /** Whose report it is; null for those from before departments that help reported. */
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('int') percent: number;
  @Column('text') text: string;
  @Column('text', { nullable: true }) problems: string | null;
  @Column('uuid', { nullable: true }) reportedBy: string | null;
  @Column('text') reportedByName: string;
  @Column('timestamptz') reportedAt: Date;
}
