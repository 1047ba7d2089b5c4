import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Reminder } from '#reminders';

const DECISIONS = ['approved', 'dismissed'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a supervisor decided about a draft (拟通报, 拟约谈) that the ladder made. Final. */
@Entity('draft_decision')
@Check('draft_decision_ck', `decision IN (${DECISIONS.map((one) => `'${one}'`).join(', ')})`)
@Check('draft_decision_reason_ck', `decision <> 'dismissed' OR reason IS NOT NULL`)
@Check('draft_decision_circular_ck', `decision = 'approved' OR circular_id IS NULL`)
// Approved and not in a circular yet: the next one names them.
@Index('draft_decision_to_name_idx', ['decidedAt'], { where: `decision = 'approved' AND circular_id IS NULL` })
export class DraftDecision {
  @ForeignKey(() => Reminder, { name: 'draft_decision_draft_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'draft_decision_pk' })
  draftId: string;
  @Column('text') decision: Decision;
  /** Of a dismissal, or what was said with the approval. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid')
  decidedBy: string;
  @Column('text') decidedByName: string;
  @Column('timestamptz') decidedAt: Date;
  /** The circular (通报) that named the project; null: none has yet. */
  @ForeignKey('Circular', { name: 'draft_decision_circular_fk' })
  @Column('uuid', { nullable: true })
  circularId: string | null;
}
