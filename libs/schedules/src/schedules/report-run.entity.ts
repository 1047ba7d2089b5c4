import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ViewFilter } from '../views/filter-words.js';
import { ReportSchedule } from './report-schedule.entity.js';

/** waiting: a worker makes it; skipped: its time passed while no worker ran, and it is not made by itself. */
export const RUN_STATES = ['waiting', 'made', 'failed', 'skipped'] as const;
export type RunState = (typeof RUN_STATES)[number];

/**
 * One report of a schedule (一期报告). A file is written anew for each reader, of what was known at the end of `day`: what was made
 * confidential since is in none.
 */
@Entity('report_run')
@Index('report_run_period_uq', ['scheduleId', 'period'], { unique: true, where: 'asked_by_name IS NULL' })
@Index('report_run_created_idx', ['createdAt', 'id'])
@Check('report_run_state_ck', `state IN (${RUN_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('report_run_made_ck', `(state = 'made') = (made_at IS NOT NULL)`)
@Check('report_run_problem_ck', `(state = 'failed') = (problem_code IS NOT NULL)`)
export class ReportRun {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'report_run_pk' }) id: string;
  @ForeignKey(() => ReportSchedule, { name: 'report_run_schedule_fk' })
  @Column('uuid')
  scheduleId: string;
  /** Key of the period: 2022-06, 2022-Q2, 2022-06-06..2022-06-12. */
  @Column('text') period: string;
  @Column('text') state: RunState;
  /** When the schedule asked for it; null: a person did. */
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  /** No worker ran when it was due; it was made up afterwards. */
  @Column('boolean') late: boolean;
  /** Who asked for it by hand; null: the schedule. */
  @Column('text', { nullable: true }) askedByName: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) madeAt: Date | null;
  /** Whose figures it tells, as they were known at its end. */
  @Column('date', { nullable: true }) day: string | null;
  /** What view and schedule asked when it was made. */
  @Column('jsonb', { nullable: true }) filter: ViewFilter | null;
  @Column('int', { nullable: true }) projects: number | null;
  /** What it says in a sentence, zh-CN. */
  @Column('text', { nullable: true }) headline: string | null;
  /** The circular that it drafted. */
  @ForeignKey('Circular', { name: 'report_run_circular_fk' })
  @Column('uuid', { nullable: true })
  circularId: string | null;
  /** Of the last try. */
  @Column('text', { nullable: true }) problemCode: string | null;
  @Column('text', { nullable: true }) problem: string | null;
  @Column('int') tries: number;
}
