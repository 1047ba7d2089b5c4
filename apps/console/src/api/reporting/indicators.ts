import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from '../client.js';
import type { paths } from '../schema.js';

export type IndicatorLine = Schemas['IndicatorLineAnswer'];
export type Indicator = Schemas['IndicatorAnswer'];
export type IndicatorPeriod = Schemas['ProgressPeriodAnswer'];
export type IndicatorFilter = NonNullable<paths['/v1/indicators']['get']['parameters']['query']>;

/** Indicators as they stand at the end of a period. */
export function indicatorTableQuery(filter: IndicatorFilter) {
  return infiniteQueryOptions({
    queryKey: ['indicators', filter],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/indicators', {
          params: { query: { limit: 50, ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    ...BY_CURSOR,
  });
}

interface ReportedValue {
  projectId: string;
  indicatorId: string;
  /** By its last month. */
  period: string;
  /** Of the project, as it was read. */
  version: number;
  value: number;
  note: string;
}

/** 报数, 更正. @throws ApiProblem `version.stale`, `indicator.period-invalid`, …; NetworkProblem */
export function reportIndicator(
  { projectId, indicatorId, period, version, value, note }: ReportedValue,
  idempotencyKey: string,
): Promise<Schemas['IndicatorList']> {
  return bodyOf(
    api.PUT('/v1/projects/{id}/indicators/{indicatorId}/values/{period}', {
      params: { path: { id: projectId, indicatorId, period }, header: { 'If-Match': `"${version}"` } },
      body: { value, ...(note ? { note } : {}) },
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  );
}
