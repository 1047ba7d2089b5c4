import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from '../client.js';
import { makeMove } from '../move.js';
import type { paths } from '../schema.js';

export type Circular = Schemas['CircularAnswer'];
export type CircularHead = Schemas['CircularHeadAnswer'];
export type CircularText = Schemas['CircularTextBody'];
export type CircularFigures = Schemas['CircularFiguresAnswer'];
export type CircularFilter = NonNullable<paths['/v1/circulars']['get']['parameters']['query']>;

export function circularsQuery(filter: CircularFilter) {
  return infiniteQueryOptions({
    queryKey: ['circulars', filter],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/circulars', {
          params: { query: { limit: 50, ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    ...BY_CURSOR,
  });
}

export function circularQuery(id: string) {
  return queryOptions({
    queryKey: ['circular', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/circulars/{id}', { params: { path: { id } }, signal })),
  });
}

/** Whom issuing it now would tell. */
export function recipientsQuery(id: string) {
  return queryOptions({
    queryKey: ['circular', id, 'recipients'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/circulars/{id}/recipients', { params: { path: { id } }, signal })),
    staleTime: 0,
  });
}

/** @throws ApiProblem `period.invalid`, …; NetworkProblem */
export function draftCircular(body: Schemas['CircularBody'], idempotencyKey: string): Promise<Circular> {
  return bodyOf(api.POST('/v1/circulars', { body, headers: { 'Idempotency-Key': idempotencyKey } }));
}

/** The whole text as it shall be. @throws ApiProblem `version.stale`, …; NetworkProblem */
export function saveCircular(id: string, version: number, text: CircularText): Promise<Circular> {
  return bodyOf(api.PUT('/v1/circulars/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: text }));
}

export type CircularMove = Exclude<CircularHead['legalTransitions'][number], 'edit'>;

/** 重新统计, 印发, 撤回. @throws ApiProblem `version.stale`, …; NetworkProblem */
export function moveCircular(
  { id, version }: Pick<Circular, 'id' | 'version'>,
  move: CircularMove,
  idempotencyKey: string,
): Promise<Circular> {
  return makeMove({ path: `/v1/circulars/${id}/${move}`, version, idempotencyKey, body: {} });
}
