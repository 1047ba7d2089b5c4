import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, problemOf, type Schemas } from './client.js';
import { sendRequest } from './request.js';
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
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
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
export async function moveSlip(slip: Slip, transition: SlipTransition, body: object, idempotencyKey: string): Promise<Slip> {
  const hasBody = Object.keys(body).length > 0;
  const response = await sendRequest(
    new Request(`/v1/slips/${slip.id}/${transition}`, {
      method: 'POST',
      headers: {
        'If-Match': `"${slip.version}"`,
        'Idempotency-Key': idempotencyKey,
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
    }),
  );
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response, answer);
  return answer as Slip;
}
