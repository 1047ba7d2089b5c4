import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';

export type CalendarYear = Schemas['CalendarYearAnswer'];
export type YearChange = Schemas['YearChangeAnswer'];

/** The official calendar by years, and which years are only assumed. */
export const yearsQuery = queryOptions({
  queryKey: ['calendar-years'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/calendar/years', { signal }))).items,
});

/** @param notice a file of the data set holiday-cn @throws ApiProblem `calendar.invalid` */
export function loadYear(notice: Schemas['YearNoticeBody'], dryRun: boolean): Promise<YearChange> {
  return bodyOf(api.POST('/v1/calendar/years', { params: { query: { dryRun } }, body: notice }));
}
