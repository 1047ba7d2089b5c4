import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A long piece of work that a person started and can watch. */
@Entity('background_job')
@Check('background_job_state_ck', `state IN ('waiting', 'running', 'done', 'failed')`)
@Check('background_job_progress_ck', 'progress BETWEEN 0 AND 100')
export class BackgroundJob {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'background_job_pk' }) id: string;
  @Column('text') kind: string;
  @Column('text') state: 'waiting' | 'running' | 'done' | 'failed';
  /** 0 to 100. */
  @Column('int') progress: number;
  /** What is being done, or why it failed, in one line. */
  @Column('text') message: string;
  @Column('jsonb', { nullable: true }) result: Record<string, unknown> | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
}
