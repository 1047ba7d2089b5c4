import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from '../client.js';
import { makeMove } from '../move.js';
import type { paths } from '../schema.js';

export type Ranking = Schemas['RankingAnswer'];
export type RankedScore = Schemas['RankedScoreAnswer'];
export type Scorecard = Schemas['ScorecardAnswer'];
export type ScoreLine = Schemas['ScoreLineAnswer'];
export type ScoreRow = Schemas['ScoreRowAnswer'];
export type Appeal = Schemas['AppealAnswer'];
export type Verdict = Appeal['legalTransitions'][number];

/** Which scores: period, scope, the day on which one looks, and the version of the rules. */
export type ScoreFilter = Omit<NonNullable<paths['/v1/scorecards']['get']['parameters']['query']>, 'from' | 'to'>;

/** All departments, best first; of an officer the own one. */
export function rankingQuery(filter: ScoreFilter) {
  return queryOptions({
    queryKey: ['scorecards', filter],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/scorecards', { params: { query: filter }, signal })),
  });
}

/** One department, with the rows behind every number. */
export function scorecardQuery(departmentId: string, filter: ScoreFilter) {
  return queryOptions({
    queryKey: ['scorecards', departmentId, filter],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/scorecards/{departmentId}', { params: { path: { departmentId }, query: filter }, signal })),
  });
}

export const scoreRulesQuery = queryOptions({
  queryKey: ['score-rules'],
  queryFn: ({ signal }) => bodyOf(api.GET('/v1/score-rules', { signal })),
  staleTime: 10 * 60_000,
});

/** 申诉, the oldest first; those that wait for a decision, unless told otherwise. */
export function appealsQuery(all: boolean) {
  return infiniteQueryOptions({
    queryKey: ['appeals', { all }],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/appeals', {
          params: {
            query: {
              limit: 50,
              state: all ? ['submitted', 'upheld', 'rejected'] : ['submitted'],
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    ...BY_CURSOR,
  });
}

export function appealQuery(id: string) {
  return queryOptions({
    queryKey: ['appeal', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/appeals/{id}', { params: { path: { id } }, signal })),
  });
}

interface NewAppeal {
  departmentId: string;
  /** In which scorecard the line stands. */
  filter: ScoreFilter;
  lineId: string;
  reason: string;
}

/** @throws ApiProblem `appeal.exists`, …; NetworkProblem */
export function submitAppeal(
  { departmentId, filter: { rules: _rules, ...query }, lineId, reason }: NewAppeal,
  idempotencyKey: string,
): Promise<Appeal> {
  return bodyOf(
    api.POST('/v1/scorecards/{departmentId}/appeals', {
      params: { path: { departmentId }, query },
      body: { lineId, reason },
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  );
}

/** @throws ApiProblem `appeal.decided`, …; NetworkProblem */
export function decideAppeal(id: string, verdict: Verdict, answer: string, idempotencyKey: string): Promise<Appeal> {
  return makeMove({ path: `/v1/appeals/${id}/${verdict}`, version: null, idempotencyKey, body: { answer } });
}
