import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client.js';

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
