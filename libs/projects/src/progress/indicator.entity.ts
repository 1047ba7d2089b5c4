import type { Indicator } from '#policies';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Project } from '../project/project.entity.js';

/** A revision of what a project is measured by (指标), with the time for which it held; `valid_to` of the present one is infinity. */
@Entity('indicator')
@Check(
  'indicator_comparison_ck',
  `comparison IN ('at-least', 'more-than', 'at-most', 'less-than', 'exactly', 'about', 'grow-by', 'shrink-by')`,
)
@Check('indicator_direction_ck', `direction IN ('up', 'down')`)
@Check('indicator_measure_ck', `measure IN ('cumulative', 'level')`)
@Check('indicator_every_ck', `every IN ('month', 'quarter')`)
@Check('indicator_reporting_day_ck', 'reporting_day BETWEEN 1 AND 28')
@Check('indicator_months_ck', `first_month ~ '^\\d{4}-\\d{2}$' AND last_month ~ '^\\d{4}-\\d{2}$' AND first_month <= last_month`)
@Index('indicator_present_uq', ['projectId', 'position'], { unique: true, where: `valid_to = 'infinity'` })
@Index('indicator_project_idx', ['projectId', 'validTo'])
export class IndicatorRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'indicator_pk' }) id: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'indicator_pk' }) revision: number;
  @Column('uuid') projectId: string;
  @Column('int') position: number;
  @Column('text') name: string;
  @Column('text') comparison: Indicator['comparison'];
  @Column('float8') target: number;
  @Column('text') unit: string;
  @Column('text') direction: Indicator['direction'];
  @Column('text') measure: Indicator['measure'];
  @Column('float8', { nullable: true }) baseline: number | null;
  @Column('text') every: Indicator['every'];
  @Column('text') firstMonth: string;
  @Column('text') lastMonth: string;
  @Column('float8', { array: true, nullable: true }) shares: number[] | null;
  @Column('int') reportingDay: number;
  @Column('timestamptz') setAt: Date;
  @Column('timestamptz') validFrom: Date;
  @Column('timestamptz', { default: 'infinity' }) validTo: Date;

  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'indicator_project_fk' })
  project?: Project;
}

/** What was said an indicator amounts to at the end of a period, with the time for which it held. */
@Entity('indicator_value')
@Check('indicator_value_period_ck', `period ~ '^\\d{4}-\\d{2}$'`)
@Index('indicator_value_present_uq', ['indicatorId', 'period'], { unique: true, where: `valid_to = 'infinity'` })
export class IndicatorValueRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'indicator_value_pk' }) indicatorId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'indicator_value_pk' }) period: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'indicator_value_pk' }) revision: number;
  @Column('float8') value: number;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { nullable: true }) reportedBy: string | null;
  @Column('text') reportedByName: string;
  @Column('timestamptz') validFrom: Date;
  @Column('timestamptz', { default: 'infinity' }) validTo: Date;
}
