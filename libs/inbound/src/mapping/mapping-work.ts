import jsonata from 'jsonata';

export interface MappingLimits {
  /** For an evaluation, in milliseconds. */
  deadlineMs: number;
  /** How deep functions may call each other. */
  maxDepth: number;
  /** Characters of the result as JSON. */
  maxResult: number;
}

/** The result as JSON (null: nothing was found), or what is wrong with expression or body. */
export type MappingOutcome = { result: string | null } | { fault: string };

/** Maps one body. What it can't stop by itself (a regular expression, the heap) the pool of processes stops. @public */
export async function evaluate(mapping: string, body: Uint8Array, limits: MappingLimits): Promise<MappingOutcome> {
  let input: unknown;
  try {
    input = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { fault: 'The body is not JSON in UTF-8.' };
  }
  try {
    const expression = jsonata(mapping, { timeout: limits.deadlineMs, stack: limits.maxDepth });
    const result = JSON.stringify(await expression.evaluate(input)) as string | undefined;
    if (result !== undefined && result.length > limits.maxResult) {
      return { fault: `The mapping makes ${result.length} characters of this body, at most ${limits.maxResult}.` };
    }
    return { result: result ?? null };
  } catch (error) {
    return { fault: `The mapping can't be applied: ${sentenceOf(error)}` };
  }
}

/** JSONata throws plain objects that say where, and errors of the engine. */
function sentenceOf(error: unknown): string {
  const { message, position } = (error ?? {}) as { message?: unknown; position?: unknown };
  const at = typeof position === 'number' ? ` (at character ${position})` : '';
  return `${typeof message === 'string' ? message : 'it failed'}${at}`;
}
