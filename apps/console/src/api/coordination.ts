import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from './client.js';

export type Blocker = Schemas['BlockerAnswer'];
export type CallIn = Schemas['CallInAnswer'];

/** 难点; those that are not resolved, unless told otherwise. */
export function blockersQuery(all: boolean) {
  return infiniteQueryOptions({
    queryKey: ['blockers', { all }],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/blockers', {
          params: {
            query: { limit: 50, ...(all ? {} : { state: ['raised', 'assigned'] }), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    ...BY_CURSOR,
  });
}

/** 吹哨; those that are not confirmed, unless told otherwise. */
export function callInsQuery(all: boolean) {
  return infiniteQueryOptions({
    queryKey: ['call-ins', { all }],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/call-ins', {
          params: {
            query: { limit: 50, ...(all ? {} : { state: ['called', 'answered'] }), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    ...BY_CURSOR,
  });
}
