import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client.js';

export type Task = Schemas['TaskAnswer'];
export type TaskAction = Schemas['TaskActionAnswer'];
export type BulkAction = Schemas['TaskActionsBody']['action'];

/** What waits for this person, the most urgent first. It ends by the act that is owed, not by reading it. */
export const tasksQuery = queryOptions({
  queryKey: ['tasks', 'list'],
  queryFn: ({ signal }) => bodyOf(api.GET('/v1/me/tasks', { signal })),
});

export const taskCountQuery = queryOptions({
  queryKey: ['tasks', 'count'],
  queryFn: ({ signal }) => bodyOf(api.GET('/v1/me/tasks/count', { signal })),
});

/** 签收 or 无变化 for many, each by itself. */
export function actOnTasks(body: Schemas['TaskActionsBody'], idempotencyKey: string): Promise<Schemas['TaskActionsAnswer']> {
  return bodyOf(api.POST('/v1/me/tasks/actions', { body, headers: { 'Idempotency-Key': idempotencyKey } }));
}
