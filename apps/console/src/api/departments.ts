import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.js';

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/departments', { signal }))).items,
  staleTime: 10 * 60_000,
});
