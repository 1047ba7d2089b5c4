import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client.js';

export type Task = Schemas['TaskAnswer'];
export type TaskAction = Schemas['TaskActionAnswer'];
/** The own ones, or also those that colleagues of the department have. */
export type TaskScope = 'me' | 'department';
export type BulkAction = Schemas['TaskActionsBody']['action'];

/** What waits for this person, the most urgent first. It ends by the act that is owed, not by reading it. */
export function tasksQuery(scope: TaskScope) {
  return queryOptions({
    queryKey: ['tasks', 'list', scope],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/me/tasks', { params: { query: { scope } }, signal })),
  });
}

export function taskCountQuery(scope: TaskScope) {
  return queryOptions({
    queryKey: ['tasks', 'count', scope],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/me/tasks/count', { params: { query: { scope } }, signal })),
  });
}

/** 签收 or 无变化 for many, each by itself. */
export function actOnTasks(body: Schemas['TaskActionsBody'], idempotencyKey: string): Promise<Schemas['TaskActionsAnswer']> {
  return bodyOf(api.POST('/v1/me/tasks/actions', { body, headers: { 'Idempotency-Key': idempotencyKey } }));
}
