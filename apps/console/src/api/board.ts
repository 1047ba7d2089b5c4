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

/** The lamps of several days up to the one that the filter names, or today. */
export function trendQuery({ asOf, ...filter }: BoardFilter, span: { from: string; every: number }) {
  return queryOptions({
    queryKey: ['board', 'trend', filter, asOf, span],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/board/trend', { params: { query: { ...filter, ...span, ...(asOf ? { to: asOf } : {}) } }, signal })),
    staleTime: 5 * 60_000,
  });
}

/** The sentence of the plan: 10个方面155项具体工作，… */
export function statisticsQuery(filter: BoardFilter) {
  return queryOptions({
    queryKey: ['board', 'statistics', filter],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/statistics', { params: { query: filter }, signal })),
  });
}
