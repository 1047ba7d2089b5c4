import type { PlanItem } from '../../api/plans/plan-items.js';
import { notify } from '../../ui/notice.js';
import type { Review } from './use-review.js';

/** Joins an item with the draft that follows it in the text. */
export async function mergeWithNext(item: PlanItem, { items, acts }: Review, sayNothing: string): Promise<void> {
  const next = items.slice(items.indexOf(item) + 1).find(({ state }) => state === 'draft' || state === 'registered');
  if (next?.state === 'draft') await acts.merge([item, next]);
  else notify(sayNothing, 'fault');
}
