import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock, Database, type Tx } from '#platform';
import type { PlanItem } from '../entities/plan-item.entity.js';
import { addItem, type TextSpan } from './add-item.js';
import { assignItems, type ManyAssignment } from './assign-items.js';
import { dropItem, editItem, type ItemEdit, mergeItems, restoreItem, type Review, splitItem } from './review-items.js';

/** Review of the items of a plan, before they are registered. Each step is one transaction and stands in the plan's history. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** See {@link editItem}. */
  edit(actor: Actor, id: string, edit: ItemEdit, expectedVersion: number | null): Promise<PlanItem> {
    return this.review(actor, (tx, review) => editItem(tx, id, edit, expectedVersion, review));
  }

  /** See {@link addItem}. */
  add(actor: Actor, planId: string, span: TextSpan): Promise<PlanItem> {
    return this.review(actor, (tx, review) => addItem(tx, planId, span, review));
  }

  /** See {@link assignItems}. */
  assign(actor: Actor, planId: string, ids: readonly string[], assignment: ManyAssignment): Promise<PlanItem[]> {
    return this.review(actor, (tx, review) => assignItems(tx, planId, ids, assignment, review));
  }

  /** See {@link splitItem}. */
  split(actor: Actor, id: string, at: readonly number[]): Promise<PlanItem[]> {
    return this.review(actor, (tx, review) => splitItem(tx, id, at, review));
  }

  /** See {@link mergeItems}. */
  merge(actor: Actor, ids: readonly string[]): Promise<PlanItem> {
    return this.review(actor, (tx, review) => mergeItems(tx, ids, review));
  }

  /** See {@link dropItem}. */
  drop(actor: Actor, id: string, reason: string): Promise<PlanItem> {
    return this.review(actor, (tx, review) => dropItem(tx, id, reason, review));
  }

  /** See {@link restoreItem}. */
  restore(actor: Actor, id: string): Promise<PlanItem> {
    return this.review(actor, (tx, review) => restoreItem(tx, id, review));
  }

  private review<Outcome>(actor: Actor, work: (tx: Tx, review: Review) => Promise<Outcome>): Promise<Outcome> {
    return this.database.transaction((tx) => work(tx, { actor, now: this.clock.now() }));
  }
}
