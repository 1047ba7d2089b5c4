import { notFound, type Tx } from '#platform';
import type { AssignmentEdit } from '../assignment/edit-assignment.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import { editItem, type Review } from './review-items.js';

/** What many items get alike; what is left out stays as each has it. */
export interface ManyAssignment extends AssignmentEdit {
  due?: string | null;
}

/**
 * Assigns draft items of one plan in one go, all or none, whatever their versions: what is named is what is meant.
 * @throws DomainError as {@link editItem}
 */
export async function assignItems(
  tx: Tx,
  planId: string,
  ids: readonly string[],
  assignment: ManyAssignment,
  review: Review,
): Promise<PlanItem[]> {
  const items: PlanItem[] = [];
  // In order of their ids, so that two who assign the same items wait for each other.
  for (const id of [...new Set(ids)].sort()) {
    const item = await editItem(tx, id, assignment, null, review);
    if (item.planId !== planId) throw notFound('item', id);
    items.push(item);
  }
  return items;
}
