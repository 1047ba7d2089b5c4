import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ViewFilter } from '../views/filter-words.js';
import { SavedView } from '../views/saved-view.entity.js';
import { CADENCES, type Cadence, COVERED, type Timing } from './timing.js';

export const REPORT_KINDS = ['circular', 'ledger', 'board'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_FORMATS = ['docx', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Whole groups of people who are told of a report; single people stand beside them. */
export const REPORT_AUDIENCES = ['supervisors', 'leaders'] as const;
export type ReportAudience = (typeof REPORT_AUDIENCES)[number];

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** A report that is made by itself (定期报告): what, of which projects, when, and who is told. */
@Entity('report_schedule')
@Index('report_schedule_due_idx', ['nextAt'], { where: '((paused_at IS NULL) AND (removed_at IS NULL))' })
@Check('report_schedule_kind_ck', `kind IN (${oneOf(REPORT_KINDS)})`)
@Check('report_schedule_format_ck', `(kind = 'circular') = (format IS NULL) AND format IN (${oneOf(REPORT_FORMATS)})`)
@Check('report_schedule_every_ck', `every IN (${oneOf(CADENCES)}) AND covers IN (${oneOf(COVERED)})`)
@Check('report_schedule_audience_ck', `audience <> '{}' OR recipient_ids <> '{}'`)
export class ReportSchedule implements Timing {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'report_schedule_pk' }) id: string;
  @Column('text') name: string;
  @Column('text') kind: ReportKind;
  /** Null for a circular, which is a draft and no file. */
  @Column('text', { nullable: true }) format: ReportFormat | null;
  @Column('text') every: Cadence;
  @Column('text') covers: Timing['covers'];
  @Column('int') day: number;
  @Column('text') time: string;
  @ForeignKey(() => SavedView, { name: 'report_schedule_view_fk' })
  @Column('uuid', { nullable: true })
  viewId: string | null;
  /** Over the one of the view. */
  @Column('jsonb') filter: ViewFilter;
  @Column('text', { array: true }) audience: ReportAudience[];
  @Column('uuid', { array: true }) recipientIds: string[];
  @Column('uuid') createdBy: string;
  @Column('text') createdByName: string;
  @Column('timestamptz') createdAt: Date;
  /** First day of the period of the next report. */
  @Column('date') nextFrom: string;
  @Column('timestamptz') nextAt: Date;
  @Column('timestamptz', { nullable: true }) pausedAt: Date | null;
  /** Its reports stay. */
  @Column('timestamptz', { nullable: true }) removedAt: Date | null;
  @Column('int') version: number;
}
