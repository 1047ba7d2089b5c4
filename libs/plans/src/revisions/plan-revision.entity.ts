import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DocumentFormat, DocumentNote } from '#documents';
import type { PlanItemDraft } from '#plan-text';
import type { PlanLayout } from '../documents/plan-file.js';
import { Plan, type SkippedPart } from '../entities/plan.entity.js';
import type { RevisionOutcome } from './choices.js';
import type { RevisionCounts, RevisionEntry } from './revision-entry.js';

/** `reading` until the text is taken apart, `proposed` until a person applies or discards it. */
export type RevisionState = 'reading' | 'proposed' | 'applied' | 'discarded';

/** A numbered version of a plan's text, with the difference that it makes. Number 1 is the text first imported. */
@Entity('plan_revision')
@Index('plan_revision_open_uq', ['planId'], { unique: true, where: `state IN ('reading', 'proposed')` })
@Index('plan_revision_source_idx', ['sourceHash'])
@Check('plan_revision_number_ck', 'number > 0')
@Check('plan_revision_format_ck', `format IN ('text', 'markdown', 'html', 'docx', 'doc', 'pdf', 'xlsx', 'csv', 'ofd')`)
@Check('plan_revision_state_ck', `state IN ('reading', 'proposed', 'applied', 'discarded')`)
export class PlanRevision {
  @ForeignKey(() => Plan, { name: 'plan_revision_plan_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'plan_revision_pk' })
  planId: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'plan_revision_pk' }) number: number;
  @Column('text') state: RevisionState;
  @Column('text') source: string;
  @Column('text', { default: 'text' }) format: DocumentFormat;
  @Column('jsonb', { nullable: true }) layout: PlanLayout | null;
  @Column('jsonb', { default: [] }) notes: DocumentNote[];
  @Column('text') sourceHash: string;
  @Column('text', { nullable: true }) fileName: string | null;
  /** The version of the plan that it was compared with. */
  @Column('int') baseVersion: number;
  /** What the text says, as it was read; none while it still waits for a worker. */
  @Column('jsonb', { default: [] }) items: PlanItemDraft[];
  @Column('jsonb', { default: [] }) skipped: SkippedPart[];
  /** Digest of the plan's items when they were compared: another one now means that somebody worked on them since. */
  @Column('text', { default: '' }) itemsSeen: string;
  @Column('jsonb', { default: [] }) entries: RevisionEntry[];
  @Column('jsonb', { default: {} }) counts: RevisionCounts;
  /** What applying it did. */
  @Column('jsonb', { nullable: true }) outcome: RevisionOutcome | null;
  /** Why it was discarded. */
  @Column('text', { nullable: true }) message: string | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('text') createdByName: string;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) decidedByName: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('int', { default: 1 }) version: number;
}
