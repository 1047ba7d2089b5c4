import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from '../client.js';
import { makeMove } from '../move.js';

export type Schedule = Schemas['ReportScheduleAnswer'];
export type ScheduleContent = Schemas['ReportScheduleBody'];

export type Report = Schemas['ReportRunAnswer'];

export const schedulesQuery = queryOptions({
  queryKey: ['reports', 'schedules'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/report-schedules', { signal }))).items,
});

const WAITING_MS = 3000;

/** Reports that were made, the latest first; while one is waited for they are read again. */
export function reportsQuery(scheduleId?: string) {
  return infiniteQueryOptions({
    queryKey: ['reports', 'made', scheduleId],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/reports', {
          params: {
            query: { limit: 30, ...(scheduleId ? { scheduleId } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    ...BY_CURSOR,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((report) => report.state === 'waiting')) ? WAITING_MS : false,
  });
}

/** The report that a message leads to. */
export function reportQuery(id: string) {
  return queryOptions({
    queryKey: ['reports', 'one', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/reports/{id}', { params: { path: { id } }, signal })),
  });
}

/** What a schedule would do, before it is saved. */
export function previewQuery(content: ScheduleContent) {
  return queryOptions({
    queryKey: ['reports', 'preview', content],
    queryFn: ({ signal }) => bodyOf(api.POST('/v1/report-schedules/preview', { body: content, signal })),
  });
}

/** @throws ApiProblem `version.stale`, `report.circular-scope`, … */
export function saveSchedule(content: ScheduleContent, before: Schedule | null): Promise<Schedule> {
  if (!before) return bodyOf(api.POST('/v1/report-schedules', { body: content }));
  const params = { path: { id: before.id }, header: { 'If-Match': `"${before.version}"` } };
  return bodyOf(api.PUT('/v1/report-schedules/{id}', { params, body: content }));
}

export async function removeSchedule({ id, version }: Schedule): Promise<void> {
  const params = { path: { id }, header: { 'If-Match': `"${version}"` } };
  await bodyOf(api.DELETE('/v1/report-schedules/{id}', { params }));
}

/** Pauses or resumes a schedule. */
export function turnSchedule({ id, version }: Schedule, to: 'pause' | 'resume', idempotencyKey: string): Promise<Schedule> {
  return makeMove({ path: `/v1/report-schedules/${id}/${to}`, version, idempotencyKey, body: {} });
}

/** Makes a report now, beside those of the schedule. */
export function runSchedule({ id }: Schedule): Promise<Report> {
  return bodyOf(api.POST('/v1/report-schedules/{id}/run', { params: { path: { id } }, body: {} }));
}

/** Makes one that failed or was skipped. */
export function retryReport(id: string): Promise<Report> {
  return bodyOf(api.POST('/v1/reports/{id}/retry', { params: { path: { id } } }));
}
