import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client.js';
import type { paths } from './schema.js';

export type Overdue = Schemas['OverdueAnswer'];
export type DeskAction = Schemas['DeskActionBody']['action'];
export type DeskFilter = Omit<NonNullable<paths['/v1/overdue']['get']['parameters']['query']>, 'cursor' | 'limit'>;

/** All overdue projects, in the order of the server: level, then age. A desk is worked through, so it is read whole. */
export function overdueQuery(filter: DeskFilter) {
  return queryOptions({
    queryKey: ['overdue', filter],
    queryFn: async ({ signal }) => {
      const rows: Overdue[] = [];
      let cursor: string | null = null;
      do {
        const page: Schemas['OverduePage'] = await bodyOf(
          api.GET('/v1/overdue', { params: { query: { ...filter, limit: 200, ...(cursor ? { cursor } : {}) } }, signal }),
        );
        rows.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return rows;
    },
  });
}

/** One act on up to 500 projects, each by itself: some may be refused while others are done. */
export function actOnDesk(body: Schemas['DeskActionBody'], idempotencyKey: string): Promise<Schemas['DeskActionAnswer']> {
  return bodyOf(api.POST('/v1/overdue/actions', { body, headers: { 'Idempotency-Key': idempotencyKey } }));
}
