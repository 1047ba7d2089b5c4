import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client.js';

export type Channels = Schemas['PersonalChannelsAnswer'];
export type ChannelChoice = Schemas['ChannelChoiceBody'];
export type Delegation = Schemas['DelegationAnswer'];

/** Through which channels one is told, where each leads, and when what can wait comes. */
export const channelsQuery = queryOptions({
  queryKey: ['me', 'channels'],
  queryFn: ({ signal }) => bodyOf(api.GET('/v1/me/channels', { signal })),
});

/** @param version that was read @throws ApiProblem `version.stale` */
export function chooseChannels(body: ChannelChoice, version: number): Promise<Channels> {
  return bodyOf(api.PUT('/v1/me/channels', { params: { header: { 'If-Match': `"${version}"` } }, body }));
}

/** How the pages look and answer, on every device. */
export function savePreferences(body: Schemas['PreferencesBody']): Promise<Schemas['PreferencesAnswer']> {
  return bodyOf(api.PUT('/v1/me/preferences', { body }));
}

/** When a person is away and who stands in (代理), the latest days first. */
export function delegationsQuery(personId: string) {
  return queryOptions({
    queryKey: ['me', 'delegations'],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/v1/people/{id}/delegations', { params: { path: { id: personId }, query: { limit: 20 } }, signal })))
        .items,
  });
}

/** Who may stand in. */
export function deputiesQuery(personId: string) {
  return queryOptions({
    queryKey: ['me', 'deputies'],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/v1/people/{id}/deputies', { params: { path: { id: personId } }, signal }))).items,
  });
}

/** @throws ApiProblem `delegation.overlap`, `delegation.circle`, `delegation.deputy-inactive`, … */
export function delegate(personId: string, body: Schemas['DelegationBody']): Promise<Delegation> {
  return bodyOf(api.POST('/v1/people/{id}/delegations', { params: { path: { id: personId } }, body }));
}

export function endDelegation(personId: string, delegationId: string): Promise<Delegation> {
  return bodyOf(api.POST('/v1/people/{id}/delegations/{delegationId}/end', { params: { path: { id: personId, delegationId } } }));
}
