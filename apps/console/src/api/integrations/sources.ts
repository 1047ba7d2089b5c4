import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from '../client.js';

export type Source = Schemas['SourceAnswer'];
export type SourceBody = Schemas['SourceBody'];
export type InboundMessage = Schemas['InboundMessageAnswer'];
export type MessageState = InboundMessage['state'];

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/inbound-sources', { signal }))).items,
});

export function sourceQuery(id: string) {
  return queryOptions({
    queryKey: ['sources', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/inbound-sources/{id}', { params: { path: { id } }, signal })),
  });
}

/** The answer is the only place where the secret stands. @throws ApiProblem `mapping.invalid`, … */
export function createSource(body: SourceBody): Promise<Schemas['NewSourceAnswer']> {
  return bodyOf(api.POST('/v1/inbound-sources', { body }));
}

const at = ({ id, version }: Pick<Source, 'id' | 'version'>) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

/** @throws ApiProblem `version.stale`, `mapping.invalid` */
export function changeSource(source: Source, body: Schemas['SourceChangeBody']): Promise<Source> {
  return bodyOf(api.PATCH('/v1/inbound-sources/{id}', { params: at(source), body }));
}

export function deleteSource(source: Source): Promise<unknown> {
  return bodyOf(api.DELETE('/v1/inbound-sources/{id}', { params: at(source) }));
}

export function rotateSourceSecret(source: Source): Promise<Schemas['NewSourceAnswer']> {
  return bodyOf(api.POST('/v1/inbound-sources/{id}/rotate-secret', { params: at(source), body: {} }));
}

/** What a body would do by this mapping, without doing it. */
export function trySource(id: string, mapping: string, body: Record<string, unknown>): Promise<Schemas['TryAnswer']> {
  return bodyOf(api.POST('/v1/inbound-sources/{id}/try', { params: { path: { id } }, body: { mapping, body } }));
}

/** Applies all failed messages again; answers how many. */
export async function replaySource(id: string): Promise<number> {
  return (await bodyOf(api.POST('/v1/inbound-sources/{id}/replay', { params: { path: { id } } }))).messages;
}

const SOON_MS = 3000;

/** What came from a source, the latest first; read again while something in it waits. */
export function sourceMessagesQuery(id: string, state: MessageState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['inbound-messages', id, state ?? ''],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/inbound-sources/{id}/messages', {
          params: {
            path: { id },
            query: { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    ...BY_CURSOR,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ finishedAt }) => finishedAt === null)) ? SOON_MS : false,
  });
}

export function inboundMessageQuery(id: string) {
  return queryOptions({
    queryKey: ['inbound-message', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/inbound-messages/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) => (data?.finishedAt === null ? SOON_MS / 3 : false),
  });
}

/** Applies a failed or ignored message again, by the mapping of now. */
export function replayMessage(id: string): Promise<Schemas['InboundMessageDetailAnswer']> {
  return bodyOf(api.POST('/v1/inbound-messages/{id}/replay', { params: { path: { id } } }));
}
