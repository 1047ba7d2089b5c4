import { problemOf } from './client.js';
import type { Project } from './projects.js';
import { sendRequest } from './request.js';

export type Transition = Project['legalTransitions'][number];

/** One act on a project that a person wants done: sent again it is done once, for the key stays the same. */
export interface TransitionRequest {
  projectId: string;
  transition: Transition;
  /** The version that the person saw. */
  version: number;
  idempotencyKey: string;
  body: Readonly<Record<string, unknown>>;
}

/**
 * Makes a transition of a project.
 * @throws ApiProblem `project.changed` when somebody else was faster, …; NetworkProblem
 */
export async function makeTransition({
  projectId,
  transition,
  version,
  idempotencyKey,
  body,
}: TransitionRequest): Promise<Project> {
  const hasBody = Object.keys(body).length > 0;
  const response = await sendRequest(
    new Request(`/v1/projects/${projectId}/${transition}`, {
      method: 'POST',
      headers: {
        'If-Match': `"${version}"`,
        'Idempotency-Key': idempotencyKey,
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
    }),
  );
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response, answer);
  return answer as Project;
}

export function newIdempotencyKey(): string {
  // `randomUUID` needs a secure context; an office may serve this without TLS.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
