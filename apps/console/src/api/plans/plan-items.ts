import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';

export type PlanItem = Schemas['PlanItemAnswer'];
export type Suggestion = Schemas['SuggestionAnswer'];
export type ItemEdit = Schemas['ItemEditBody'];
export type ManyAssignment = Omit<Schemas['ManyAssignmentBody'], 'itemIds'>;

/** Most plans whole: one question after the other would take as long as the slowest line makes it. */
const PAGE = 1000;

/** All items of a plan in reading order; a review works on the whole. Those that were split or merged away are left out. */
export function planItemsQuery(planId: string) {
  return queryOptions({
    queryKey: ['plan', planId, 'items'],
    queryFn: async ({ signal }) => {
      const items: PlanItem[] = [];
      let cursor: string | null = null;
      do {
        const page: Schemas['PlanItemPage'] = await bodyOf(
          api.GET('/v1/plans/{id}/items', {
            params: { path: { id: planId }, query: { limit: PAGE, ...(cursor ? { cursor } : {}) } },
            signal,
          }),
        );
        items.push(...page.items.filter(({ state }) => state !== 'replaced'));
        cursor = page.nextCursor;
      } while (cursor);
      return items;
    },
  });
}

/** Who might lead the drafts that nobody leads yet, by item. */
export function suggestionsQuery(planId: string) {
  return queryOptions({
    queryKey: ['plan', planId, 'suggestions'],
    queryFn: async ({ signal }) => {
      const { items } = await bodyOf(api.GET('/v1/plans/{id}/suggestions', { params: { path: { id: planId } }, signal }));
      return new Map(items.map(({ itemId, suggestions }) => [itemId, suggestions]));
    },
  });
}

export function editItem({ id, version }: PlanItem, body: ItemEdit): Promise<PlanItem> {
  return bodyOf(api.PATCH('/v1/items/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body }));
}

/** @param at offsets inside the item's source text */
export async function splitItem(id: string, at: number[]): Promise<PlanItem[]> {
  return (await bodyOf(api.POST('/v1/items/{id}/split', { params: { path: { id } }, body: { at } }))).items;
}

export function mergeItems(itemIds: string[]): Promise<PlanItem> {
  return bodyOf(api.POST('/v1/items/merge', { body: { itemIds } }));
}

export function dropItem(id: string, reason: string): Promise<PlanItem> {
  return bodyOf(api.POST('/v1/items/{id}/drop', { params: { path: { id } }, body: { reason } }));
}

export function restoreItem(id: string): Promise<PlanItem> {
  return bodyOf(api.POST('/v1/items/{id}/restore', { params: { path: { id } } }));
}

/** Makes an item of text that was skipped. */
export function addItem(planId: string, span: { start: number; end: number }): Promise<PlanItem> {
  return bodyOf(api.POST('/v1/plans/{id}/items', { params: { path: { id: planId } }, body: span }));
}

export async function assignItems(planId: string, itemIds: string[], assignment: ManyAssignment): Promise<PlanItem[]> {
  return (
    await bodyOf(api.POST('/v1/plans/{id}/items/assign', { params: { path: { id: planId } }, body: { ...assignment, itemIds } }))
  ).items;
}

/** The first suggestion of each becomes its lead. */
export async function acceptSuggestions(planId: string, itemIds: string[]): Promise<Schemas['AcceptedSuggestionAnswer'][]> {
  return (await bodyOf(api.POST('/v1/plans/{id}/suggestions/accept', { params: { path: { id: planId } }, body: { itemIds } })))
    .accepted;
}

/** 立项: all or none. */
export async function registerItems(itemIds: string[], idempotencyKey: string): Promise<Schemas['RegisteredItemAnswer'][]> {
  const registrations = itemIds.map((itemId) => ({ itemId, confidential: false }));
  return (
    await bodyOf(api.POST('/v1/items/register', { body: { registrations }, headers: { 'Idempotency-Key': idempotencyKey } }))
  ).registered;
}
