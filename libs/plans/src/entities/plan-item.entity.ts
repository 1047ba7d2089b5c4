import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { NamedPerson } from '#identity';
import type { Commitment, ItemKind, PlanItemDraft, Recurrence, Responsibility, Target } from '#plan-text';
import { Plan } from './plan.entity.js';

export const PLAN_ITEM_STATES = ['draft', 'registered', 'dropped', 'replaced'] as const;
export type PlanItemState = (typeof PLAN_ITEM_STATES)[number];

type RowDetail = NonNullable<PlanItemDraft['details']>[number];

/** Stands in `edited` of an item that a person made of skipped text. */
export const ADDED = 'added';

/**
 * One commitment (事项) found in a plan. `spanStart`/`spanEnd` are UTF-16 offsets into the version `sourceNumber` of the
 * plan's text and change only when a later version takes its place; `text` starts as that very slice and may be edited.
 * Split and merged items stay as `replaced`, so that nothing in the source is lost from sight.
 */
@Entity('plan_item')
@Index('plan_item_plan_idx', ['planId', 'spanStart', 'id'])
@Check('plan_item_state_ck', `state IN ('draft', 'registered', 'dropped', 'replaced')`)
@Check('plan_item_kind_ck', `kind IN ('task', 'indicator')`)
@Check('plan_item_recurrence_ck', `recurrence IN ('daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly', 'regular')`)
@Check('plan_item_assigned_from_ck', `assigned_from IN ('document', 'ledger', 'person')`)
@Check('plan_item_span_ck', 'span_start >= 0 AND span_end > span_start')
export class PlanItem {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'plan_item_pk' }) id: string;
  @ForeignKey(() => Plan, { name: 'plan_item_plan_fk' })
  @Column('uuid')
  planId: string;
  @Column('int') spanStart: number;
  @Column('int') spanEnd: number;
  @Column('int', { default: 1 }) sourceNumber: number;
  @Column('text') text: string;
  @Column('text') title: string;
  @Column('text', { array: true }) path: string[];
  @Column('text', { nullable: true }) dueText: string | null;
  @Column('date', { nullable: true }) due: string | null;
  @Column('text', { array: true }) quantities: string[];
  @Column('text') commitment: Commitment;
  @Column('text', { default: 'task' }) kind: ItemKind;
  @Column('text', { nullable: true }) action: string | null;
  @Column('text', { nullable: true }) object: string | null;
  @Column('date', { name: 'start_date', nullable: true }) start: string | null;
  @Column('text', { nullable: true }) recurrence: Recurrence | null;
  @Column('boolean', { default: false }) isUrgent: boolean;
  @Column('jsonb', { default: [] }) targets: Target[];
  /** What other columns of its row say, where it stands in a table. */
  @Column('jsonb', { default: [] }) details: RowDetail[];
  /** Who answers for it in the document's own words; null when it doesn't say. */
  @Column('jsonb', { nullable: true }) responsibility: Responsibility | null;
  /** Whom registration takes when nobody else is named then: matched from the document, a ledger, or set by a person. */
  @ForeignKey('Department', { name: 'plan_item_lead_fk' })
  @Column('uuid', { nullable: true })
  leadDepartmentId: string | null;
  @Column('uuid', { array: true, default: [] }) cooperatingDepartmentIds: string[];
  @ForeignKey('Person', { name: 'plan_item_leader_fk' })
  @Column('uuid', { nullable: true })
  leaderId: string | null;
  /** Who is named for it (责任领导, 责任人, 联络员); who they are in the roster is found at registration. */
  @Column('jsonb', { default: [] }) people: NamedPerson[];
  @Column('text', { nullable: true }) assignedFrom: 'document' | 'ledger' | 'person' | null;
  @Column('text') state: PlanItemState;
  @Column('text', { nullable: true }) dropReason: string | null;
  @Column('uuid', { array: true, default: [] }) derivedFrom: string[];
  /** Fields that a person corrected: a later version of the plan doesn't overwrite them unasked. */
  @Column('text', { array: true, default: [] }) edited: string[];
  @Column('int', { default: 1 }) version: number;
}
