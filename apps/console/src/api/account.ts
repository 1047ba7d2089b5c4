import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client.js';

/** Where this person is logged in, the newest first. */
export const loginsQuery = queryOptions({
  queryKey: ['me', 'logins'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/me/logins', { signal }))).items,
});

/** Ends all other logins. @throws ApiProblem when the password now is wrong, or the new one is easily guessed */
export async function changePassword(body: Schemas['PasswordChangeBody']): Promise<void> {
  await bodyOf(api.POST('/v1/me/password', { body }));
}

export async function endLogin(id: string): Promise<void> {
  await bodyOf(api.DELETE('/v1/me/logins/{id}', { params: { path: { id } } }));
}

export async function endOtherLogins(): Promise<void> {
  await bodyOf(api.DELETE('/v1/me/logins'));
}
