import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { ScoreRulesDocument } from './score-rules.js';

/** A version of the rules as it was published. It never changes. */
@Entity('score_rules')
@Unique('score_rules_version_uq', ['version'])
@Check('score_rules_in_force_ck', 'in_force_from >= created_at')
export class SavedScoreRules {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'score_rules_pk' }) id: string;
  @Column('int') version: number;
  @Column('jsonb', { name: 'definition' }) rules: ScoreRulesDocument;
  /** From this instant on scores follow it, until a later one does; null: since ever. */
  @Column('timestamptz', { nullable: true }) inForceFrom: Date | null;
  @Column('uuid', { nullable: true, select: false }) createdBy?: string | null;
  @Column('text') createdByName: string;
  @Column('timestamptz') createdAt: Date;
}
