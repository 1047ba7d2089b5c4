import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { allOf, api, bodyOf, BY_CURSOR, type Schemas } from './client.js';
import type { paths } from './schema.js';

/** A project in a list; one that was read alone has `actions` besides. */
export type Project = Schemas['ListedProjectAnswer'];
export type LampColour = Project['lamp'];
export type Action = Schemas['ActionAnswer'];
export type ProjectDetail = Schemas['ProjectDetailAnswer'];
export type HistoryEvent = Schemas['EventAnswer'];
export type CarryOverBody = Schemas['CarryOverBody'];
export type CarriedOver = Schemas['CarryOverAnswer'];
export type ProjectFilter = NonNullable<paths['/v1/projects']['get']['parameters']['query']>;

export const LAMPS = allOf<LampColour>()(['red', 'yellow', 'green', 'off']);

/** A list of projects, page by page. Lists and numbers use the same filter: a number is a link to its list. */
export function projectsQuery(filter: ProjectFilter) {
  return infiniteQueryOptions({
    queryKey: ['projects', filter],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/projects', {
          // The first page is small, so that it is there at once.
          params: { query: { ...filter, ...(pageParam ? { limit: 200, cursor: pageParam } : { limit: 50 }) } },
          signal,
        }),
      ),
    ...BY_CURSOR,
    // Somebody who has scrolled through thousands does not read all of them again by looking at another window.
    refetchOnWindowFocus: ({ state: { data } }) => (data?.pages.length ?? 0) <= 4,
  });
}

export function projectQuery(id: string, asOf?: string) {
  return queryOptions({
    queryKey: ['project', id, { asOf }],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/projects/{id}', { params: { path: { id }, query: asOf ? { asOf } : {} }, signal })),
  });
}

export function reportsQuery(id: string) {
  return queryOptions({
    queryKey: ['project', id, 'reports'],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/projects/{id}/reports', { params: { path: { id }, query: { limit: 100 } }, signal })),
  });
}

/** The passage of the plan that became the project, with the text around it. */
export function projectSourceQuery(id: string) {
  return queryOptions({
    queryKey: ['project', id, 'source'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/projects/{id}/source', { params: { path: { id } }, signal })),
  });
}

/** The steps that fall due if nothing changes, with whom they tell. */
export function upcomingQuery(id: string) {
  return queryOptions({
    queryKey: ['project', id, 'upcoming'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/projects/{id}/upcoming', { params: { path: { id } }, signal })),
  });
}

/** Who was told of the project, through which channel, and whether it arrived and was read. */
export function projectMessagesQuery(id: string) {
  return queryOptions({
    queryKey: ['project', id, 'messages'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/projects/{id}/messages', { params: { path: { id } }, signal })),
  });
}

export function milestonesQuery(id: string) {
  return queryOptions({
    queryKey: ['project', id, 'milestones'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/projects/{id}/milestones', { params: { path: { id } }, signal })),
  });
}

export function indicatorsQuery(id: string, asOf?: string) {
  return queryOptions({
    queryKey: ['project', id, 'indicators', { asOf }],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/projects/{id}/indicators', { params: { path: { id }, query: asOf ? { asOf } : {} }, signal })),
  });
}

export function attachmentsQuery(id: string) {
  return queryOptions({
    queryKey: ['project', id, 'attachments'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/projects/{id}/attachments', { params: { path: { id } }, signal })),
  });
}

export function slipsOfProjectQuery(projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'slips'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/slips', { params: { query: { projectId, limit: 100 } }, signal })),
  });
}

export function blockersOfProjectQuery(projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'blockers'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/blockers', { params: { query: { projectId, limit: 100 } }, signal })),
  });
}

/** @param file up to 20 MB; the report that names it makes it part of the project */
export function uploadAttachment(id: string, file: File): Promise<Schemas['AttachmentAnswer']> {
  return bodyOf(
    api.POST('/v1/projects/{id}/attachments', {
      params: { path: { id } },
      body: { file: file as unknown as string },
      bodySerializer: () => {
        const form = new FormData();
        form.set('file', file);
        return form;
      },
    }),
  );
}

/** Moves tasks to the next year, or says what would become of them. */
export function carryOver(body: CarryOverBody, idempotencyKey?: string): Promise<CarriedOver> {
  const headers = idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {};
  return bodyOf(api.POST('/v1/projects/carry-over', { body, headers }));
}
