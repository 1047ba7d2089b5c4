import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from './client.js';
import { makeMove } from './move.js';
import type { paths } from './schema.js';

export type Slip = Schemas['SlipAnswer'];
export type SlipColour = Slip['colour'];
export type SlipTransition = Slip['legalTransitions'][number];
export type SlipFilter = NonNullable<paths['/v1/slips']['get']['parameters']['query']>;

export function slipsQuery(filter: SlipFilter) {
  return infiniteQueryOptions({
    queryKey: ['slips', filter],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/slips', {
          params: { query: { limit: 50, ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    ...BY_CURSOR,
  });
}

export function slipQuery(id: string) {
  return queryOptions({
    queryKey: ['slip', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/slips/{id}', { params: { path: { id } }, signal })),
  });
}

/** What a slip would say, before it has a number. */
export function slipDraftQuery(projectId: string, colour?: SlipColour) {
  return queryOptions({
    queryKey: ['slip-draft', projectId, colour],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/projects/{id}/slips/draft', {
          params: { path: { id: projectId }, query: colour ? { colour } : {} },
          signal,
        }),
      ),
    staleTime: 0,
  });
}

/** @throws ApiProblem, NetworkProblem */
export function moveSlip(
  slip: Slip,
  transition: SlipTransition,
  body: Record<string, unknown>,
  idempotencyKey: string,
): Promise<Slip> {
  return makeMove({ path: `/v1/slips/${slip.id}/${transition}`, version: slip.version, idempotencyKey, body });
}
