import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { setLanguage, storedLanguage } from '../i18n/index.js';
import { applyPreferences } from '../theme/theme.js';
import { api, bodyOf, type Schemas } from './client.js';

export type Me = Schemas['MeAnswer'];

/** Who is logged in. The day and the time of the server come with it: no page reads the clock of the browser. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await bodyOf(api.GET('/v1/me', { signal }));
    applyPreferences(me.preferences);
    await setLanguage(storedLanguage() ?? me.language);
    return me;
  },
  staleTime: 5 * 60_000,
  retry: false,
});

/** For pages behind the login: the router has read it before they are shown. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export function useToday(): string {
  return useMe().today;
}

/** @throws ApiProblem when name and password do not fit */
export function logIn(body: Schemas['LoginBody']): Promise<Schemas['SessionAnswer']> {
  return bodyOf(api.POST('/v1/login', { body }));
}

export async function logOut(): Promise<void> {
  await bodyOf(api.POST('/v1/logout'));
  for (const key of Object.keys(localStorage)) if (key.startsWith('duban.draft.')) localStorage.removeItem(key);
}
