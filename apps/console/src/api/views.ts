import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client.js';

export type View = Schemas['ViewAnswer'];

/** Saved filters of projects: one's own, and those that supervisors share. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/views', { signal }))).items,
  staleTime: 60_000,
});

const LISTS = ['state', 'lamp', 'waiting', 'series', 'origin', 'priority', 'level'];

/** Saves what the address of the list says. @throws ApiProblem `view.name-taken`, … */
export function saveView(name: string, search: Readonly<Record<string, string>>, shared: boolean): Promise<View> {
  const { asOf: _asOf, ...words } = search;
  const filter = Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, LISTS.includes(key) ? value.split(',') : value]),
  );
  return bodyOf(api.POST('/v1/views', { body: { name, filter, shared } }));
}

/** @throws ApiProblem `view.in-use`, … */
export async function deleteView(id: string): Promise<void> {
  await bodyOf(api.DELETE('/v1/views/{id}', { params: { path: { id } } }));
}
