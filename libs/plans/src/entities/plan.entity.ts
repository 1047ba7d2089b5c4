import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentFormat, DocumentNote } from '#documents';
import type { Origin } from '#policies';
import type { PlanLayout } from '../documents/plan-file.js';

/** A part of the source that is no item, with the reason. */
export interface SkippedPart {
  start: number;
  end: number;
  reason: string;
}

/** One imported document (计划/工作要点) with its issuer and plan year. The source is kept to the letter. */
@Entity('plan')
@Check('plan_year_ck', 'plan_year BETWEEN 1949 AND 2200')
@Check('plan_format_ck', `format IN ('text', 'markdown', 'html', 'docx', 'doc', 'pdf', 'xlsx', 'csv', 'ofd')`)
@Check('plan_origin_ck', `origin IN ('plan', 'instruction', 'meeting', 'finding', 'proposal', 'hotline', 'direct')`)
@Check('plan_state_ck', `state IN ('importing', 'review', 'failed', 'superseded', 'withdrawn')`)
@Index('plan_source_uq', ['sourceHash', 'planYear'], {
  unique: true,
  where: `state NOT IN ('failed', 'superseded', 'withdrawn')`,
})
export class Plan {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'plan_pk' }) id: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) issuer: string | null;
  @Column('int', { nullable: true }) planYear: number | null;
  @Column('text', { nullable: true }) fileName: string | null;
  @Column('text') source: string;
  /** Of the file that the text came from. */
  @Column('text', { default: 'text' }) format: DocumentFormat;
  @Column('jsonb', { nullable: true }) layout: PlanLayout | null;
  /** What was left out of the file, and what else whoever reviews the items should know. */
  @Column('jsonb', { default: [] }) notes: DocumentNote[];
  /** Where the text comes from: a plan, an instruction, minutes and so on; its tasks are registered with it. */
  @Column('text', { default: 'plan' }) origin: Origin;
  @Column('text') sourceHash: string;
  /** Number of the version of the text that `source` is. */
  @Column('int', { default: 1 }) sourceNumber: number;
  /** `superseded`: its text became a version of another plan. `withdrawn`: it was imported by mistake. */
  @Column('text') state: 'importing' | 'review' | 'failed' | 'superseded' | 'withdrawn';
  @Column('jsonb', { default: [] }) skipped: SkippedPart[];
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int', { default: 1 }) version: number;
}
