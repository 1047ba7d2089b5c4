/** A problem document of the API (RFC 9457): a stable code, and a sentence that says what to do. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly requestId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    readonly status: number,
    body: unknown,
    /** Seconds after which a repeat makes sense. */
    readonly retryAfter: number | null,
  ) {
    const facts = isObject(body) ? body : {};
    super(textOf(facts.detail) ?? textOf(facts.title) ?? `HTTP ${status}`);
    this.code = textOf(facts.code) ?? `http.${status}`;
    this.requestId = textOf(facts.requestId);
    this.facts = facts;
  }
}

/** No answer came. */
export class NetworkProblem extends Error {
  constructor(readonly kind: 'offline' | 'timeout') {
    super(kind);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
