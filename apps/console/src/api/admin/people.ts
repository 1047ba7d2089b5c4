import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from '../client.js';
import type { paths } from '../schema.js';

export type Person = Schemas['PersonAnswer'];
export type PeopleFilter = Omit<NonNullable<paths['/v1/people']['get']['parameters']['query']>, 'cursor' | 'limit'>;
export type PersonBody = Schemas['PersonBody'];
export type Unreachable = Schemas['UnreachableAnswer'];

/** People by login, page by page. */
export function peopleListQuery(filter: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: ['people', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/people', {
          params: { query: { limit: 100, ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    ...BY_CURSOR,
  });
}

/** Whom only the inbox reaches, of all that the policies in use would use, and why. */
export const unreachableQuery = infiniteQueryOptions({
  queryKey: ['people', 'unreachable'],
  queryFn: ({ pageParam, signal }) =>
    bodyOf(
      api.GET('/v1/people/unreachable', {
        params: { query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      }),
    ),
  ...BY_CURSOR,
});

/** @throws ApiProblem `person.login-taken`, `person.department-needed`, `password.weak` */
export function createPerson(body: PersonBody): Promise<Person> {
  return bodyOf(api.POST('/v1/people', { body }));
}

/** @throws ApiProblem `person.last-administrator`, `person.department-needed`, `password.weak` */
export function updatePerson(id: string, body: Schemas['PersonChangeBody']): Promise<Person> {
  return bodyOf(api.PATCH('/v1/people/{id}', { params: { path: { id } }, body }));
}

/** Where a person is reached besides the e-mail. */
export function addressesQuery(id: string) {
  return queryOptions({
    queryKey: ['people', id, 'addresses'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/people/{id}/addresses', { params: { path: { id } }, signal })),
  });
}

/** All of them; one that is left out is taken away. @throws ApiProblem `address.invalid` */
export function setAddresses(id: string, body: Schemas['AddressesBody']): Promise<Schemas['AddressesBody']> {
  return bodyOf(api.PUT('/v1/people/{id}/addresses', { params: { path: { id } }, body }));
}

export type RosterOutcome = Schemas['RosterImportAnswer'];

/** A roster as a workbook. @param dryRun say what each row would become, and write nothing */
export function sendRoster(
  file: File,
  query: { dryRun: boolean; skipFaulty: boolean; passwords: boolean },
): Promise<RosterOutcome> {
  return bodyOf(
    api.POST('/v1/roster/import', {
      params: { query },
      // The generated type of a file is a text; what is sent is the form below.
      body: { file: '' },
      bodySerializer: () => {
        const form = new FormData();
        form.set('file', file);
        return form;
      },
    }),
  );
}
