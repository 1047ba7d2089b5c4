import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';

export type ApiKey = Schemas['ApiKeyAnswer'];

/** All keys, newest first, without the keys themselves. */
export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/api-keys', { signal }))).items,
});

/** The answer has the key itself, this once. */
export function createKey(body: Schemas['ApiKeyBody']): Promise<Schemas['NewApiKeyAnswer']> {
  return bodyOf(api.POST('/v1/api-keys', { body }));
}

export async function revokeKey(id: string): Promise<void> {
  await bodyOf(api.DELETE('/v1/api-keys/{id}', { params: { path: { id } } }));
}
