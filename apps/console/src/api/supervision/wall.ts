import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';
import { ApiProblem } from '../problem.js';

export type Wall = Schemas['WallAnswer'];
export type Screen = Schemas['ScreenAnswer'];

const MINUTE_MS = 60_000;
/** After a failure it is tried more often, so that the screen comes back soon. */
const AGAIN_MS = 15_000;

/** What a screen shows; read again every minute, also when nobody looks at the window. @param token of the screen, not of a person */
export function wallQuery(token: string, planId: string | undefined) {
  return queryOptions({
    queryKey: ['wall', token, planId],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/wall', {
          params: { query: planId ? { planId } : {} },
          headers: { Authorization: `Bearer ${token}` },
          signal,
        }),
      ),
    retry: false,
    refetchInterval: ({ state }) => (state.status === 'error' ? AGAIN_MS : MINUTE_MS),
    refetchIntervalInBackground: true,
  });
}

/** The link was revoked, or is none: nothing is shown any more. */
export function isRefused(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401;
}

/** The links of screens, the newest first. */
export const screensQuery = queryOptions({
  queryKey: ['screens'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/screens', { signal }))).items,
});

/** The answer has the address of the screen, this once. */
export function createScreen(name: string): Promise<Schemas['NewScreenAnswer']> {
  return bodyOf(api.POST('/v1/screens', { body: { name } }));
}

export async function revokeScreen(id: string): Promise<void> {
  await bodyOf(api.DELETE('/v1/screens/{id}', { params: { path: { id } } }));
}
