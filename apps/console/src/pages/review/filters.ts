import type { PlanItem } from '../../api/plans/plan-items.js';
import type { PlanDetail } from '../../api/plans/plans.js';

export const FILTERS = ['todo', 'noLead', 'noDue', 'unmatched', 'all', 'dropped', 'skipped'] as const;
export type Filter = (typeof FILTERS)[number];

export function filterOf(name: string | undefined): Filter {
  return FILTERS.find((filter) => filter === name) ?? 'all';
}

/** Names of the plan that the roster does not have, by item. */
export type Unmatched = ReadonlyMap<string, readonly PlanDetail['unmatchedNames'][number][]>;

export function unmatchedByItem({ unmatchedNames }: PlanDetail): Unmatched {
  const byItem = new Map<string, PlanDetail['unmatchedNames'][number][]>();
  for (const one of unmatchedNames) for (const id of one.itemIds) byItem.set(id, [...(byItem.get(id) ?? []), one]);
  return byItem;
}

/** Whether an item stands in a list. */
export function isIn(filter: Filter, item: PlanItem, unmatched: Unmatched): boolean {
  const isDraft = item.state === 'draft';
  switch (filter) {
    case 'all':
      return true;
    case 'dropped':
      return item.state === 'dropped';
    case 'skipped':
      return false;
    case 'noLead':
      return isDraft && item.leadDepartmentId === null;
    case 'noDue':
      return isDraft && item.due === null;
    case 'unmatched':
      return isDraft && unmatched.has(item.id);
    case 'todo':
      return isDraft && (item.leadDepartmentId === null || item.due === null || unmatched.has(item.id));
  }
}

/** What can be registered now. */
export function isReady({ state, leadDepartmentId }: PlanItem): boolean {
  return state === 'draft' && leadDepartmentId !== null;
}
