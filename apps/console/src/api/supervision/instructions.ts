import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';

export type Instruction = Schemas['InstructionAnswer'];
export type Comment = Schemas['CommentAnswer'];

/** What leaders wrote on a project (批示), the latest first. */
export function instructionsQuery(projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'instructions'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/instructions', { params: { query: { projectId, limit: 100 } }, signal })),
  });
}

export function giveInstruction(
  projectId: string,
  body: Schemas['InstructionBody'],
  idempotencyKey: string,
): Promise<Instruction> {
  return bodyOf(
    api.POST('/v1/projects/{id}/instructions', {
      params: { path: { id: projectId } },
      body,
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  );
}

export function answerInstruction(id: string, text: string, idempotencyKey: string): Promise<Instruction> {
  return bodyOf(
    api.POST('/v1/instructions/{id}/answer', {
      params: { path: { id } },
      body: { text },
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  );
}

/** What people said about a project, the oldest first. */
export function commentsQuery(projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'comments'],
    queryFn: async ({ signal }) => {
      const comments: Comment[] = [];
      let cursor: string | null = null;
      do {
        const page: Schemas['CommentPage'] = await bodyOf(
          api.GET('/v1/projects/{id}/comments', {
            params: { path: { id: projectId }, query: { limit: 200, ...(cursor ? { cursor } : {}) } },
            signal,
          }),
        );
        comments.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return comments;
    },
  });
}

export function writeComment(projectId: string, body: Schemas['NewCommentBody'], idempotencyKey: string): Promise<Comment> {
  return bodyOf(
    api.POST('/v1/projects/{id}/comments', {
      params: { path: { id: projectId } },
      body,
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  );
}

export function editComment(id: string, text: string): Promise<Comment> {
  return bodyOf(api.PATCH('/v1/comments/{id}', { params: { path: { id } }, body: { text } }));
}

export async function deleteComment(id: string): Promise<void> {
  await bodyOf(api.DELETE('/v1/comments/{id}', { params: { path: { id } } }));
}
