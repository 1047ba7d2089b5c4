import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from '../client.js';

export type Revision = Schemas['RevisionAnswer'];
export type RevisionEntry = Schemas['RevisionEntryAnswer'];
export type EntryKind = keyof Omit<Schemas['RevisionCountsAnswer'], 'conflicts'>;
export type EntryChoice = Schemas['EntryChoiceBody'];

/** Versions of a plan, the newest first. */
export function revisionsQuery(planId: string) {
  return queryOptions({
    queryKey: ['plan', planId, 'revisions'],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/v1/plans/{id}/revisions', { params: { path: { id: planId }, query: { limit: 50 } }, signal })))
        .items,
  });
}

/** One version with a part of the difference that it makes. */
export function revisionQuery(planId: string, number: number, kinds: EntryKind[]) {
  return infiniteQueryOptions({
    queryKey: ['plan', planId, 'revision', number, kinds],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/plans/{id}/revisions/{number}', {
          params: {
            path: { id: planId, number },
            query: { limit: 200, kind: kinds, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    ...BY_CURSOR,
  });
}

/** @throws ApiProblem `revision.outdated`: items were changed since, the difference has been worked out anew */
export function applyRevision({ planId, number, version }: Revision, body: Schemas['ApplyBody']): Promise<Revision> {
  return bodyOf(
    api.POST('/v1/plans/{id}/revisions/{number}/apply', {
      params: { path: { id: planId, number }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  );
}

export function discardRevision({ planId, number, version }: Revision, reason: string): Promise<Revision> {
  return bodyOf(
    api.POST('/v1/plans/{id}/revisions/{number}/discard', {
      params: { path: { id: planId, number }, header: { 'If-Match': `"${version}"` } },
      body: reason ? { reason } : {},
    }),
  );
}
