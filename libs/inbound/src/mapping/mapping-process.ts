import jsonata from 'jsonata';
import { type MappingOutcome, type MappingTask, READY } from './mapping-task.js';

/** Entry of the process: maps one body after the other. What it can't stop by itself (a regular expression, the heap) the parent stops. */
process.on('message', (task: MappingTask) => {
  void outcomeOf(task).then((outcome) => process.send?.(outcome));
});

async function outcomeOf({ mapping, body, limits }: MappingTask): Promise<MappingOutcome> {
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

process.send?.(READY);
