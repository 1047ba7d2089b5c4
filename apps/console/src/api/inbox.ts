import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from './client.js';

export type InboxMessage = Schemas['InboxMessageAnswer'];

/** How many messages are unread; the stream keeps it fresh. */
export const unreadQuery = queryOptions({
  queryKey: ['inbox', 'unread'],
  queryFn: async ({ signal }) => {
    const { unread } = await bodyOf(api.GET('/v1/inbox', { params: { query: { limit: 1, unread: true } }, signal }));
    return { unread };
  },
});

export function inboxQuery(unread: boolean) {
  return infiniteQueryOptions({
    queryKey: ['inbox', 'list', { unread }],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/inbox', { params: { query: { limit: 50, unread, ...(pageParam ? { cursor: pageParam } : {}) } }, signal }),
      ),
    ...BY_CURSOR,
  });
}

export function markRead(id: string): Promise<InboxMessage> {
  return bodyOf(api.POST('/v1/inbox/{id}/read', { params: { path: { id } } }));
}

/** All messages up to this one. */
export function markAllRead(upTo: string): Promise<Schemas['ReadAllAnswer']> {
  return bodyOf(api.POST('/v1/inbox/read-all', { body: { upTo } }));
}
