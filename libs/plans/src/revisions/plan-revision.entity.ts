import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentFormat } from '#documents';
import type { PlanItemDraft } from '#plan-text';
import type { PlanLayout } from '../documents/plan-file.js';
import type { SkippedPart } from '../entities/plan.entity.js';
import type { RevisionCounts, RevisionEntry } from './revision-entry.js';
import type { RevisionOutcome } from './choices.js';

/** `reading` until the text is taken apart, `proposed` until a person applies or discards it. */
export type RevisionState = 'reading' | 'proposed' | 'applied' | 'discarded';

/** A numbered version of a plan's text, with the difference that it makes. Number 1 is the text first imported. */
@Entity('plan_revision')
export class PlanRevision {
  @PrimaryColumn('uuid') planId: string;
  @PrimaryColumn('int') number: number;
  @Column('text') state: RevisionState;
  @Column('text') source: string;
  @Column('text') format: DocumentFormat;
  @Column('jsonb', { nullable: true }) layout: PlanLayout | null;
  @Column('jsonb') notes: string[];
  @Column('text') sourceHash: string;
  @Column('text', { nullable: true }) fileName: string | null;
  /** The version of the plan that it was compared with. */
  @Column('int') baseVersion: number;
  /** What the text says, as it was read. */
  @Column('jsonb') items: PlanItemDraft[];
  @Column('jsonb') skipped: SkippedPart[];
  /** Digest of the plan's items when they were compared: another one now means that somebody worked on them since. */
  @Column('text') itemsSeen: string;
  @Column('jsonb') entries: RevisionEntry[];
  @Column('jsonb') counts: RevisionCounts;
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
  @Column('int') version: number;
}
