import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Commitment, ItemKind, Recurrence, Responsibility, Target } from '#plan-text';

export const PLAN_ITEM_STATES = ['draft', 'registered', 'dropped', 'replaced'] as const;
export type PlanItemState = (typeof PLAN_ITEM_STATES)[number];

/**
 * One commitment (事项) found in a plan. `spanStart`/`spanEnd` are UTF-16 offsets into the version `sourceNumber` of the
 * plan's text and change only when a later version takes its place; `text` starts as that very slice and may be edited.
 * Split and merged items stay as `replaced`, so that nothing in the source is lost from sight.
 */
@Entity('plan_item')
export class PlanItem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') planId: string;
  @Column('int') spanStart: number;
  @Column('int') spanEnd: number;
  @Column('int') sourceNumber: number;
  @Column('text') text: string;
  @Column('text') title: string;
  @Column('text', { array: true }) path: string[];
  @Column('text', { nullable: true }) dueText: string | null;
  @Column('date', { nullable: true }) due: string | null;
  @Column('text', { array: true }) quantities: string[];
  @Column('text') commitment: Commitment;
  @Column('text') kind: ItemKind;
  @Column('text', { nullable: true }) action: string | null;
  @Column('text', { nullable: true }) object: string | null;
  @Column('date', { name: 'start_date', nullable: true }) start: string | null;
  @Column('text', { nullable: true }) recurrence: Recurrence | null;
  @Column('boolean') isUrgent: boolean;
  @Column('jsonb') targets: Target[];
  /** Who answers for it in the document's own words; null when it doesn't say. */
  @Column('jsonb', { nullable: true }) responsibility: Responsibility | null;
  /** Whom registration takes when nobody else is named then: matched from the document, a ledger, or set by a person. */
  @Column('uuid', { nullable: true }) leadDepartmentId: string | null;
  @Column('uuid', { array: true }) cooperatingDepartmentIds: string[];
  @Column('uuid', { nullable: true }) leaderId: string | null;
  @Column('text', { nullable: true }) assignedFrom: 'document' | 'ledger' | 'person' | null;
  @Column('text') state: PlanItemState;
  @Column('text', { nullable: true }) dropReason: string | null;
  @Column('uuid', { array: true }) derivedFrom: string[];
  /** Fields that a person corrected: a later version of the plan doesn't overwrite them unasked. */
  @Column('text', { array: true }) edited: string[];
  @Column('int') version: number;
}
