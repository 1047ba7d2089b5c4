import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from '../client.js';

export type Endpoint = Schemas['EndpointAnswer'];
export type EndpointBody = Schemas['EndpointBody'];
export type Delivery = Schemas['DeliveryAnswer'];
export type DeliveryState = Delivery['state'];

const MINUTES = 60_000;

export const endpointsQuery = queryOptions({
  queryKey: ['endpoints'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/endpoints', { signal }))).items,
});

export function endpointQuery(id: string) {
  return queryOptions({
    queryKey: ['endpoints', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/endpoints/{id}', { params: { path: { id } }, signal })),
  });
}

/** The types that an endpoint may ask for, with what they mean. */
export const eventTypesQuery = queryOptions({
  queryKey: ['event-types'],
  queryFn: async ({ signal }) => {
    const { items } = await bodyOf(api.GET('/v1/event-types', { signal }));
    return items.map(({ type, wireType, term, meaning }) => ({ type, wireType, term, meaning }));
  },
  staleTime: 60 * MINUTES,
});

/** The answer is the only place where the secret stands. @throws ApiProblem `endpoint.url-refused`, … */
export function createEndpoint(body: EndpointBody): Promise<Schemas['NewEndpointAnswer']> {
  return bodyOf(api.POST('/v1/endpoints', { body }));
}

const at = ({ id, version }: Pick<Endpoint, 'id' | 'version'>) => ({
  path: { id },
  header: { 'If-Match': `"${version}"` },
});

/** @throws ApiProblem `version.stale` */
export function changeEndpoint(
  endpoint: Endpoint,
  body: Schemas['EndpointChangeBody'],
): Promise<Schemas['ChangedEndpointAnswer']> {
  return bodyOf(api.PATCH('/v1/endpoints/{id}', { params: at(endpoint), body }));
}

export function deleteEndpoint(endpoint: Endpoint): Promise<unknown> {
  return bodyOf(api.DELETE('/v1/endpoints/{id}', { params: at(endpoint) }));
}

/** The answer is the only place where the new secret stands; the one before is valid for a day. */
export function rotateEndpointSecret(endpoint: Endpoint): Promise<Schemas['NewEndpointAnswer']> {
  return bodyOf(api.POST('/v1/endpoints/{id}/rotate-secret', { params: at(endpoint), body: {} }));
}

/** @throws ApiProblem `endpoint.off` */
export function testEndpoint(id: string): Promise<Schemas['DeliveryDetailAnswer']> {
  return bodyOf(api.POST('/v1/endpoints/{id}/test', { params: { path: { id } } }));
}

/** Sends again what failed, from a day on or ever; answers the job to watch. */
export async function recoverEndpoint(id: string, body: Schemas['RecoveryBody']): Promise<string> {
  return (await bodyOf(api.POST('/v1/endpoints/{id}/recover', { params: { path: { id } }, body }))).jobId;
}

export function stopRecovery(id: string): Promise<unknown> {
  return bodyOf(api.DELETE('/v1/endpoints/{id}/recover', { params: { path: { id } } }));
}

const SOON_MS = 3000;

/** The delivery log of an endpoint, the latest first; read again while something in it waits. */
export function endpointDeliveriesQuery(id: string, state: DeliveryState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['deliveries', id, state ?? ''],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/endpoints/{id}/deliveries', {
          params: {
            path: { id },
            query: { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    ...BY_CURSOR,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some((delivery) => delivery.state === 'pending')) ? SOON_MS : false,
  });
}

/** One delivery with its attempts; read again until it has ended, or a further attempt is far off. */
export function deliveryQuery(id: string) {
  return queryOptions({
    queryKey: ['delivery', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/deliveries/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'pending' ? SOON_MS / 3 : false),
  });
}

/** Same id, same content, a new attempt. @throws ApiProblem `delivery.withdrawn` */
export function redeliver(id: string): Promise<Schemas['DeliveryDetailAnswer']> {
  return bodyOf(api.POST('/v1/deliveries/{id}/redeliver', { params: { path: { id } } }));
}
