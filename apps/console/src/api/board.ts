import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client.js';
import type { paths } from './schema.js';

export type Board = Schemas['BoardAnswer'];
export type BoardFilter = NonNullable<paths['/v1/board']['get']['parameters']['query']>;

export function boardQuery(filter: BoardFilter) {
  return queryOptions({
    queryKey: ['board', filter],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/board', { params: { query: filter }, signal })),
  });
}

/** The sentence of the plan: 10个方面155项具体工作，… */
export function statisticsQuery(filter: BoardFilter) {
  return queryOptions({
    queryKey: ['board', 'statistics', filter],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/statistics', { params: { query: filter }, signal })),
  });
}
