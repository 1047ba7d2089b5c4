import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Commitment } from '#plan-text';

export type PlanItemState = 'draft' | 'registered' | 'dropped' | 'replaced';

/**
 * One commitment (事项) found in a plan. `spanStart`/`spanEnd` are UTF-16 offsets into the plan's source and never
 * change; `text` starts as that very slice and may be edited. Split and merged items stay as `replaced`, so that
 * nothing in the source is lost from sight.
 */
@Entity('plan_item')
export class PlanItem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('int') spanStart: number;
  @Column('int') spanEnd: number;
  @Column('text') text: string;
  @Column('text') title: string;
  @Column('text', { array: true }) path: string[];
  @Column('text', { nullable: true }) dueText: string | null;
  @Column('date', { nullable: true }) due: string | null;
  @Column('text', { array: true }) quantities: string[];
  @Column('text') commitment: Commitment;
  @Column('text') state: PlanItemState;
  @Column('text', { nullable: true }) dropReason: string | null;
  @Column('uuid', { array: true }) derivedFrom: string[];
  @Column('int') version: number;
}
