import { problemOf } from './client.js';
import { sendRequest } from './request.js';

export interface Move {
  /** As `/v1/slips/0190…/accept`. */
  path: string;
  /** The version that the person saw; null: the operation takes none. */
  version: number | null;
  /** Made when the form opened: sent again, it is done once. */
  idempotencyKey: string;
  body: Readonly<Record<string, unknown>>;
}

/**
 * One act on one thing (project, slip, blocker, call-in).
 * @throws ApiProblem `version.stale` when somebody else was faster, …; NetworkProblem
 */
export async function makeMove<Answer>({ path, version, idempotencyKey, body }: Move): Promise<Answer> {
  const hasBody = Object.keys(body).length > 0;
  const response = await sendRequest(
    new Request(path, {
      method: 'POST',
      headers: {
        'Idempotency-Key': idempotencyKey,
        ...(version === null ? {} : { 'If-Match': `"${version}"` }),
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
    }),
  );
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response, answer);
  return answer as Answer;
}

export function newIdempotencyKey(): string {
  // `randomUUID` needs a secure context; an office may serve this without TLS.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
