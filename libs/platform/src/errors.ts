/**
 * Something the caller can put right. `code` is stable and names the problem type (RFC 9457); `message` is one
 * sentence that says what to do; `facts` are members that a program can read.
 * The HTTP status of each code stands in one table of `apps/api`.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DomainError';
  }
}

/** The thing asked for doesn't exist, or isn't visible to the one who asks (the two can't be told apart from outside). */
export function notFound(kind: string, id: string): DomainError {
  return new DomainError(`${kind}.not-found`, `There is no ${kind} ${id} that you can see. Check the id.`, { id });
}

/** The row changed since it was read. */
export function staleVersion(kind: string, id: string, expected: number, actual: number): DomainError {
  return new DomainError(
    'version.stale',
    `This ${kind} was changed by somebody else (you have version ${expected}, it is now at ${actual}). Read it again, then repeat your change.`,
    { id, expected, actual },
  );
}
