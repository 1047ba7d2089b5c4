import { DomainError, notFound, type Tx } from '#platform';
import { PlanItem } from '../entities/plan-item.entity.js';
import { editItem, type Review } from '../items/review-items.js';
import { readPlanSuggestions, type SuggestionView } from './read-suggestions.js';

export interface AcceptedSuggestion {
  itemId: string;
  leadDepartmentId: string;
  confidence: number;
  reason: string;
}

/**
 * Takes the first suggestion for each of the items as its lead, all or none; the suggestions are made anew, so that what
 * is accepted is what today's roster says.
 * @throws DomainError `plan.not-found`, `item.not-found`, `item.not-draft`, `item.no-suggestion`
 */
export async function acceptSuggestions(
  tx: Tx,
  planId: string,
  itemIds: readonly string[],
  review: Review,
): Promise<AcceptedSuggestion[]> {
  const offered = await readPlanSuggestions(tx, review.actor, planId);
  const firstOf = new Map(offered.map(({ itemId, suggestions }) => [itemId, suggestions[0]]));
  const accepted: AcceptedSuggestion[] = [];
  for (const itemId of new Set(itemIds)) {
    const item = await tx.manager.findOneBy(PlanItem, { id: itemId, planId });
    if (!item) throw notFound('item', itemId);
    const { departmentId: leadDepartmentId, confidence, reason } = firstOf.get(itemId) ?? refuse(item);
    await editItem(tx, itemId, { leadDepartmentId }, null, review);
    accepted.push({ itemId, leadDepartmentId, confidence, reason });
  }
  return accepted;
}

function refuse(item: PlanItem): SuggestionView {
  throw new DomainError(
    'item.no-suggestion',
    `There is no suggestion for "${item.title}": it is assigned already, or too little is known. Assign it with PATCH /v1/items/${item.id}.`,
    { id: item.id },
  );
}
