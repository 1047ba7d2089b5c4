import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NoticeDay } from '#work-calendar';

/**
 * The official calendar of a year as it was loaded. `package`: a newer version of the program brought it along. What held before is kept,
 * for questions as of a past day.
 */
@Entity('calendar_year')
@Check('calendar_year_source_ck', `source IN ('notice', 'package')`)
@Index('calendar_year_uq', ['year'], { unique: true, where: 'ended_at IS NULL' })
export class CalendarYear {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'calendar_year_pk' }) id: string;
  @Column('int') year: number;
  @Column('text') source: 'notice' | 'package';
  /** Addresses of the State Council's notice. */
  @Column('text', { array: true, default: [] }) papers: string[];
  @Column('jsonb') days: NoticeDay[];
  @Column('text') setByName: string;
  @Column('timestamptz') setAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
