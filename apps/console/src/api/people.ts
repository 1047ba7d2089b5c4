import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client.js';

export type PersonName = Schemas['PersonNameAnswer'];

/** Active people by a part of their name, of a department or a role: whom one may name. Everybody may ask; at most 50. */
export function peopleNamesQuery(filter: { q?: string; departmentId?: string; role?: PersonName['role'] }) {
  return queryOptions({
    queryKey: ['people', 'names', filter],
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/people/names', { params: { query: filter }, signal }))).items,
    staleTime: 5 * 60_000,
  });
}

/** All people, for pickers. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => {
    const people: Schemas['PersonAnswer'][] = [];
    let cursor: string | null = null;
    do {
      const page: Schemas['PeoplePage'] = await bodyOf(
        api.GET('/v1/people', { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } }, signal }),
      );
      people.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return people;
  },
  staleTime: 10 * 60_000,
});
