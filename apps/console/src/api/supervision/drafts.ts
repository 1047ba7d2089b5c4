import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';
import type { paths } from '../schema.js';

export type Draft = Schemas['DraftAnswer'];
export type Interview = Schemas['InterviewAnswer'];
export type InterviewDetails = Schemas['InterviewBody'];
export type DraftFilter = Omit<NonNullable<paths['/v1/drafts']['get']['parameters']['query']>, 'cursor' | 'limit'>;

/** All drafts of 通报 and 约谈 that pass the filter, the oldest first: they are worked through, so they are read whole. */
export function draftsQuery(filter: DraftFilter) {
  return queryOptions({
    queryKey: ['drafts', filter],
    queryFn: async ({ signal }) => {
      const drafts: Draft[] = [];
      let cursor: string | null = null;
      do {
        const page: Schemas['DraftPage'] = await bodyOf(
          api.GET('/v1/drafts', { params: { query: { ...filter, limit: 200, ...(cursor ? { cursor } : {}) } }, signal }),
        );
        drafts.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return drafts;
    },
  });
}

/** How many wait for a decision. */
export function draftCountQuery(filter: DraftFilter) {
  return queryOptions({
    queryKey: ['drafts', 'count', filter],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/v1/drafts', { params: { query: { ...filter, limit: 1 } }, signal }))).total,
  });
}

/** One draft, also one that was decided: what a message leads to. */
export function draftQuery(id: string) {
  return queryOptions({
    queryKey: ['drafts', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/drafts/{id}', { params: { path: { id } }, signal })),
  });
}

/** What the notice of the interview would say; null for a draft of a circular. */
export function draftProposalQuery(id: string) {
  return queryOptions({
    queryKey: ['drafts', id, 'proposal'],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/v1/drafts/{id}/proposal', { params: { path: { id } }, signal }))).interview,
  });
}

export function interviewsQuery(filter: { departmentId?: string | undefined }) {
  return queryOptions({
    queryKey: ['interviews', filter],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/interviews', { params: { query: { ...filter, limit: 100 } }, signal })),
  });
}

export function approveDraft(id: string, body: Schemas['DraftApprovalBody'], idempotencyKey: string): Promise<Draft> {
  return bodyOf(
    api.POST('/v1/drafts/{id}/approve', { params: { path: { id } }, body, headers: { 'Idempotency-Key': idempotencyKey } }),
  );
}

export function dismissDraft(id: string, reason: string, idempotencyKey: string): Promise<Draft> {
  return bodyOf(
    api.POST('/v1/drafts/{id}/dismiss', {
      params: { path: { id } },
      body: { reason },
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  );
}
